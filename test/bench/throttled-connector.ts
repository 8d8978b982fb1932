import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, type HttpStub, startStub } from '../adapters/teams/support/http-stub.js';

/** What Teams allows an app in a tenant. */
export const ALLOWED_PER_SECOND = 50;
const SECOND_MS = 1_000;

/** In these seconds of the campaign the service takes half of it, as one that is short of room does. */
const SHORT_OF_ROOM = { fromMs: 40_000, toMs: 50_000, perSecond: ALLOWED_PER_SECOND / 2 };

/** One connection in so many is dropped: by turns before and after the message was created. */
const DROPPED_EVERY = 150;
const LATENCY_MS = { least: 40, more: 120 };

const allowedAt = (ms: number): number =>
  ms >= SHORT_OF_ROOM.fromMs && ms < SHORT_OF_ROOM.toMs ? SHORT_OF_ROOM.perSecond : ALLOWED_PER_SECOND;

/** A connector on loopback that takes 50 requests in any second, refuses the others with 429, and drops some connections. */
export class ThrottledConnector {
  /** How many messages were created in each conversation. */
  readonly created = new Map<string, number>();
  /** When each request was taken, in milliseconds since the first. */
  readonly taken: number[] = [];
  refused = 0;
  dropped = 0;
  #begun: number | undefined;

  private constructor(private readonly stub: HttpStub) {}

  static async start(): Promise<ThrottledConnector> {
    const connector: ThrottledConnector = new ThrottledConnector(
      await startStub((req, res) => void connector.answer(req, res)),
    );
    return connector;
  }

  /** Service address, with the slash at the end that Teams puts. */
  get serviceUrl(): string {
    return `${this.stub.origin}/`;
  }

  close(): Promise<void> {
    return this.stub.close();
  }

  /** How many milliseconds after that time (of `performance.now`) it took the next request. */
  silentAfter(time: number): number {
    const since = time - (this.#begun ?? time);
    return (this.taken.find((at) => at > since) ?? since) - since;
  }

  /** How many requests the service would have taken from the first until so many milliseconds later. */
  static allowedUntil(ms: number): number {
    const short = Math.max(0, Math.min(ms, SHORT_OF_ROOM.toMs) - SHORT_OF_ROOM.fromMs);
    return (ALLOWED_PER_SECOND * (ms - short) + SHORT_OF_ROOM.perSecond * short) / SECOND_MS;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    await bodyOf(req);
    const now = performance.now();
    this.#begun ??= now;
    const at = now - this.#begun;
    const inTheLastSecond = this.taken.length - 1 - this.taken.findLastIndex((each) => each <= at - SECOND_MS);
    if (inTheLastSecond >= allowedAt(at)) return this.refuse(res);
    this.taken.push(at);
    await this.create(req, res, this.taken.length);
  }

  private refuse(res: ServerResponse): void {
    this.refused += 1;
    res.writeHead(429, { 'content-type': 'application/json', ...(this.refused % 2 === 0 && { 'retry-after': '1' }) });
    res.end(JSON.stringify({ error: { code: 'Throttled', message: 'Too many requests.' } }));
  }

  private async create(req: IncomingMessage, res: ServerResponse, number: number): Promise<void> {
    const drop = number % DROPPED_EVERY === 0;
    const [, conversation = ''] = /conversations\/([^/]+)\/activities/.exec(req.url ?? '') ?? [];
    await sleep(LATENCY_MS.least + ((number * 37) % LATENCY_MS.more));
    if (!drop || (number / DROPPED_EVERY) % 2 === 0) {
      const id = decodeURIComponent(conversation);
      this.created.set(id, (this.created.get(id) ?? 0) + 1);
    }
    if (drop) {
      this.dropped += 1;
      req.socket.destroy();
      return;
    }
    res.writeHead(201, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ id: `m-${number}` }));
  }
}
