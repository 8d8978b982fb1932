import assert from 'node:assert/strict';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileArchive } from '../../../src/adapters/files/file-archive.js';
import { ArchiveDamaged } from '../../../src/application/archive.js';
import { archiveContract } from '../../contracts/archive-contract.js';
import { tempFolder } from '../../contracts/temp-folder.js';

archiveContract('files', async () => {
  const folder = await tempFolder();
  const open = (): FileArchive => new FileArchive(join(folder.path, 'evidencias'));
  return { archive: open(), connect: async () => open(), close: folder.remove };
});

describe('the folder of the file archive', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let archive: FileArchive;
  beforeEach(async () => {
    folder = await tempFolder();
    archive = new FileArchive(folder.path);
  });
  afterEach(() => folder.remove());

  const pathOf = (sha256: string) => join(folder.path, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  it('holds each file once, read-only, two folders deep by its hash, and nothing unfinished', async () => {
    const sha256 = await archive.keep(Buffer.from('oficio'));
    const { mode, ino } = await stat(pathOf(sha256));
    assert.equal(mode & 0o222, 0);
    await archive.keep(Buffer.from('oficio'));
    assert.equal((await stat(pathOf(sha256))).ino, ino, 'written again');
    assert.deepEqual(await readdir(join(folder.path, 'unfinished')), []);
  });

  it('keeps everything for another archive on the same folder', async () => {
    const sha256 = await archive.keep(Buffer.from('oficio'));
    assert.equal(Buffer.from((await new FileArchive(folder.path).open(sha256)) ?? '').toString(), 'oficio');
  });

  it('says damaged instead of giving bytes that were changed or cut, until the true ones are kept again', async () => {
    for (const bad of ['ofIcio', 'ofi', '']) {
      const sha256 = await archive.keep(Buffer.from('oficio'));
      await chmod(pathOf(sha256), 0o644);
      await writeFile(pathOf(sha256), bad);
      await assert.rejects(archive.open(sha256), ArchiveDamaged);
    }
    const sha256 = await archive.keep(Buffer.from('oficio'));
    assert.equal(Buffer.from((await archive.open(sha256)) ?? '').toString(), 'oficio');
  });

  it('ignores what a crash left unfinished', async () => {
    const sha256 = await archive.keep(Buffer.from('oficio'));
    await writeFile(join(folder.path, 'unfinished', 'resto'), 'ofi');
    assert.equal(Buffer.from((await archive.open(sha256)) ?? '').toString(), 'oficio');
  });

  it('fails, and leaves nothing behind, when the folder can not be written', async () => {
    await writeFile(join(folder.path, 'no-es-carpeta'), '');
    await assert.rejects(new FileArchive(join(folder.path, 'no-es-carpeta')).keep(Buffer.from('x')));
  });
});
