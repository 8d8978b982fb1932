import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isLosable } from '../../application/side-record-durability.js';
import { assertSideKey, assertSideRange, sideValueText } from '../../application/side-record-rules.js';
import type { SideRange, SideRecord, SideRecords } from '../../application/side-records.js';
import type { Durability, SqliteConnection } from './sqlite-connection.js';

const GET = 'SELECT id, value, mark FROM side_records WHERE kind = ? AND id = ?';
const CREATE = 'INSERT INTO side_records (kind, id, value, mark) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO NOTHING';
const REPLACE = 'UPDATE side_records SET value = ?, mark = ? WHERE kind = ? AND id = ? AND mark = ?';
const PUT = `INSERT INTO side_records (kind, id, value, mark) VALUES (?, ?, ?, ?)
  ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value, mark = excluded.mark`;
const REMOVE = 'DELETE FROM side_records WHERE kind = ? AND id = ?';
const LIST = 'SELECT id, value, mark FROM side_records WHERE kind = ? AND id >= ? ORDER BY id LIMIT ?';
const LIST_TO = 'SELECT id, value, mark FROM side_records WHERE kind = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?';

const rows = z.array(z.object({ id: z.string(), value: z.string(), mark: z.string() }));
type Row = z.infer<typeof rows>[number];

/** Side records in one SQLite table. Marks are random, so that one never comes back after a removal. */
export class SqliteSideRecords implements SideRecords {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async get<T>(kind: string, id: string): Promise<SideRecord<T> | undefined> {
    assertSideKey(kind, id);
    const [row] = rows.parse(this.#connection.statement(GET).all(kind, id));
    return row && asRecord(row);
  }

  async create(kind: string, id: string, value: unknown): Promise<boolean> {
    assertSideKey(kind, id);
    const text = sideValueText(value);
    return this.#connection.write(durabilityOf(kind), CREATE, kind, id, text, randomUUID()) === 1;
  }

  async replace(kind: string, id: string, value: unknown, mark: string): Promise<boolean> {
    assertSideKey(kind, id);
    const text = sideValueText(value);
    return this.#connection.write(durabilityOf(kind), REPLACE, text, randomUUID(), kind, id, mark) === 1;
  }

  async put(kind: string, id: string, value: unknown): Promise<void> {
    assertSideKey(kind, id);
    const text = sideValueText(value);
    this.#connection.write(durabilityOf(kind), PUT, kind, id, text, randomUUID());
  }

  async remove(kind: string, id: string): Promise<void> {
    assertSideKey(kind, id);
    this.#connection.write(durabilityOf(kind), REMOVE, kind, id);
  }

  async list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    assertSideRange(kind, range);
    const { from = '', to, limit } = range;
    const found =
      to === undefined
        ? this.#connection.statement(LIST).all(kind, from, limit)
        : this.#connection.statement(LIST_TO).all(kind, from, to, limit);
    return rows.parse(found).map((row) => asRecord<T>(row));
  }
}

function durabilityOf(kind: string): Durability {
  return isLosable(kind) ? 'losable' : 'durable';
}

function asRecord<T>({ id, value, mark }: Row): SideRecord<T> {
  return { id, value: JSON.parse(value), mark };
}
