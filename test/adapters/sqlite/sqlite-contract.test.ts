import { join } from 'node:path';
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/sqlite/sqlite-store.js';
import { durableEventLogContract, eventLogContract } from '../../contracts/event-log-contract.js';
import { durableSideRecordsContract, sideRecordsContract } from '../../contracts/side-records-contract.js';
import { tempFolder } from '../../contracts/temp-folder.js';

async function start() {
  const folder = await tempFolder();
  const stores: SqliteStore[] = [];
  const open = (): SqliteStore => {
    const store = openSqliteStore(join(folder.path, 'registro.db'));
    stores.push(store);
    return store;
  };
  const closeAll = (): void => {
    for (const store of stores.splice(0)) store.close();
  };
  const reopen = (): SqliteStore => {
    closeAll();
    return open();
  };
  const close = async (): Promise<void> => {
    closeAll();
    await folder.remove();
  };
  return { store: open(), open, reopen, close };
}

async function startLog() {
  const { store, open, reopen, close } = await start();
  return { log: store.log, connect: async () => open().log, reopen: async () => reopen().log, close };
}

async function startSide() {
  const { store, open, reopen, close } = await start();
  return { side: store.side, connect: async () => open().side, reopen: async () => reopen().side, close };
}

eventLogContract('SQLite', startLog);
durableEventLogContract('SQLite', startLog);
sideRecordsContract('SQLite', startSide);
durableSideRecordsContract('SQLite', startSide);
