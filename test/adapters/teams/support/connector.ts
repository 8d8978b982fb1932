import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, type HttpStub, startStub } from './http-stub.js';

/** A request that the stub connector got. */
export interface ConnectorRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** How the stub answers one request. */
export type ConnectorAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'drop';

/** A connector on loopback that records what it gets and answers as told. */
export class StubConnector {
  readonly requests: ConnectorRequest[] = [];
  /** Answers to give before the ordinary one (201 with an id), in order. */
  readonly answers: ConnectorAnswer[] = [];
  private readonly waiting: { readonly count: number; readonly done: () => void }[] = [];
  private stub: HttpStub | undefined;

  async start(): Promise<this> {
    this.stub = await startStub((req, res) => void this.attend(req, res));
    return this;
  }

  /** Service address, with the slash at the end that Teams puts. */
  get serviceUrl(): string {
    if (this.stub === undefined) throw new Error('not started');
    return `${this.stub.origin}/`;
  }

  async close(): Promise<void> {
    await this.stub?.close();
  }

  /** Texts and card types that were sent, in order. */
  get texts(): readonly unknown[] {
    return this.requests.map((request) => request.body['text'] ?? 'card');
  }

  /** Resolves when so many requests have come. */
  arrived(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve();
    return new Promise((done) => this.waiting.push({ count, done }));
  }

  private async attend(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body: Record<string, unknown> = JSON.parse((await bodyOf(req)) || '{}');
    const { method = '', url = '' } = req;
    this.requests.push({ method, path: decodeURIComponent(url), authorization: req.headers.authorization, body });
    this.answer(res, this.answers.shift() ?? { status: 201, body: { id: `m-${this.requests.length}` } });
    for (const { count, done } of this.waiting) if (this.requests.length >= count) done();
  }

  private answer(res: ServerResponse, answer: ConnectorAnswer): void {
    if (answer === 'hang') return;
    if (answer === 'drop') {
      res.destroy();
      return;
    }
    res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  }
}
