/** What happened lately, bounded in time and number so that memory stays flat. */
export class Recent<V> {
  private readonly entries = new Map<string, { readonly value: V; readonly until: number }>();

  /** `now` is in milliseconds, as `Date.now`. */
  constructor(
    private readonly lifeMs: number,
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.until <= this.now()) return undefined;
    return entry.value;
  }

  /** Puts the value as the newest, and drops what is over age or over number. */
  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until: this.now() + this.lifeMs });
    for (const [oldest, entry] of this.entries) {
      if (this.entries.size <= this.most && entry.until > this.now()) break;
      this.entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  get size(): number {
    return this.entries.size;
  }
}
