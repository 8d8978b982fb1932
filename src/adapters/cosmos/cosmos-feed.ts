import type { Container } from '@azure/cosmos';
import type { Commit } from '../../application/event-log.js';
import { again } from './cosmos-again.js';
import type { Mark } from './cosmos-mark.js';

/** How the feed finds which streams have news. */
export interface DiscoveryOptions {
  /** How far `_ts` is looked back, in seconds: covers clocks that differ and writes that show late. */
  readonly overlapSeconds: number;
  /** How often every stream is asked one by one, in milliseconds: finds what no clock would. */
  readonly sweepEveryMs: number;
}

/** Looks a minute back, and asks every stream once an hour. */
export const EVERY_HOUR: DiscoveryOptions = { overlapSeconds: 60, sweepEveryMs: 3_600_000 };

interface Moved {
  readonly stream: string;
  readonly version: number;
  readonly ts: number;
}

/**
 * Fills `pending` with the streams that have commits after those of the mark. `_ts` only says where to look: what is
 * given, and in which order, comes from each stream's own versions, which have no gaps.
 */
export async function discoverMoved(
  commits: Container,
  mark: Mark,
  options: DiscoveryOptions,
  everyStream: () => Promise<readonly string[]>,
): Promise<Mark> {
  const now = Date.now();
  if (mark.sweptAt > 0 && now - mark.sweptAt >= options.sweepEveryMs) {
    return { ...mark, pending: [...(await everyStream())], sweptAt: now };
  }
  const moved = await movedSince(commits, mark.since - options.overlapSeconds);
  const since = moved.reduce((latest, { ts }) => Math.max(latest, ts), mark.since);
  const news = moved.filter(({ stream, version }) => version > (mark.heads[stream] ?? 0));
  const pending = [...new Set(news.map(({ stream }) => stream))].sort();
  return { ...mark, since, pending, sweptAt: mark.sweptAt || now };
}

async function movedSince(commits: Container, since: number): Promise<readonly Moved[]> {
  const query = 'SELECT c.stream, c.version, c._ts AS ts FROM c WHERE c._ts >= @since';
  const parameters = [{ name: '@since', value: since }];
  const { resources } = await again(() => commits.items.query<Moved>({ query, parameters }).fetchAll());
  return resources;
}

/** Commits of one stream after a version, in order, at most so many. */
export type ReadUpTo = (stream: string, after: number, most: number) => Promise<readonly Commit[]>;

/** Takes up to `limit` commits of the pending streams; a stream stays pending until it was read dry. */
export async function takePending(
  mark: Mark,
  limit: number,
  readUpTo: ReadUpTo,
): Promise<{ readonly commits: readonly Commit[]; readonly mark: Mark }> {
  const commits: Commit[] = [];
  const heads = { ...mark.heads };
  const pending = [...mark.pending];
  for (let stream = pending[0]; stream !== undefined && commits.length < limit; stream = pending[0]) {
    const most = limit - commits.length;
    const found = await readUpTo(stream, heads[stream] ?? 0, most);
    commits.push(...found);
    heads[stream] = found.at(-1)?.version ?? heads[stream] ?? 0;
    if (found.length < most) pending.shift();
  }
  return { commits, mark: { ...mark, heads, pending } };
}
