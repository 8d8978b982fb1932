import { randomUUID } from 'node:crypto';
import type { Container } from '@azure/cosmos';
import { commitText } from '../../application/commit.js';
import type { Commit, EventLog, FeedPage } from '../../application/event-log.js';
import { again } from './cosmos-again.js';
import { answered, CONFLICT } from './cosmos-errors.js';
import { type DiscoveryOptions, discoverMoved, EVERY_HOUR, type ReadUpTo, takePending } from './cosmos-feed.js';
import { parseMark, printMark } from './cosmos-mark.js';

/** A commit as Cosmos DB holds it: its version is the id in the partition of its stream. */
interface CommitItem extends Commit {
  readonly id: string;
  /** Random: tells our own write, repeated after an unclear end, from somebody else's. */
  readonly attempt: string;
}

/** The record in Azure Cosmos DB. An append is one create; the uniqueness of the id in its partition is the lock. */
export class CosmosEventLog implements EventLog {
  readonly #commits: Container;
  readonly #discovery: DiscoveryOptions;

  constructor(commits: Container, discovery: DiscoveryOptions = EVERY_HOUR) {
    this.#commits = commits;
    this.#discovery = discovery;
  }

  async append(commit: Commit): Promise<'appended' | 'taken'> {
    commitText(commit);
    const item: CommitItem = { ...commit, id: String(commit.version), attempt: randomUUID() };
    try {
      await again(() => this.#commits.items.create(item));
      return 'appended';
    } catch (error) {
      if (!answered(error, CONFLICT)) throw error;
      const { resource } = await again(() => this.#commits.item(item.id, item.stream).read<CommitItem>());
      return resource?.attempt === item.attempt ? 'appended' : 'taken';
    }
  }

  read(stream: string, after: number): Promise<readonly Commit[]> {
    return this.#readUpTo(stream, after, Number.POSITIVE_INFINITY);
  }

  /** Every stream has exactly one first commit: one indexed equality, and no DISTINCT over everything. */
  async streams(): Promise<readonly string[]> {
    const query = { query: 'SELECT VALUE c.stream FROM c WHERE c.version = 1' };
    const { resources } = await again(() => this.#commits.items.query<string>(query).fetchAll());
    return resources.sort();
  }

  async feed(after: string, limit: number): Promise<FeedPage> {
    const read: ReadUpTo = (stream, from, most) => this.#readUpTo(stream, from, most);
    const waiting = await takePending(parseMark(after), limit, read);
    if (waiting.commits.length > 0) return { commits: waiting.commits, next: printMark(waiting.mark) };
    const found = await discoverMoved(this.#commits, waiting.mark, this.#discovery, () => this.streams());
    const page = await takePending(found, limit, read);
    return { commits: page.commits, next: printMark(page.mark) };
  }

  #readUpTo(stream: string, after: number, most: number): Promise<readonly Commit[]> {
    return again(() => this.#readOnce(stream, after, most));
  }

  async #readOnce(stream: string, after: number, most: number): Promise<readonly Commit[]> {
    const parameters = [
      { name: '@stream', value: stream },
      { name: '@after', value: after },
    ];
    const query = 'SELECT * FROM c WHERE c.stream = @stream AND c.version > @after ORDER BY c.version';
    const options = { partitionKey: stream, maxItemCount: Number.isFinite(most) ? most : -1 };
    const pages = this.#commits.items.query<CommitItem>({ query, parameters }, options);
    const commits: Commit[] = [];
    while (commits.length < most && pages.hasMoreResults()) {
      const { resources } = await pages.fetchNext();
      commits.push(...(resources ?? []).map(asCommit));
    }
    return commits.slice(0, most);
  }
}

/** The fields of the commit, without those of the item: any other would break its hash. */
function asCommit(item: CommitItem): Commit {
  const { stream, version, at, actor, commandId, events, messages, previous, hash } = item;
  return { stream, version, at, actor, commandId, events, messages, previous, hash };
}
