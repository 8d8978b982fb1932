import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { commitText } from '../../application/commit.js';
import type { Commit, EventLog, FeedPage } from '../../application/event-log.js';
import type { SqliteConnection } from './sqlite-connection.js';

const APPEND = 'INSERT INTO commits (stream, version, body) VALUES (?, ?, ?) ON CONFLICT (stream, version) DO NOTHING';
const READ = 'SELECT body FROM commits WHERE stream = ? AND version > ? ORDER BY version';
const STREAMS = 'SELECT stream FROM commits WHERE version = 1';
const FEED = 'SELECT seq, body FROM commits WHERE seq > ? ORDER BY seq LIMIT ?';

const bodies = z.array(z.object({ body: z.string() }));
const names = z.array(z.object({ stream: z.string() }));
const feedRows = z.array(z.object({ seq: z.number(), body: z.string() }));

/**
 * The record in one SQLite table. One statement is one atomic, synced append. SQLite has one writer at a time, so `seq`
 * grows in the order of the commits and the feed's mark, the last `seq` seen, can't jump over one still under way.
 */
export class SqliteEventLog implements EventLog {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async append(commit: Commit): Promise<'appended' | 'taken'> {
    const text = commitText(commit);
    const changes = this.#connection.write('durable', APPEND, commit.stream, commit.version, text);
    return changes === 1 ? 'appended' : 'taken';
  }

  async read(stream: string, after: number): Promise<readonly Commit[]> {
    // A whole stream may hold megabytes: between two of them, others have their turn.
    if (after === 0) await setImmediate();
    return bodies.parse(this.#connection.statement(READ).all(stream, after)).map(parsed);
  }

  async streams(): Promise<readonly string[]> {
    const rows = names.parse(this.#connection.statement(STREAMS).all());
    return rows.map((row) => row.stream).sort();
  }

  async feed(after: string, limit: number): Promise<FeedPage> {
    const from = after === '' ? 0 : Number(after);
    if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`feed mark ${after}`);
    // Every call here is synchronous. Whoever reads the feed has time, and goes after those who wait for an answer.
    await setImmediate();
    const rows = feedRows.parse(this.#connection.statement(FEED).all(from, limit));
    return { commits: rows.map(parsed), next: String(rows.at(-1)?.seq ?? from) };
  }
}

function parsed({ body }: { readonly body: string }): Commit {
  const commit: Commit = JSON.parse(body);
  return commit;
}
