import assert from 'node:assert/strict';
import { MemoryArchive } from '../../src/adapters/memory/memory-archive.js';
import { MemorySideRecords } from '../../src/adapters/memory/memory-side-records.js';
import { type FileLinks, fileLinks, LINK_MS, type MadeFile } from '../../src/application/file-links.js';
import type { Archivo } from '../../src/domain/identity.js';

const URL_START = 'https://asm.example.org/archivo/';
const tokenOf = (url: string): string => url.slice(URL_START.length);

/** The expediente that somebody may have, in two pieces. */
const expediente = async (person: string, ciclo: string): Promise<MadeFile | undefined> =>
  person === 'ana' ? { nombre: `Expediente ${ciclo}.zip`, tipo: 'application/zip', pieces: pieces() } : undefined;

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1]);
  yield new Uint8Array([2]);
}

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
      expediente,
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
      expediente,
    });
    assert.equal((await elsewhere.open(token)).kind, 'altered');
  });

  it('opens an expediente for who may have it at that moment, for ten minutes', async () => {
    const links = replica();
    const opened = await links.open(tokenOf(await links.linkExpediente('ana', 'pae-2025-electoral')));
    assert.ok(opened.kind === 'made');
    assert.equal(opened.made.nombre, 'Expediente pae-2025-electoral.zip');
    assert.deepEqual(await links.open(tokenOf(await links.linkExpediente('otra', 'pae-2025-electoral'))), {
      kind: 'withdrawn',
      person: 'otra',
    });
    const url = await links.linkExpediente('ana', 'pae-2025-electoral');
    now += LINK_MS + 1;
    assert.deepEqual(await links.open(tokenOf(url)), { kind: 'expired', person: 'ana' });
  });

  it('says when the content is not in the archive', async () => {
    const links = replica();
    const url = await links.link('ana', { ...archivo, sha256: 'f'.repeat(64) });
    assert.equal((await links.open(tokenOf(url))).kind, 'missing');
  });
});
