import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createHttpsServer } from '@vercel/cosmosdb-server';
import type { CosmosStoreOptions } from '../../../src/adapters/cosmos/cosmos-store.js';

/** An account to test against, and the way to be rid of it. */
export interface TestAccount {
  readonly name: string;
  readonly options: Omit<CosmosStoreOptions, 'database'>;
  stop(): Promise<void>;
}

/** Sees each request first: `true` when it took care of the answer itself. It may also spoil the response. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The test server, in this process, over TLS with its own (expired, self-signed) certificate, on a free port. */
export async function startTestServer(intercept: Intercept = () => false): Promise<TestAccount> {
  const server = createHttpsServer({ keepAlive: true });
  const answers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (!intercept(request, response)) for (const answer of answers) answer.call(server, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!isAddress(address)) throw new Error('no port');
  const agent = new Agent({ rejectUnauthorized: false, keepAlive: true });
  const stop = async (): Promise<void> => {
    agent.destroy();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const endpoint = `https://localhost:${address.port}`;
  return { name: 'Cosmos DB test server', options: { endpoint, key: btoa('test key'), agent }, stop };
}

/** The real account or official emulator of COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY, when they are there. */
export function realAccount(): TestAccount | undefined {
  const { COSMOS_TEST_ENDPOINT: endpoint, COSMOS_TEST_KEY: key } = process.env;
  if (endpoint === undefined || key === undefined) return undefined;
  return { name: 'Cosmos DB account', options: { endpoint, key }, stop: async () => undefined };
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
