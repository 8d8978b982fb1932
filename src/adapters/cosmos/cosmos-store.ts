import { type Container, CosmosClient, type CosmosClientOptions, type IndexingPolicy } from '@azure/cosmos';
import type { EventLog } from '../../application/event-log.js';
import type { SideRecords } from '../../application/side-records.js';
import { again } from './cosmos-again.js';
import { CosmosEventLog } from './cosmos-event-log.js';
import type { DiscoveryOptions } from './cosmos-feed.js';
import { CosmosSideRecords } from './cosmos-side-records.js';

/** Where the account is and how to enter it: with a key, or with a managed identity's credential. */
export interface CosmosStoreOptions extends Pick<CosmosClientOptions, 'key' | 'aadCredentials' | 'agent'> {
  readonly endpoint: string;
  readonly database: string;
  readonly feed?: DiscoveryOptions;
}

/** The store of production: any number of replicas on one Azure Cosmos DB account (API for NoSQL). */
export interface CosmosStore {
  readonly log: EventLog;
  readonly side: SideRecords;
  /**
   * Creates the database and its containers where they are missing. Explicit, since a managed identity with data-plane
   * roles may not create containers: there, the deployment creates them (`CONTAINERS` says how).
   */
  createMissing(): Promise<void>;
  /** Stops the client's background work. */
  close(): void;
}

/** Only what queries filter or sort by is indexed: long texts would make each write many times dearer. `_ts` and `id` always are. */
const indexOnly = (...paths: readonly string[]): IndexingPolicy => ({
  indexingMode: 'consistent',
  includedPaths: paths.map((path) => ({ path })),
  excludedPaths: [{ path: '/*' }],
});

/** The two containers, their partition keys and their indexes. */
export const CONTAINERS = [
  { id: 'commits', partitionKey: { paths: ['/stream'] }, indexingPolicy: indexOnly('/stream/?', '/version/?') },
  { id: 'side-records', partitionKey: { paths: ['/kind'] }, indexingPolicy: indexOnly('/kind/?') },
];

/**
 * Throttling (429) is repeated by the SDK after the wait that the service asks for, 9 times and 30 s at most; then the
 * error comes through. What ended without an answer is made again by `again`, writes too: they are recognised by their `attempt`.
 */
const CONNECTION_POLICY: CosmosClientOptions['connectionPolicy'] = {
  requestTimeout: 10_000,
  retryOptions: { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 30 },
};

/** Connects; no request is made until the first call. The account's consistency must be Session or stronger. */
export function openCosmosStore(options: CosmosStoreOptions): CosmosStore {
  const { database, feed, ...account } = options;
  const client = new CosmosClient({ ...account, connectionPolicy: CONNECTION_POLICY });
  const container = (id: string): Container => client.database(database).container(id);
  return {
    log: new CosmosEventLog(container('commits'), feed),
    side: new CosmosSideRecords(container('side-records')),
    createMissing: async () => {
      const created = await again(() => client.databases.createIfNotExists({ id: database }));
      for (const definition of CONTAINERS) await again(() => created.database.containers.createIfNotExists(definition));
    },
    close: () => client.dispose(),
  };
}
