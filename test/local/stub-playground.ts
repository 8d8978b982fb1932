import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Persona } from '../../src/local/personas.js';

/** A local Teams that only gives the template of activities and keeps what it is asked to send. */
export interface StubPlayground {
  readonly port: number;
  readonly sent: readonly unknown[];
  close(): Promise<void>;
}

/** Starts the stub; `deliver` plays the bot that gets the activity. */
export async function startStubPlayground(
  persona: () => Persona,
  deliver: (activity: unknown) => Promise<void>,
): Promise<StubPlayground> {
  const sent: unknown[] = [];
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/_internal/v1/customActivities/template')) {
      const { userId, aadObjectId, conversationId } = persona();
      const template = {
        id: 'activity-1',
        serviceUrl: 'http://localhost/_connector',
        conversation: { id: conversationId, conversationType: 'personal' },
        from: { id: userId, aadObjectId },
        type: '<custom-activity-type>',
      };
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(template));
    }
    const activity: unknown = JSON.parse(await text(request));
    sent.push(activity);
    response.writeHead(200);
    response.end();
    return deliver(activity);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    sent,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
