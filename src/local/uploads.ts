import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { PageError } from './page-error.js';
import { MAX_FILE_BYTES, receiveFile } from './request-body.js';

const MAX_NAME = 255;

/** A file of the disk that waits to be attached. */
export interface Upload {
  readonly name: string;
  readonly path: string;
}

/** Files received from the page, each under a name of our own; what the last start left is deleted. */
export class Uploads {
  readonly #received = new Map<string, Upload>();

  constructor(private readonly folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** Keeps the body of a request as the file `name`, and returns the id to attach it by. Throws `PageError`. */
  async receive(request: IncomingMessage, name: string): Promise<{ readonly id: string; readonly bytes: number }> {
    if (name.length === 0 || name.length > MAX_NAME)
      throw new PageError('El archivo necesita un nombre de 1 a 255 caracteres.', { status: 400 });
    if (Number(request.headers['content-length']) > MAX_FILE_BYTES) {
      throw new PageError(`El archivo pasa de ${MAX_FILE_BYTES / 1024 / 1024} MB: adjunte uno más pequeño.`, {
        status: 413,
      });
    }
    const id = randomUUID();
    const path = join(this.folder, id);
    const bytes = await receiveFile(request, path);
    this.#received.set(id, { name, path });
    return { id, bytes };
  }

  /** Takes received files out, in the order asked. Throws `PageError` for one that isn't there (any more). */
  take(ids: readonly string[]): readonly Upload[] {
    const files = ids.map((id) => this.#received.get(id));
    const found = files.filter((file) => file !== undefined);
    if (found.length < ids.length)
      throw new PageError('Ese archivo ya no está aquí: elíjalo otra vez.', { status: 404 });
    for (const id of ids) this.#received.delete(id);
    return found;
  }
}
