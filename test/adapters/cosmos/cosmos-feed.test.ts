import assert from 'node:assert/strict';
import { takePending } from '../../../src/adapters/cosmos/cosmos-feed.js';
import { parseMark, printMark } from '../../../src/adapters/cosmos/cosmos-mark.js';
import type { Commit } from '../../../src/application/event-log.js';
import { chainOf } from '../../contracts/commits.js';

const chains: Record<string, Commit[]> = {
  a: chainOf('a', ['1', '2', '3', '4', '5']),
  b: chainOf('b', []),
  c: chainOf('c', ['1', '2']),
};
const readUpTo = async (stream: string, after: number, most: number): Promise<readonly Commit[]> =>
  (chains[stream] ?? []).filter(({ version }) => version > after).slice(0, most);

describe('taking what is pending in the Cosmos DB feed', () => {
  const start = { ...parseMark(''), pending: ['a', 'b', 'c'] };

  it('keeps a stream pending until it is read dry, however the pages are cut', async () => {
    for (const limit of [1, 2, 3, 5, 6, 7, 100]) {
      const taken: Commit[] = [];
      let mark = start;
      for (let pages = 0; mark.pending.length > 0; pages += 1) {
        assert.ok(pages < 10, 'it never ends');
        const page = await takePending(mark, limit, readUpTo);
        assert.ok(page.commits.length <= limit);
        taken.push(...page.commits);
        mark = parseMark(printMark(page.mark));
      }
      assert.deepEqual(taken, [...(chains['a'] ?? []), ...(chains['c'] ?? [])], `limit ${limit}`);
      assert.deepEqual(mark.heads, { a: 5, b: 0, c: 2 });
    }
  });

  it('goes on after the version that the mark has', async () => {
    const { commits } = await takePending({ ...start, heads: { a: 4, c: 2 } }, 10, readUpTo);
    assert.deepEqual(commits, chains['a']?.slice(4));
  });
});
