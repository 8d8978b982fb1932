import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, type HttpStub, startStub } from '../adapters/teams/support/http-stub.js';

/** A connector on loopback that takes every reply and answers as Teams does: 201 with an id. */
export class Connector {
  /** What came last, for checking that a turn did what it is measured for. */
  last = '';
  taken = 0;

  private constructor(private readonly stub: HttpStub) {}

  static async start(): Promise<Connector> {
    const connector: Connector = new Connector(await startStub((req, res) => void connector.answer(req, res)));
    return connector;
  }

  /** Service address, with the slash at the end that Teams puts. */
  get serviceUrl(): string {
    return `${this.stub.origin}/`;
  }

  close(): Promise<void> {
    return this.stub.close();
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bodyOf(req);
    // On a busy machine a turn is announced before it is answered.
    if (!body.includes('"type":"typing"')) this.last = body;
    this.taken += 1;
    res.writeHead(201, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ id: `m-${this.taken}` }));
  }
}
