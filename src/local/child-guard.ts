/**
 * Loaded before anything else (`node --import`) into each process of the local start. It keeps the process on this
 * machine and ties its life to the launcher's, without touching the program that runs in it.
 */
import { Server as HttpServer, type IncomingMessage } from 'node:http';
import { Server } from 'node:net';
import process from 'node:process';
import { answersAsGone, opensStream } from './playground-pages.js';

const LOOPBACK = '127.0.0.1';
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const LAST_CHANCE_MS = 5_000;

endWithLauncher();
listenOnLoopbackOnly();
watchRequests();

/** The launcher holds the other end of standard input: when it goes, even by `kill -9`, the end of the pipe arrives. */
function endWithLauncher(): void {
  const end = (): void => {
    setTimeout(() => process.exit(1), LAST_CHANCE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  };
  process.stdin.once('end', end).once('error', end).resume();
  process.stdin.on('close', end);
}

/** The playground listens on every interface and has no setting for it: anybody on the network could act as any persona. */
function listenOnLoopbackOnly(): void {
  const listen = Server.prototype.listen;
  Object.defineProperty(Server.prototype, 'listen', {
    configurable: true,
    writable: true,
    value(this: Server, ...args: readonly unknown[]): unknown {
      const [first, ...others] = args;
      const callback = others.find((each) => typeof each === 'function');
      const port = portOf(first);
      return Reflect.apply(listen, this, port === undefined ? args : [{ port, host: LOOPBACK }, callback]);
    },
  });
}

/** The port of `listen(port, …)` or `listen({ port })`; undefined for a pipe, a handle or a named host. */
function portOf(first: unknown): number | undefined {
  if (typeof first === 'number') return first;
  if (typeof first !== 'object' || first === null || !('port' in first) || 'host' in first) return undefined;
  return Number(first.port);
}

/** A page of another site, open in the same browser, could otherwise read the chats and press buttons in them. */
function watchRequests(): void {
  const emit = HttpServer.prototype.emit;
  Object.defineProperty(HttpServer.prototype, 'emit', {
    configurable: true,
    writable: true,
    value(this: HttpServer, event: string, request: IncomingMessage, ...others: readonly unknown[]): unknown {
      const incoming = event === 'request' || event === 'upgrade';
      if (incoming && !isLocal(request)) {
        request.socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return true;
      }
      if (event === 'request' && answersAsGone(request, others[0])) return true;
      const pass = (): unknown => Reflect.apply(emit, this, [event, request, ...others]);
      if (event !== 'upgrade') return pass();
      opensStream(request, pass);
      return true;
    },
  });
}

function isLocal({ headers }: IncomingMessage): boolean {
  const { host, origin } = headers;
  return named(`http://${host ?? ''}`) && (origin === undefined || origin === `http://${host ?? ''}`);
}

function named(address: string): boolean {
  return URL.canParse(address) && LOCAL_NAMES.has(new URL(address).hostname);
}
