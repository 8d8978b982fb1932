import { randomBytes } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Like Teams' own links, which last "a few minutes". */
const LIFETIME_MS = 5 * 60_000;

/** Path under which offered files are fetched; a token follows. */
export const OFFERED_PATH = '/descarga/';

/** Runs something later; returns how to call it off. */
type Later = (work: () => void) => () => void;

const afterLifetime: Later = (work) => {
  const timer = setTimeout(work, LIFETIME_MS).unref();
  return () => clearTimeout(timer);
};

interface Offer {
  readonly path: string;
  readonly disposable: boolean;
  readonly callOff: () => void;
  readonly fetched: () => void;
}

/** A file offered at an unguessable link. */
export interface OfferedFile {
  /** Path of the link, to be put after the host. */
  readonly link: string;
  /** Settles when somebody has fetched all of it. */
  readonly fetched: Promise<void>;
}

/** Files that the bot may fetch for a few minutes without any credential but the link, as those of Teams. */
export class OfferedFiles {
  readonly #offers = new Map<string, Offer>();

  /** `later` runs what it is given when a link's life is over, and returns how to call that off. */
  constructor(private readonly later: Later = afterLifetime) {}

  /** Offers a file of the disk. A `disposable` one is deleted when its link expires. */
  offer(path: string, disposable: boolean): OfferedFile {
    const token = randomBytes(32).toString('base64url');
    let settle: () => void = () => undefined;
    const fetched = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const callOff = this.later(() => this.#withdraw(token));
    this.#offers.set(token, { path, disposable, callOff, fetched: settle });
    return { link: `${OFFERED_PATH}${token}`, fetched };
  }

  /** Answers `GET /descarga/<token>`: the bytes, or 404 for a link that is unknown or over. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const offer = this.#offers.get((request.url ?? '').slice(OFFERED_PATH.length));
    const found = offer && (await stat(offer.path).catch(() => undefined));
    if (!offer || !found || request.method !== 'GET') {
      response.writeHead(404, { 'content-length': 0 });
      response.end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': found.size,
      'content-disposition': 'attachment',
      'cache-control': 'no-store',
    });
    let handed = 0;
    // Not at `finish`: who has counted the bytes may hang up before the response is ended, and then it never comes.
    response.once('close', () => {
      if (handed === found.size) offer.fetched();
    });
    createReadStream(offer.path)
      .on('data', (chunk) => {
        handed += chunk.length;
      })
      .once('error', (error) => response.destroy(error))
      .pipe(response);
  }

  /** Withdraws every offer. */
  close(): void {
    for (const token of [...this.#offers.keys()]) this.#withdraw(token);
  }

  #withdraw(token: string): void {
    const offer = this.#offers.get(token);
    if (!offer) return;
    this.#offers.delete(token);
    offer.callOff();
    if (offer.disposable) rmSync(offer.path, { force: true });
  }
}
