import type { Commit, EventLog } from '../../src/application/event-log.js';
import { commitAfter } from './commits.js';

/** Appends `count` commits as a replica does: reads, tries, and reads again when it lost. */
export async function race(log: EventLog, stream: string, count: number, writer: number): Promise<void> {
  let last: Commit | undefined;
  for (let done = 0; done < count; ) {
    const commit = commitAfter(last, stream, 'x', `orden-${writer}-${done}`);
    const outcome = await log.append(commit);
    if (outcome === 'appended') {
      last = commit;
      done += 1;
    } else {
      last = (await log.read(stream, last?.version ?? 0)).at(-1);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Reads the feed from a mark until it is empty. */
export async function drain(
  log: EventLog,
  from: string,
  limit: number,
): Promise<{ commits: Commit[]; longest: number }> {
  const commits: Commit[] = [];
  let longest = 0;
  for (let mark = from; ; ) {
    const page = await log.feed(mark, limit);
    if (page.commits.length === 0) return { commits, longest };
    commits.push(...page.commits);
    longest = Math.max(longest, page.commits.length);
    mark = page.next;
  }
}

/** First arrivals of each stream's commits, in their order of arrival: a commit may come twice, none out of turn. */
export function perStream(commits: readonly Commit[]): Record<string, string[]> {
  const streams: Record<string, string[]> = {};
  for (const commit of commits) {
    const hashes = streams[commit.stream] ?? [];
    streams[commit.stream] = hashes.includes(commit.hash) ? hashes : [...hashes, commit.hash];
  }
  return streams;
}
