import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Archive, ArchiveDamaged } from '../../application/archive.js';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Content-addressed files in a folder: `ab/cd/abcd…`, read-only. A file appears under its name only whole and synced
 * (written beside, then renamed), so a crash or a full disk never leaves half of one there.
 */
export class FileArchive implements Archive {
  readonly #folder: string;

  /** `folder` is created when the first file is kept. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = hashOf(bytes);
    const path = this.#pathOf(sha256);
    const kept = await readIfThere(path);
    // A damaged copy is replaced: these are the bytes that its name promises.
    if (kept === undefined || hashOf(kept) !== sha256) await this.#write(path, bytes);
    return sha256;
  }

  async open(sha256: string): Promise<Uint8Array | undefined> {
    // Anything but a hash has no content here, and must never become a path.
    if (!SHA256.test(sha256)) return undefined;
    const bytes = await readIfThere(this.#pathOf(sha256));
    if (bytes !== undefined && hashOf(bytes) !== sha256) throw new ArchiveDamaged(sha256);
    return bytes;
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(this.#folder, 'unfinished', randomUUID());
    await mkdir(dirname(unfinished), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeSynced(unfinished, bytes);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    const fanOut = dirname(path);
    for (const folder of [fanOut, dirname(fanOut), this.#folder]) await syncFolder(folder);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o444);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without it a power cut may forget the new name, though not the bytes. Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
