import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { prepareSchema } from './sqlite-schema.js';

/** How long a write waits for another process's write before it fails, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/** One open database file. Calls are synchronous: each is one short statement on a local disk. */
export class SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #open = true;

  /** Opens or creates the file and its folder. Throws `UnusableStore` for a file that is not ours, or newer. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      makeDurable(this.#database);
      prepareSchema(this.#database, path);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** A prepared statement, kept: preparing anew each time would leave native memory to the garbage collector. */
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

/** WAL lets others read during a write; FULL syncs the WAL at each commit, so what was acknowledged survives a power cut. */
function makeDurable(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // On macOS a plain fsync leaves data in the drive's cache; elsewhere this changes nothing.
  database.pragma('fullfsync = ON');
}
