import type { SideRange, SideRecord, SideRecords } from '../../../../src/application/side-records.js';

/** Side records in memory, for tests of the edge: values are copied as any engine would. */
export class MemorySideRecords implements SideRecords {
  private readonly kinds = new Map<string, Map<string, { readonly json: string; readonly mark: string }>>();
  private writes = 0;

  async get<T>(kind: string, id: string): Promise<SideRecord<T> | undefined> {
    const found = this.kind(kind).get(id);
    return found === undefined ? undefined : { id, value: JSON.parse(found.json), mark: found.mark };
  }

  async create(kind: string, id: string, value: unknown): Promise<boolean> {
    if (this.kind(kind).has(id)) return false;
    await this.put(kind, id, value);
    return true;
  }

  async replace(kind: string, id: string, value: unknown, mark: string): Promise<boolean> {
    if (this.kind(kind).get(id)?.mark !== mark) return false;
    await this.put(kind, id, value);
    return true;
  }

  async put(kind: string, id: string, value: unknown): Promise<void> {
    this.writes += 1;
    this.kind(kind).set(id, { json: JSON.stringify(value), mark: String(this.writes) });
  }

  async remove(kind: string, id: string): Promise<void> {
    this.kind(kind).delete(id);
  }

  async list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    const ids = [...this.kind(kind).keys()].sort();
    const wanted = ids.filter((id) => id >= (range.from ?? '') && (range.to === undefined || id < range.to));
    const records = await Promise.all(wanted.slice(0, range.limit).map((id) => this.get<T>(kind, id)));
    return records.filter((record) => record !== undefined);
  }

  private kind(kind: string): Map<string, { readonly json: string; readonly mark: string }> {
    const records = this.kinds.get(kind) ?? new Map<string, { readonly json: string; readonly mark: string }>();
    this.kinds.set(kind, records);
    return records;
  }
}
