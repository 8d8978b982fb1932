import { randomUUID } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import type { DiscoveryOptions } from '../../../src/adapters/cosmos/cosmos-feed.js';
import { type CosmosStore, openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.js';
import { durableEventLogContract, eventLogContract } from '../../contracts/event-log-contract.js';
import { durableSideRecordsContract, sideRecordsContract } from '../../contracts/side-records-contract.js';
import { realAccount, startTestServer, type TestAccount } from './cosmos-server.js';

/** Finds nothing by `_ts`, so that only the sweep of every stream is left. */
const SWEEP_ONLY: DiscoveryOptions = { overlapSeconds: -1_000_000_000, sweepEveryMs: 0 };

async function start(account: TestAccount, feed?: DiscoveryOptions) {
  const database = `asm-test-${randomUUID()}`;
  const stores: CosmosStore[] = [];
  const open = (): CosmosStore => {
    const store = openCosmosStore({ ...account.options, database, ...(feed && { feed }) });
    stores.push(store);
    return store;
  };
  const closeAll = (): void => {
    for (const store of stores.splice(0)) store.close();
  };
  const reopen = (): CosmosStore => {
    closeAll();
    return open();
  };
  const close = async (): Promise<void> => {
    closeAll();
    const client = new CosmosClient(account.options);
    await client.database(database).delete();
    client.dispose();
  };
  const store = open();
  await store.createMissing();
  return { store, open, reopen, close };
}

function contracts(name: string, account: () => TestAccount): void {
  const startLog = (feed?: DiscoveryOptions) => async () => {
    const { store, open, reopen, close } = await start(account(), feed);
    return { log: store.log, connect: async () => open().log, reopen: async () => reopen().log, close };
  };
  const startSide = async () => {
    const { store, open, reopen, close } = await start(account());
    return { side: store.side, connect: async () => open().side, reopen: async () => reopen().side, close };
  };
  eventLogContract(name, startLog());
  eventLogContract(`${name}, feed by sweep only`, startLog(SWEEP_ONLY));
  durableEventLogContract(name, startLog());
  sideRecordsContract(name, startSide);
  durableSideRecordsContract(name, startSide);
}

describe('Cosmos DB test server', () => {
  let account: TestAccount;
  before(async () => {
    account = await startTestServer();
  });
  after(() => account.stop());

  contracts('Cosmos DB test server', () => account);
});

const real = realAccount();
if (real !== undefined) {
  describe('Cosmos DB account', function () {
    this.timeout(120_000);
    contracts('Cosmos DB account', () => real);
  });
}
