import assert from 'node:assert/strict';
import { MemoryArchive } from '../../src/adapters/memory/memory-archive.js';
import { MemorySideRecords } from '../../src/adapters/memory/memory-side-records.js';
import { type FileLinks, fileLinks, LINK_MS } from '../../src/application/file-links.js';
import type { Archivo } from '../../src/domain/identity.js';

const URL_START = 'https://asm.example.org/archivo/';
const tokenOf = (url: string): string => url.slice(URL_START.length);

describe('A link to a file', () => {
  const records = new MemorySideRecords();
  const archive = new MemoryArchive();
  const bytes = new TextEncoder().encode('Oficio');
  let now = 1_000;
  let archivo: Archivo;
  const replica = (): FileLinks =>
    fileLinks({
      records,
      archive,
      machineNow: () => now,
      publicUrl: 'https://asm.example.org',
    });

  before(async () => {
    archivo = {
      sha256: await archive.keep(bytes),
      nombre: 'Oficio núm. 1.pdf',
      tipo: 'application/pdf',
      bytes: bytes.length,
    };
  });

  it('opens that file for ten minutes, for whom it was made', async () => {
    now = 1_000;
    const links = replica();
    const url = await links.link('ana', archivo);
    assert.ok(url.startsWith(URL_START) && /^[\w.-]+$/.test(tokenOf(url)), url);
    assert.deepEqual(await links.open(tokenOf(url)), { kind: 'file', person: 'ana', archivo, bytes });
    now += LINK_MS;
    assert.equal((await links.open(tokenOf(url))).kind, 'file');
    now += 1;
    assert.equal((await links.open(tokenOf(url))).kind, 'expired');
  });

  it('opens on every replica and after a restart', async () => {
    const url = await replica().link('ana', archivo);
    assert.equal((await replica().open(tokenOf(url))).kind, 'file');
    const [one, other] = [replica(), replica()];
    const [a, b] = await Promise.all([one.link('ana', archivo), other.link('ana', archivo)]);
    assert.equal((await other.open(tokenOf(a))).kind, 'file');
    assert.equal((await one.open(tokenOf(b))).kind, 'file');
  });

  it('opens nothing when one character of it is changed, or for another secret', async () => {
    const links = replica();
    const token = tokenOf(await links.link('ana', archivo));
    for (const at of [0, 10, Math.floor(token.length / 2), token.indexOf('.'), token.length - 3]) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      assert.equal((await links.open(altered)).kind, 'altered', `at ${at}`);
    }
    for (const other of ['', '.', 'a.b', `${token}.x`, 'x'.repeat(10_000)])
      assert.equal((await links.open(other)).kind, 'altered');
    const elsewhere = fileLinks({
      records: new MemorySideRecords(),
      archive,
      machineNow: () => now,
      publicUrl: '',
    });
    assert.equal((await elsewhere.open(token)).kind, 'altered');
  });

  it('says when the content is not in the archive', async () => {
    const links = replica();
    const url = await links.link('ana', { ...archivo, sha256: 'f'.repeat(64) });
    assert.equal((await links.open(tokenOf(url))).kind, 'missing');
  });
});
