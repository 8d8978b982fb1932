import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfferedFiles } from '../../src/local/offered-files.js';

describe('offered files', () => {
  let folder: string;
  let server: Server;
  let offered: OfferedFiles;
  let expire: () => void;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'offered-'));
    writeFileSync(join(folder, 'file'), 'contenido');
    offered = new OfferedFiles((work) => {
      expire = work;
      return () => undefined;
    });
    server = createServer((request, response) => void offered.serve(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const get = (link: string): Promise<Response> => {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${link}`);
  };

  it('are fetched as often as wanted until their link expires', async () => {
    const { link, fetched } = offered.offer(join(folder, 'file'), false);
    assert.equal(await (await get(link)).text(), 'contenido');
    await fetched;
    assert.equal((await get(link)).status, 200);
    expire();
    assert.equal((await get(link)).status, 404);
    assert(existsSync(join(folder, 'file')));
  });

  it('are fetched also by whoever hangs up on the last byte', async () => {
    const { port } = server.address() as AddressInfo;
    for (let time = 0; time < 50; time += 1) {
      const { link, fetched } = offered.offer(join(folder, 'file'), false);
      const socket = connect(port, '127.0.0.1').setEncoding('utf8');
      socket.write(`GET ${link} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
      let got = '';
      socket.on('data', (text: string) => {
        got += text;
        if (got.endsWith('contenido')) socket.destroy();
      });
      await fetched;
    }
  });

  it('are deleted with their link when they are disposable', async () => {
    offered.offer(join(folder, 'file'), true);
    offered.close();
    assert(!existsSync(join(folder, 'file')));
  });
});
