import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { prepareSchema, UnusableStore } from './sqlite-schema.js';

/** How long a write waits for another process's write before it fails, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * How long a write is waited for. `durable`: until it is on the disk. `losable`: until the system has it, so that a
 * power cut may take the newest of them (never one with a durable write after it), and the program's own end takes none.
 */
export type Durability = 'durable' | 'losable';

/** The WAL is synced at each commit, or only when it is carried over into the file. */
const SYNC: Readonly<Record<Durability, string>> = {
  durable: 'PRAGMA synchronous = FULL',
  losable: 'PRAGMA synchronous = NORMAL',
};

/** One open database file. Calls are synchronous: each is one short statement on a local disk. */
export class SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #durability: Durability = 'durable';
  #open = true;

  /** Opens or creates the file and its folder. Throws `UnusableStore` for a file that is not ours, newer, emptied or damaged. */
  constructor(path: string) {
    makeFolder(dirname(path));
    assertNotEmptied(path);
    this.#database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      makeDurable(this.#database);
      prepareSchema(this.#database, path);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Runs one write, and tells how many rows it changed. */
  write(durability: Durability, sql: string, ...values: readonly (string | number)[]): number {
    const statement = this.statement(sql);
    if (durability !== this.#durability) this.#database.exec(SYNC[durability]);
    this.#durability = durability;
    return statement.run(...values).changes;
  }

  /** A prepared statement, for reading, kept: preparing anew each time would leave native memory to the garbage collector. */
  statement(sql: string): Database.Statement {
    // libsql goes on running prepared statements after close: an append would be acknowledged into a closed store.
    if (!this.#open) throw new Error('the SQLite store is closed');
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Carries the WAL over into the file, so that a copy of the file alone is whole. Closing twice does nothing. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.#carryOver();
    this.#database.close();
  }

  /** libsql leaves the WAL as it is. Where it can't be carried over now, as on a full disk, nothing is lost: the next start reads it. */
  #carryOver(): void {
    try {
      this.#database.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
}

/** With `recursive`, Node tries again without end where a folder can't be made although the one above exists, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process that starts now may have made it in between.
    if (!existsSync(folder)) throw error;
  }
}

/** How long another process that starts now may take from making the file to its first page, in milliseconds. */
const FIRST_PAGE_MS = 1_000;

/** SQLite takes a file of no bytes for a new one: a record that a broken disk emptied would begin anew, and nobody be told. */
function assertNotEmptied(path: string): void {
  const isEmpty = (): boolean => statSync(path, { throwIfNoEntry: false })?.size === 0;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (const until = Date.now() + FIRST_PAGE_MS; isEmpty(); Atomics.wait(pause, 0, 0, 20))
    if (Date.now() > until) throw new UnusableStore('empty', path, 'the file has no content');
}

/** WAL lets others read during a write. The record's writes are durable: what was acknowledged survives a power cut. */
function makeDurable(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.exec(SYNC.durable);
  // On macOS a plain fsync leaves data in the drive's cache; elsewhere this changes nothing.
  database.pragma('fullfsync = ON');
}
