import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { prepareSchema } from './sqlite-schema.js';

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

  /** Opens or creates the file and its folder. Throws `UnusableStore` for a file that is not ours, newer or damaged. */
  constructor(path: string) {
    makeFolder(dirname(path));
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

  /** Closing twice does nothing. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.#database.close();
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

/** WAL lets others read during a write. The record's writes are durable: what was acknowledged survives a power cut. */
function makeDurable(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.exec(SYNC.durable);
  // On macOS a plain fsync leaves data in the drive's cache; elsewhere this changes nothing.
  database.pragma('fullfsync = ON');
}
