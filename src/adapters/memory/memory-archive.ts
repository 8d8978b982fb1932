import { createHash } from 'node:crypto';
import type { Archive } from '../../application/archive.js';

/** Files in memory, for tests. Keeps and gives copies. */
export class MemoryArchive implements Archive {
  readonly #files = new Map<string, Uint8Array>();

  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!this.#files.has(sha256)) this.#files.set(sha256, Uint8Array.from(bytes));
    return sha256;
  }

  async open(sha256: string): Promise<Uint8Array | undefined> {
    const bytes = this.#files.get(sha256);
    return bytes && Uint8Array.from(bytes);
  }
}
