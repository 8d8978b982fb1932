import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import { archiveContract } from '../../contracts/archive-contract.js';
import { eventLogContract } from '../../contracts/event-log-contract.js';
import { sideRecordsContract } from '../../contracts/side-records-contract.js';

const nothingToClose = async (): Promise<void> => undefined;

eventLogContract('memory', async () => {
  const log = new MemoryEventLog();
  return { log, connect: async () => log, close: nothingToClose };
});

sideRecordsContract('memory', async () => {
  const side = new MemorySideRecords();
  return { side, connect: async () => side, close: nothingToClose };
});

archiveContract('memory', async () => {
  const archive = new MemoryArchive();
  return { archive, connect: async () => archive, close: nothingToClose };
});
