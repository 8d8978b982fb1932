import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { SCHEMA_VERSION, UnusableStore } from '../../../src/adapters/sqlite/sqlite-schema.js';
import { openSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.js';
import { chainOf } from '../../contracts/commits.js';
import { tempFolder } from '../../contracts/temp-folder.js';

describe('opening a SQLite store', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let path: string;
  beforeEach(async () => {
    folder = await tempFolder();
    path = join(folder.path, 'datos', 'registro.db');
  });
  afterEach(() => folder.remove());

  /** Runs SQL on the file with a connection of its own, and gives the rows of a query. */
  function onFile(sql: string): unknown[] {
    const database = new Database(path);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  it('creates the folder, and the schema with its version', () => {
    openSqliteStore(path).close();
    assert.deepEqual(onFile('PRAGMA user_version'), [{ user_version: SCHEMA_VERSION }]);
    assert.deepEqual(onFile('PRAGMA journal_mode'), [{ journal_mode: 'wal' }]);
  });

  it('refuses a schema newer than the program, says so, and changes nothing', () => {
    openSqliteStore(path).close();
    onFile(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    assert.throws(
      () => openSqliteStore(path),
      (error) => error instanceof UnusableStore && /use a newer program/.test(error.message),
    );
    assert.deepEqual(onFile('PRAGMA user_version'), [{ user_version: SCHEMA_VERSION + 1 }]);
  });

  it("refuses another program's database, and adds nothing to it", async () => {
    openSqliteStore(join(folder.path, 'datos', 'otro.db')).close();
    onFile('CREATE TABLE ajena (x)');
    assert.throws(
      () => openSqliteStore(path),
      (error) => error instanceof UnusableStore && /another program/.test(error.message),
    );
    assert.deepEqual(onFile('SELECT name FROM sqlite_schema'), [{ name: 'ajena' }]);
  });

  it('refuses a file with a page that was overwritten, whatever is on it', async () => {
    openSqliteStore(path).close();
    onFile('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = await readFile(path);
    bytes.fill(0x7f, bytes.length - 4_096);
    await writeFile(path, bytes);
    assert.throws(
      () => openSqliteStore(path),
      (error) => error instanceof UnusableStore && error.reason === 'damaged',
    );
  });

  it('refuses a file that has no content any more, instead of beginning the record anew', async () => {
    openSqliteStore(path).close();
    await truncate(path);
    assert.throws(
      () => openSqliteStore(path),
      (error) => error instanceof UnusableStore && error.reason === 'empty',
    );
    assert.equal((await readFile(path)).length, 0);
  });

  it('refuses a file that lacks a table', () => {
    openSqliteStore(path).close();
    onFile('DROP TABLE side_records');
    assert.throws(
      () => openSqliteStore(path),
      (error) => error instanceof UnusableStore && error.reason === 'damaged',
    );
  });

  it('fails where no folder can be made, instead of trying without end', () => {
    assert.throws(() => openSqliteStore('/proc/ninguna/registro.db'), /ninguna|\/proc/);
  });

  it('refuses a file that is no database', async () => {
    openSqliteStore(join(folder.path, 'datos', 'otro.db')).close();
    await writeFile(path, 'esto no es una base de datos, aunque se llame así. '.repeat(100));
    assert.throws(() => openSqliteStore(path), /not a database/);
  });

  it('leaves everything in the one file when it is closed, so that a copy of it alone is whole', async () => {
    const store = openSqliteStore(path);
    const commits = chainOf('ciclo-2025', ['uno', 'dos']);
    for (const commit of commits) await store.log.append(commit);
    store.close();
    const copy = join(folder.path, 'respaldo', 'registro.db');
    await mkdir(dirname(copy));
    await copyFile(path, copy);
    const restored = openSqliteStore(copy);
    assert.deepEqual(await restored.log.read('ciclo-2025', 0), commits);
    restored.close();
  });

  it('runs nothing after it is closed, and may be closed twice', async () => {
    const store = openSqliteStore(path);
    const [first, second] = chainOf('ciclo-2025', ['uno', 'dos']);
    assert.ok(first && second);
    await store.log.append(first);
    store.close();
    store.close();
    await assert.rejects(store.log.append(second), /closed/);
    await assert.rejects(store.side.put('agenda', 'a', 1), /closed/);
    assert.deepEqual(onFile('SELECT count(*) AS n FROM commits'), [{ n: 1 }]);
  });
});
