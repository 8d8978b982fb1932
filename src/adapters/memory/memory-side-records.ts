import { assertSideKey, assertSideRange, sideValueText } from '../../application/side-record-rules.js';
import type { SideRange, SideRecord, SideRecords } from '../../application/side-records.js';

interface Held {
  readonly text: string;
  readonly mark: string;
}

/** Side records in memory, for tests. Keeps JSON text, so that nobody shares an object with it. */
export class MemorySideRecords implements SideRecords {
  readonly #kinds = new Map<string, Map<string, Held>>();
  #writes = 0;

  async get<T>(kind: string, id: string): Promise<SideRecord<T> | undefined> {
    assertSideKey(kind, id);
    const held = this.#of(kind).get(id);
    return held && asRecord(id, held);
  }

  async create(kind: string, id: string, value: unknown): Promise<boolean> {
    assertSideKey(kind, id);
    const text = sideValueText(value);
    return !this.#of(kind).has(id) && this.#write(kind, id, text);
  }

  async replace(kind: string, id: string, value: unknown, mark: string): Promise<boolean> {
    assertSideKey(kind, id);
    const text = sideValueText(value);
    return this.#of(kind).get(id)?.mark === mark && this.#write(kind, id, text);
  }

  async put(kind: string, id: string, value: unknown): Promise<void> {
    assertSideKey(kind, id);
    this.#write(kind, id, sideValueText(value));
  }

  async remove(kind: string, id: string): Promise<void> {
    assertSideKey(kind, id);
    this.#of(kind).delete(id);
  }

  async list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    assertSideRange(kind, range);
    const { from = '', to, limit } = range;
    return [...this.#of(kind)]
      .filter(([id]) => id >= from && (to === undefined || id < to))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([id, held]) => asRecord(id, held));
  }

  #of(kind: string): Map<string, Held> {
    const held = this.#kinds.get(kind) ?? new Map<string, Held>();
    this.#kinds.set(kind, held);
    return held;
  }

  #write(kind: string, id: string, text: string): true {
    this.#writes += 1;
    this.#of(kind).set(id, { text, mark: String(this.#writes) });
    return true;
  }
}

function asRecord<T>(id: string, { text, mark }: Held): SideRecord<T> {
  return { id, value: JSON.parse(text), mark };
}
