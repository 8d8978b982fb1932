import type Database from 'libsql';
import { z } from 'zod';

/** Schema that this program writes. Raise it with each change, and add the step that leads there. */
export const SCHEMA_VERSION = 1;

/** "SASM" in ASCII: tells our files from any other SQLite file (https://www.sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x5341534d;

/** The file can't be used as a store: it belongs to another program, or to a newer version of this one, or it is emptied or damaged. */
export class UnusableStore extends Error {
  constructor(
    readonly reason: 'foreign' | 'newer' | 'empty' | 'damaged',
    path: string,
    why: string,
  ) {
    super(`SQLite store ${path}: ${why}`);
    this.name = 'UnusableStore';
  }
}

const SCHEMA = `
  CREATE TABLE commits (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;
  CREATE TABLE side_records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Creates the schema in an empty file, or checks that the file is ours and not newer. Throws `UnusableStore`. */
export function prepareSchema(database: Database.Database, path: string): void {
  // Immediate, so that of two processes that open a new file one creates and the other waits and then sees it.
  database.exec('BEGIN IMMEDIATE');
  try {
    const found = readState(database);
    assertUsable(found, path);
    if (found.tables === 0) database.exec(SCHEMA);
    else assertWhole(database, path);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

interface FileState {
  readonly application: number;
  readonly version: number;
  readonly tables: number;
}

function assertUsable(found: FileState, path: string): void {
  if (found.tables === 0 && found.version === 0) return;
  if (found.application !== APPLICATION_ID)
    throw new UnusableStore('foreign', path, 'the file belongs to another program');
  if (found.version > SCHEMA_VERSION) {
    const why = `its schema is version ${found.version} and this program knows up to ${SCHEMA_VERSION}; use a newer program`;
    throw new UnusableStore('newer', path, why);
  }
}

/** A page that was cut or overwritten would otherwise show at the first use of what was on it, in the middle of somebody's work. */
function assertWhole(database: Database.Database, path: string): void {
  const tables = readNumber(
    database,
    "SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('commits', 'side_records')",
  );
  if (tables !== 2) throw new UnusableStore('damaged', path, 'a table is missing');
  const [found] = checkRows.parse(database.prepare('PRAGMA quick_check(1)').all());
  if (found?.quick_check !== 'ok') throw new UnusableStore('damaged', path, found?.quick_check ?? 'no check was made');
}

const checkRows = z.array(z.object({ quick_check: z.string() }));

function readState(database: Database.Database): FileState {
  return {
    application: readNumber(database, 'SELECT application_id AS n FROM pragma_application_id'),
    version: readNumber(database, 'SELECT user_version AS n FROM pragma_user_version'),
    tables: readNumber(database, "SELECT count(*) AS n FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"),
  };
}

function readNumber(database: Database.Database, sql: string): number {
  const row: unknown = database.prepare(sql).get();
  if (typeof row === 'object' && row !== null && 'n' in row && typeof row.n === 'number') return row.n;
  throw new Error(`no number from ${sql}`);
}
