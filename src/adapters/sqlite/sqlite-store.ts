import type { EventLog } from '../../application/event-log.js';
import type { SideRecords } from '../../application/side-records.js';
import { SqliteConnection } from './sqlite-connection.js';
import { SqliteEventLog } from './sqlite-event-log.js';
import { SqliteSideRecords } from './sqlite-side-records.js';

/** The embedded store: record and side records in one file. */
export interface SqliteStore {
  readonly log: EventLog;
  readonly side: SideRecords;
  /** Closes the file; every later call throws. */
  close(): void;
}

/**
 * Opens or creates the store at `path` (on a local disk: SQLite's locks are not safe on network shares). Several
 * processes of one machine may open the same file. Throws `UnusableStore` for a file that is not ours, newer, emptied or damaged.
 */
export function openSqliteStore(path: string): SqliteStore {
  const connection = new SqliteConnection(path);
  return {
    log: new SqliteEventLog(connection),
    side: new SqliteSideRecords(connection),
    close: () => connection.close(),
  };
}
