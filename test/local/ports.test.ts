import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePorts } from '../../src/local/free-ports.js';
import { LocalStartError } from '../../src/local/local-start-error.js';
import { portsBeyondThisMachine, requireFreePorts } from '../../src/local/ports.js';

describe('ports of the local start', () => {
  const servers: Server[] = [];
  const listen = async (port: number, host: string): Promise<void> => {
    const server = createServer().listen({ port, host });
    servers.push(server);
    await once(server, 'listening');
  };

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });

  it('accepts free ports', async () => {
    await requireFreePorts([{ port: await freePorts(1), use: 'el bot' }]);
  });

  it('finds ports in a row that the system does not lend to connections that go out', async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const first = await freePorts(8);
      assert(first > 1_024 && first + 8 <= 32_768, `${first}`);
    }
  });

  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`names the port that is busy on ${host}, its use and what to do`, async () => {
      const port = await freePorts(1);
      await listen(port, host);
      await assert.rejects(requireFreePorts([{ port, use: 'el bot' }]), (error) => {
        assert(error instanceof LocalStartError);
        assert.match(error.message, new RegExp(`El puerto ${port} \\(el bot\\) está ocupado\\. .*Ctrl\\+C`));
        return true;
      });
    });
  }

  it('tells a port that answers beyond loopback from one that does not', async () => {
    const first = await freePorts(2);
    await listen(first, '0.0.0.0');
    await listen(first + 1, '127.0.0.1');
    // 127.0.0.2 stands for an address of the network: what listens on 127.0.0.1 alone does not answer there.
    assert.deepEqual(await portsBeyondThisMachine([first, first + 1], ['127.0.0.2']), [first]);
  });
});
