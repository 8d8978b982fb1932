import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { Archive } from '../../src/application/archive.js';

/** An empty archive, and a second one on the same place. */
export interface ArchiveSubject {
  readonly archive: Archive;
  /** Another connection to the same place; in memory, the same one. */
  connect(): Promise<Archive>;
  close(): Promise<void>;
}

/** What every archive must do. */
export function archiveContract(engine: string, start: () => Promise<ArchiveSubject>): void {
  describe(`archive: ${engine}`, () => {
    let subject: ArchiveSubject;
    let archive: Archive;

    beforeEach(async () => {
      subject = await start();
      archive = subject.archive;
    });
    afterEach(() => subject.close());

    const opened = async (sha256: string): Promise<Buffer | undefined> => {
      const bytes = await archive.open(sha256);
      return bytes && Buffer.from(bytes);
    };

    it('keeps bytes under their SHA-256 and gives them back', async () => {
      const bytes = Buffer.from('oficio IEEM/SE/001/2025');
      const sha256 = await archive.keep(bytes);
      assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
      assert.deepEqual(await opened(sha256), bytes);
    });

    it('keeps an empty file, and one of several megabytes', async () => {
      for (const bytes of [Buffer.alloc(0), randomBytes(5_000_000)]) {
        assert.ok((await opened(await archive.keep(bytes)))?.equals(bytes));
      }
    });

    it('changes nothing when the same bytes are kept again, even at once', async () => {
      const bytes = randomBytes(100_000);
      const other = await subject.connect();
      const hashes = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? archive : other).keep(bytes)));
      assert.equal(new Set(hashes).size, 1);
      assert.deepEqual(await opened(await archive.keep(bytes)), bytes);
    });

    it('gives nothing for a hash that it does not hold', async () => {
      assert.equal(await archive.open('0'.repeat(64)), undefined);
    });

    it('gives nothing for what is not a hash', async () => {
      const sha256 = await archive.keep(Buffer.from('x'));
      for (const name of ['', '..', '../../etc/passwd', sha256.toUpperCase(), `${sha256}\n`, sha256.slice(1)]) {
        assert.equal(await archive.open(name), undefined, name);
      }
    });

    it('shares no memory with its caller', async () => {
      const bytes = Buffer.from('antes');
      const sha256 = await archive.keep(bytes);
      bytes.fill(0);
      (await archive.open(sha256))?.fill(0);
      assert.deepEqual(await opened(sha256), Buffer.from('antes'));
    });

    it('takes bytes that are a window on a larger buffer', async () => {
      const window = Uint8Array.from({ length: 100 }, (_, n) => n).subarray(40, 60);
      const sha256 = await archive.keep(window);
      assert.deepEqual(await opened(sha256), Buffer.from(window));
    });
  });
}
