import { randomUUID } from 'node:crypto';
import type { Container, Resource } from '@azure/cosmos';
import { assertSideKey, assertSideRange, sideValueText } from '../../application/side-record-rules.js';
import type { SideRange, SideRecord, SideRecords } from '../../application/side-records.js';
import { again } from './cosmos-again.js';
import { answered, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './cosmos-errors.js';

/** A side record as Cosmos DB holds it. */
interface SideItem<T = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly value: T;
  /** Random: tells our own write, repeated after an unclear end, from somebody else's. */
  readonly attempt: string;
}

/** Side records in Azure Cosmos DB: the kind is the partition, the etag is the mark. */
export class CosmosSideRecords implements SideRecords {
  readonly #records: Container;

  constructor(records: Container) {
    this.#records = records;
  }

  async get<T>(kind: string, id: string): Promise<SideRecord<T> | undefined> {
    assertSideKey(kind, id);
    // The SDK answers undefined for 404 on a point read, instead of throwing.
    const { resource } = await again(() => this.#records.item(id, kind).read<SideItem<T>>());
    return resource && asRecord(resource);
  }

  async create(kind: string, id: string, value: unknown): Promise<boolean> {
    const item = asItem(kind, id, value);
    try {
      await again(() => this.#records.items.create(item));
      return true;
    } catch (error) {
      if (!answered(error, CONFLICT)) throw error;
      return this.#isOurs(item);
    }
  }

  async replace(kind: string, id: string, value: unknown, mark: string): Promise<boolean> {
    const item = asItem(kind, id, value);
    const accessCondition = { type: 'IfMatch', condition: mark };
    try {
      await again(() => this.#records.item(id, kind).replace(item, { accessCondition }));
      return true;
    } catch (error) {
      if (!answered(error, NOT_FOUND, PRECONDITION_FAILED)) throw error;
      return this.#isOurs(item);
    }
  }

  async put(kind: string, id: string, value: unknown): Promise<void> {
    const item = asItem(kind, id, value);
    await again(() => this.#records.items.upsert(item));
  }

  async remove(kind: string, id: string): Promise<void> {
    assertSideKey(kind, id);
    try {
      await again(() => this.#records.item(id, kind).delete());
    } catch (error) {
      if (!answered(error, NOT_FOUND)) throw error;
    }
  }

  async list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    assertSideRange(kind, range);
    return again(() => this.#listOnce<T>(kind, range));
  }

  async #listOnce<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    const pages = this.#records.items.query<SideItem<T> & Resource>(rangeQuery(kind, range), {
      partitionKey: kind,
      maxItemCount: Math.min(range.limit, 1000),
    });
    const found: SideRecord<T>[] = [];
    while (found.length < range.limit && pages.hasMoreResults()) {
      const { resources } = await pages.fetchNext();
      found.push(...(resources ?? []).map((item) => asRecord<T>(item)));
    }
    return found.slice(0, range.limit);
  }

  async #isOurs({ id, kind, attempt }: SideItem): Promise<boolean> {
    const { resource } = await again(() => this.#records.item(id, kind).read<SideItem>());
    return resource?.attempt === attempt;
  }
}

function asItem(kind: string, id: string, value: unknown): SideItem {
  assertSideKey(kind, id);
  sideValueText(value);
  return { id, kind, value, attempt: randomUUID() };
}

function asRecord<T>(item: SideItem<T> & Resource): SideRecord<T> {
  return { id: item.id, value: item.value, mark: item._etag };
}

function rangeQuery(kind: string, { from, to }: SideRange) {
  const bounds = ['c.kind = @kind'];
  const parameters = [{ name: '@kind', value: kind }];
  if (from !== undefined) {
    bounds.push('c.id >= @from');
    parameters.push({ name: '@from', value: from });
  }
  if (to !== undefined) {
    bounds.push('c.id < @to');
    parameters.push({ name: '@to', value: to });
  }
  return { query: `SELECT * FROM c WHERE ${bounds.join(' AND ')} ORDER BY c.id`, parameters };
}
