import assert from 'node:assert/strict';
import { pino } from 'pino';
import { dispositionOf, mountFiles } from '../../../src/adapters/http/files.js';
import { createServer, listen, stopListening } from '../../../src/adapters/http/server.js';
import type { OpenedFile } from '../../../src/application/file-links.js';

const TOKEN = `${'a'.repeat(600)}.${'b'.repeat(43)}`;

describe('The address of a file', () => {
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const server = createServer({ log, localStart: true });
  let opened: OpenedFile | Error;
  let asked = '';
  let address = '';
  before(async () => {
    mountFiles(
      server,
      async (token) => {
        asked = token;
        if (opened instanceof Error) throw opened;
        return opened;
      },
      log,
    );
    address = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0, true)}`;
  });
  after(() => stopListening(server));
  const get = (): Promise<Response> => fetch(`${address}/archivo/${TOKEN}`);
  const file = (nombre: string, tipo: string, bytes = new Uint8Array([0, 255, 10, 13])): OpenedFile => ({
    kind: 'file',
    person: 'persona-1',
    bytes,
    archivo: { sha256: 'f'.repeat(64), nombre, tipo, bytes: bytes.length },
  });

  it('gives the bytes under the name that people gave them', async () => {
    opened = file('Oficio SE-001 - Dirección «Organización».pdf', 'application/pdf');
    const response = await get();
    assert.equal(asked, TOKEN);
    assert.equal(response.status, 200);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array([0, 255, 10, 13]));
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(
      response.headers.get('content-disposition'),
      `inline; filename="Oficio SE-001 - Direccion _Organizacion_.pdf"; filename*=UTF-8''Oficio%20SE-001%20-%20Direcci%C3%B3n%20%C2%ABOrganizaci%C3%B3n%C2%BB.pdf`,
    );
  });

  it('never shows what could run in the browser', async () => {
    for (const tipo of [
      'text/html',
      'image/svg+xml',
      'application/xhtml+xml',
      'text/xml',
      'application/javascript',
      'x"\r\ny/z',
    ]) {
      opened = file('a.html', tipo);
      const response = await get();
      assert.equal(response.headers.get('content-type'), 'application/octet-stream', tipo);
      assert.match(response.headers.get('content-disposition') ?? '', /^attachment;/);
    }
    opened = file('a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    assert.match((await get()).headers.get('content-type') ?? '', /wordprocessingml/);
  });

  it('hands over what is made meanwhile, and breaks off what can not be made to its end', async () => {
    const made = (pieces: AsyncIterable<Uint8Array>): OpenedFile => ({
      kind: 'made',
      person: 'p',
      made: { nombre: 'Expediente PAE 2025.zip', tipo: 'application/zip', pieces },
    });
    opened = made(
      (async function* () {
        yield new Uint8Array([1, 2]);
        yield new Uint8Array([3]);
      })(),
    );
    const response = await get();
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="Expediente PAE 2025.zip"/);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array([1, 2, 3]));
    opened = made(
      (async function* () {
        yield new Uint8Array(100_000);
        throw new Error('disk on fire');
      })(),
    );
    await assert.rejects(async () => (await get()).arrayBuffer());
    assert.match(logged.at(-1) ?? '', /disk on fire/);
  });

  it('says in Spanish what to do with a link that opens nothing', async () => {
    const archivo = { sha256: 'f'.repeat(64), nombre: 'secreto.pdf', tipo: 'application/pdf', bytes: 1 };
    const cases: readonly (readonly [OpenedFile | Error, number, RegExp])[] = [
      [{ kind: 'expired', person: 'p', archivo }, 410, /Este enlace ya venció.*Vuelva a Microsoft Teams/s],
      [{ kind: 'withdrawn', person: 'p' }, 403, /ya no está a su alcance/],
      [{ kind: 'altered' }, 403, /no es válido.*Vuelva a Microsoft Teams/s],
      [{ kind: 'missing', person: 'p', archivo }, 404, /no está disponible/],
      [new Error('disk on fire'), 500, /Intente de nuevo/],
    ];
    for (const [outcome, status, words] of cases) {
      opened = outcome;
      const response = await get();
      const page = await response.text();
      assert.equal(response.status, status);
      assert.match(page, words);
      assert.ok(!page.includes('secreto') && !page.includes('disk on fire'));
    }
  });

  it('is logged by person and content, without names and without the token', async () => {
    logged.length = 0;
    opened = file('Oficio de Ana.pdf', 'application/pdf');
    await get();
    opened = new Error('disk on fire');
    await get();
    const lines = logged.join('');
    assert.ok(lines.includes('persona-1') && lines.includes('f'.repeat(64)) && lines.includes('disk on fire'));
    assert.ok(!lines.includes('Ana') && !lines.includes(TOKEN.slice(0, 100)));
  });

  it('keeps a name from breaking out of its header', () => {
    const header = dispositionOf('a"\r\nSet-Cookie: x=1\u202e;\ud800/../b.pdf', 'text/plain');
    assert.ok(/^[\x20-\x7e]+$/.test(header));
    assert.equal(
      header,
      `attachment; filename="a_Set-Cookie: x=1_-..-b.pdf"; filename*=UTF-8''a%22Set-Cookie%3A%20x%3D1%3B-..-b.pdf`,
    );
  });
});
