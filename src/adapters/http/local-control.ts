import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { HttpRefusal, readJson, sendJson } from './json-body.js';

/** What the start page of the local start may do with the bot. Not for production. */
export interface LocalControl {
  /** The bot's present time, ISO 8601. */
  now(): string;
  /** Moves the bot's clock; what `change` may be is the control's affair. Resolves to the new time, or to why it did not move. */
  move(change: unknown): Promise<string | { readonly why: string; readonly next: string }>;
  /** Whatever the start page shows, as plain JSON. */
  state(): Promise<unknown>;
  /** The public package that was prepared last in a ciclo, a ZIP; undefined when there is none. */
  package(ciclo: string): Promise<Uint8Array | undefined>;
}

const MAX_BODY_BYTES = 10_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Mounts GET and POST /local/reloj, GET /local/estado and GET /local/paquete/<ciclo>, for callers that show the start's own token in `x-local-token`: other
 * pages and programs on the machine don't know it. Throws when the token is too short to keep anybody out.
 */
export const mountLocalControl = (server: Server, control: LocalControl, token: string): void => {
  if (token.length < 16) throw new Error('the local token needs at least 16 characters');
  const expected = digest(token);
  const check = (req: Request): void => {
    if (!timingSafeEqual(digest(req.header('x-local-token', '')), expected)) throw new HttpRefusal(403, 'local token');
  };
  server.get('/local/reloj', async (req: Request, res: Response) => {
    check(req);
    sendJson(res, 200, { ahora: control.now() });
  });
  server.post('/local/reloj', async (req: Request, res: Response) => {
    check(req);
    const moved = await control.move(await readJson(req, MAX_BODY_BYTES));
    if (typeof moved === 'string') sendJson(res, 200, { ahora: moved });
    else sendJson(res, 400, { why: `${moved.why} ${moved.next}` });
  });
  server.get('/local/estado', async (req: Request, res: Response) => {
    check(req);
    sendJson(res, 200, await control.state());
  });
  server.get('/local/paquete/*', async (req: Request, res: Response) => {
    check(req);
    const zip = await control.package(req.path().slice('/local/paquete/'.length));
    if (zip === undefined) sendJson(res, 404, { error: 'not-found' });
    else res.sendRaw(200, Buffer.from(zip), { 'Content-Type': 'application/zip', 'Cache-Control': 'no-store' });
  });
};
