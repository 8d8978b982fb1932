import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import * as restify from 'restify';
import { HttpRefusal, readJson, sendJson } from './json-body.js';

/** Attends one POST to the messaging endpoint. It never throws, and its bodies are for the caller as they are. */
export type Receive = (request: {
  /** The Authorization header; '' without one. */
  readonly authorization: string;
  /** The decoded JSON. */
  readonly body: unknown;
}) => Promise<{ readonly status: number; readonly body?: unknown }>;

/** How the server behaves. */
export interface ServerOptions {
  readonly log: Logger;
  /** True only in the local start: the server answers to loopback names only, and listens nowhere else. */
  readonly localStart: boolean;
}

/** Most bytes of an activity: Teams' own limit is 100 KB a message. */
const MAX_BODY_BYTES = 512_000;
/** Longer than any client keeps an idle connection, so that the client is the one to close it. */
const KEPT_MS = 120_000;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', 'localhost']);

const GENERIC: Readonly<Record<number, string>> = {
  400: 'bad-request',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** Gives every error one generic body: restify would send the error's own text. */
const hideErrors = (server: restify.Server, log: Logger): void => {
  server.on('restifyError', (req: restify.Request, res: restify.Response, error: unknown, done: () => void) => {
    const known = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
    const status = known && Number(error.statusCode) in GENERIC ? Number(error.statusCode) : 500;
    if (status === 500) log.error({ err: error, path: req.path() }, 'request failed');
    else log.warn({ status, path: req.path() }, 'request refused');
    // The rest of a refused body is not waited for.
    if (!req.readableEnded) res.setHeader('Connection', 'close');
    if (!res.headersSent) sendJson(res, status, { error: GENERIC[status] ?? 'internal' });
    done();
  });
};

/** A page of another site can reach a loopback port under its own name; the Host header gives it away. */
const refuseForeignHosts = (server: restify.Server): void => {
  server.pre(async (req: restify.Request, _res: restify.Response) => {
    if (!LOOPBACK_HOST.test(req.header('host', ''))) throw new HttpRefusal(403, 'foreign host');
  });
};

/** A restify server with bounded times, generic errors and GET /salud, not yet listening. */
export const createServer = (options: ServerOptions): restify.Server => {
  const server = restify.createServer({ name: 'seguimiento-asm', ignoreTrailingSlash: true });
  // A channel that uses a kept connection in the moment in which it is closed loses its activity.
  server.server.keepAliveTimeout = KEPT_MS;
  server.server.headersTimeout = 10_000;
  server.server.requestTimeout = 30_000;
  hideErrors(server, options.log);
  if (options.localStart) refuseForeignHosts(server);
  server.get('/salud', async (_req: restify.Request, res: restify.Response) => {
    sendJson(res, 200, { estado: 'en servicio' });
  });
  return server;
};

/** Mounts POST /api/messages: bounded JSON in, the receiver's answer out. */
export const mountMessages = (server: restify.Server, receive: Receive): void => {
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    const body = await readJson(req, MAX_BODY_BYTES);
    const answer = await receive({ authorization: req.header('authorization', ''), body });
    if (answer.body === undefined) res.sendRaw(answer.status, '');
    else sendJson(res, answer.status, answer.body);
  });
};

/** Longest that whoever asks for the readiness waits, and how long one answer is good for everybody who asks. */
const READY_WITHIN_MS = 3_000;
const READY_FOR_MS = 2_000;

/** Whether the work ends well within its time. */
const endsWell = async (work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  const well = work.then(
    () => true,
    () => false,
  );
  return Promise.race([well, late]).finally(() => clearTimeout(timer));
};

/**
 * Mounts GET /salud/registro: 200 while the store answers to `read`, else 503, so that whoever spreads the requests prefers another
 * replica. The process itself is well (`/salud`), and to start it again would mend nothing. The store is asked every two seconds at
 * most, however many ask.
 */
export const mountReadiness = (server: restify.Server, read: () => Promise<unknown>): void => {
  let asked = { at: Number.NEGATIVE_INFINITY, ready: Promise.resolve(true) };
  server.get('/salud/registro', async (_req: restify.Request, res: restify.Response) => {
    const now = performance.now();
    if (now - asked.at > READY_FOR_MS) asked = { at: now, ready: endsWell(read()) };
    const ready = await asked.ready;
    sendJson(res, ready ? 200 : 503, { estado: ready ? 'en servicio' : 'sin registro' });
  });
};

/** Listening beyond this machine was asked for in the local start, which knows no authentication. */
export class UnsafeAddress extends Error {
  constructor(host: string) {
    super(`the local start may listen on loopback only, not on ${host}`);
    this.name = 'UnsafeAddress';
  }
}

/** Listens, and tells the port taken (useful with port 0). Throws `UnsafeAddress`, or the socket's error such as EADDRINUSE. */
export const listen = async (
  server: restify.Server,
  host: string,
  port: number,
  localStart: boolean,
): Promise<number> => {
  if (localStart && !LOOPBACK_ADDRESSES.has(host)) throw new UnsafeAddress(host);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address: AddressInfo | string | null = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
};

/** Takes no more requests, and resolves when those under way are answered. */
export const stopListening = async (server: restify.Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections that are answered from now on would be kept open for a next request.
  server.server.keepAliveTimeout = 1;
  await closed;
};
