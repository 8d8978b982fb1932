import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { PageError } from './page-error.js';

/** Largest file that a persona may attach. */
export const MAX_FILE_BYTES = 60 * 1024 * 1024;

const MAX_JSON_BYTES = 64 * 1024;

/** The JSON of a request. Throws `PageError` when it is none, or too long. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    const body: unknown = JSON.parse(
      await text(request.pipe(atMost(MAX_JSON_BYTES, 'El mensaje es demasiado largo.'))),
    );
    return body;
  } catch (error) {
    if (error instanceof PageError) throw error;
    throw new PageError('La solicitud no se entiende: recargue la página e inténtelo de nuevo.', {
      status: 400,
      cause: error,
    });
  }
}

/** Streams the body of a request into a new file, and returns its size in bytes. Leaves no file behind when it fails. */
export async function receiveFile(request: IncomingMessage, path: string): Promise<number> {
  const limit = atMost(
    MAX_FILE_BYTES,
    `El archivo pasa de ${MAX_FILE_BYTES / 1024 / 1024} MB: adjunte uno más pequeño.`,
  );
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(request, limit, file);
    return file.bytesWritten;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function atMost(bytes: number, sentence: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > bytes ? new PageError(sentence, { status: 413 }) : null, chunk);
    },
  });
}
