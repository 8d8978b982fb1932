import { commitText } from '../../application/commit.js';
import type { Commit, EventLog, FeedPage } from '../../application/event-log.js';

/** The record in memory, for tests. Keeps JSON text, so that nobody shares an object with it. */
export class MemoryEventLog implements EventLog {
  readonly #texts: string[] = [];
  readonly #streams = new Map<string, Map<number, string>>();

  async append(commit: Commit): Promise<'appended' | 'taken'> {
    const text = commitText(commit);
    const versions = this.#streams.get(commit.stream) ?? new Map<number, string>();
    if (versions.has(commit.version)) return 'taken';
    this.#streams.set(commit.stream, versions.set(commit.version, text));
    this.#texts.push(text);
    return 'appended';
  }

  async read(stream: string, after: number): Promise<readonly Commit[]> {
    const versions = [...(this.#streams.get(stream) ?? [])];
    return versions
      .filter(([version]) => version > after)
      .sort(([a], [b]) => a - b)
      .map(([, text]) => parsed(text));
  }

  async streams(): Promise<readonly string[]> {
    return [...this.#streams.keys()].sort();
  }

  async feed(after: string, limit: number): Promise<FeedPage> {
    const from = after === '' ? 0 : Number(after);
    if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`feed mark ${after}`);
    const texts = this.#texts.slice(from, from + limit);
    return { commits: texts.map(parsed), next: String(from + texts.length) };
  }
}

function parsed(text: string): Commit {
  const commit: Commit = JSON.parse(text);
  return commit;
}
