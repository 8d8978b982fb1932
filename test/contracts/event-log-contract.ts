import assert from 'node:assert/strict';
import { verifyChain } from '../../src/application/commit.js';
import { type Commit, type EventLog, MAX_COMMIT_BYTES, RecordTooLarge } from '../../src/application/event-log.js';
import { chainOf, commitAfter, ODD_TEXTS } from './commits.js';

/** One empty event log, and further connections to the same data. */
export interface EventLogSubject {
  readonly log: EventLog;
  /** Another connection to the same data; in memory, the same one. */
  connect(): Promise<EventLog>;
  close(): Promise<void>;
}

/** What every engine of the record must do. */
export function eventLogContract(engine: string, start: () => Promise<EventLogSubject>): void {
  describe(`event log: ${engine}`, () => {
    let subject: EventLogSubject;
    let log: EventLog;

    beforeEach(async () => {
      subject = await start();
      log = subject.log;
    });
    afterEach(() => subject.close());

    describe('appending', () => {
      it('gives back what was appended, with its chain whole', async () => {
        const commits = chainOf('ciclo-2025', ['uno', 'dos', 'tres']);
        for (const commit of commits) assert.equal(await log.append(commit), 'appended');
        const found = await log.read('ciclo-2025', 0);
        assert.deepEqual(found, commits);
        assert.equal(verifyChain(found), undefined);
      });

      it('says taken for a version that exists, and keeps the first', async () => {
        const [first] = chainOf('ciclo-2025', ['primero']);
        const [second] = chainOf('ciclo-2025', ['segundo']);
        assert.ok(first && second);
        await log.append(first);
        assert.equal(await log.append(second), 'taken');
        assert.equal(await log.append(first), 'taken');
        assert.deepEqual(await log.read('ciclo-2025', 0), [first]);
      });

      it('lets exactly one of many concurrent appends of one version win', async () => {
        const other = await subject.connect();
        const rivals = Array.from({ length: 12 }, (_, n) => commitAfter(undefined, 'ciclo-2025', `rival ${n}`, `orden-${n}`));
        const outcomes = await Promise.all(rivals.map((commit, n) => (n % 2 === 0 ? log : other).append(commit)));
        assert.equal(outcomes.filter((outcome) => outcome === 'appended').length, 1);
        assert.equal(outcomes.filter((outcome) => outcome === 'taken').length, 11);
        const winner = rivals[outcomes.indexOf('appended')];
        assert.deepEqual(await log.read('ciclo-2025', 0), [winner]);
        assert.deepEqual(await other.read('ciclo-2025', 0), [winner]);
      });

      it('leaves no gap behind an append that lost or was refused', async () => {
        const commits = chainOf('ciclo-2025', ['uno', 'dos']);
        for (const commit of commits) await log.append(commit);
        for (const commit of commits) await log.append(commit);
        await assert.rejects(log.append(commitAfter(commits[1], 'ciclo-2025', 'x'.repeat(MAX_COMMIT_BYTES))));
        const third = commitAfter(commits[1], 'ciclo-2025', 'tres');
        await log.append(third);
        assert.deepEqual(await log.read('ciclo-2025', 0), [...commits, third]);
      });

      it('keeps the same version of different streams apart', async () => {
        const [a] = chainOf('ciclo-a', ['a']);
        const [b] = chainOf('ciclo-b', ['b']);
        assert.ok(a && b);
        assert.equal(await log.append(a), 'appended');
        assert.equal(await log.append(b), 'appended');
        assert.deepEqual(await log.read('ciclo-b', 0), [b]);
      });

      it('refuses a commit over the size limit, counted in bytes, and writes nothing', async () => {
        for (const texto of ['x'.repeat(MAX_COMMIT_BYTES), 'ñ'.repeat(MAX_COMMIT_BYTES / 2)]) {
          await assert.rejects(log.append(commitAfter(undefined, 'ciclo-2025', texto)), RecordTooLarge);
        }
        assert.deepEqual(await log.read('ciclo-2025', 0), []);
        assert.deepEqual(await log.streams(), []);
        assert.deepEqual((await log.feed('', 10)).commits, []);
      });

      it('holds a commit just under the size limit', async () => {
        const commit = commitAfter(undefined, 'ciclo-2025', 'ñ'.repeat(MAX_COMMIT_BYTES / 2 - 500));
        assert.equal(await log.append(commit), 'appended');
        assert.deepEqual(await log.read('ciclo-2025', 0), [commit]);
      });

      it('refuses a version that is not a positive integer, and a stream without name', async () => {
        const commit = commitAfter(undefined, 'ciclo-2025');
        for (const version of [0, -1, 1.5, Number.NaN]) {
          await assert.rejects(log.append({ ...commit, version }), RangeError);
        }
        await assert.rejects(log.append({ ...commit, stream: '' }), RangeError);
        assert.deepEqual(await log.streams(), []);
      });

      it('shares no object with its caller', async () => {
        const commit = commitAfter(undefined, 'ciclo-2025');
        const actor = { kind: 'system' as const, nota: 'antes' };
        await log.append({ ...commit, actor });
        actor.nota = 'después';
        const [found] = await log.read('ciclo-2025', 0);
        assert.deepEqual(found?.actor, { kind: 'system', nota: 'antes' });
      });
    });

    describe('reading', () => {
      it('gives nothing for a stream that does not exist', async () => {
        assert.deepEqual(await log.read('ciclo-ninguno', 0), []);
      });

      it('gives only what is new since a version, in order of number and not of text', async () => {
        const commits = chainOf('ciclo-2025', Array.from({ length: 12 }, (_, n) => `texto ${n}`));
        for (const commit of commits) await log.append(commit);
        assert.deepEqual(await log.read('ciclo-2025', 8), commits.slice(8));
        assert.deepEqual(await log.read('ciclo-2025', 12), []);
      });

      it('gives 3 MB of commits in order', async () => {
        const textos = Array.from({ length: 12 }, (_, n) => `${n} ${'Recomendación íntegra. '.repeat(11_000)}`);
        const commits = chainOf('ciclo-2025', textos);
        for (const commit of commits) await log.append(commit);
        assert.deepEqual(await log.read('ciclo-2025', 0), commits);
      });

      it('keeps every odd text to the letter', async () => {
        const commits = chainOf('ciclo-2025', ODD_TEXTS);
        for (const commit of commits) await log.append(commit);
        const found = await log.read('ciclo-2025', 0);
        assert.deepEqual(found, commits);
        assert.equal(verifyChain(found), undefined);
      });

      it('names every stream once, sorted', async () => {
        for (const stream of ['institucion', 'ciclo-2026', 'ciclo-2025']) {
          for (const commit of chainOf(stream, ['uno', 'dos'])) await log.append(commit);
        }
        assert.deepEqual(await log.streams(), ['ciclo-2025', 'ciclo-2026', 'institucion']);
      });
    });

    describe('the feed', () => {
      it('is empty at first, and its mark leads to what comes later', async () => {
        const empty = await log.feed('', 10);
        assert.deepEqual(empty.commits, []);
        const commits = chainOf('ciclo-2025', ['uno', 'dos']);
        for (const commit of commits) await log.append(commit);
        const page = await log.feed(empty.next, 10);
        assert.deepEqual(page.commits, commits);
        assert.deepEqual((await log.feed(page.next, 10)).commits, []);
      });

      it('gives everything in pages of at most the limit, each stream in its order', async () => {
        const chains = ['a', 'b', 'c'].map((name) => chainOf(`ciclo-${name}`, Array.from({ length: 7 }, (_, n) => `${n}`)));
        for (const commit of chains.flat()) await log.append(commit);
        const { commits, longest } = await drain(log, '', 4);
        assert.ok(longest <= 4, `a page of ${longest}`);
        assert.deepEqual(perStream(commits), perStream(chains.flat()));
      });

      it('goes on from a mark in another connection', async () => {
        const commits = chainOf('ciclo-2025', ['uno', 'dos', 'tres', 'cuatro']);
        for (const commit of commits) await log.append(commit);
        const { next } = await log.feed('', 3);
        const rest = await (await subject.connect()).feed(next, 10);
        assert.deepEqual(rest.commits.at(-1), commits[3]);
      });

      it('misses nothing while several writers race and the reader resumes from its mark', async () => {
        const connections = [log, await subject.connect()];
        const streams = ['ciclo-a', 'ciclo-b', 'institucion'];
        let writing = true;
        const writers = streams.flatMap((stream) => connections.map((connection, n) => race(connection, stream, 12, n)));
        const written = Promise.all(writers).finally(() => {
          writing = false;
        });
        const seen: Commit[] = [];
        let mark = '';
        while (writing) {
          const page = await log.feed(mark, 5);
          seen.push(...page.commits);
          mark = page.next;
          await new Promise((resolve) => setImmediate(resolve));
        }
        await written;
        seen.push(...(await drain(log, mark, 5)).commits);
        const stored = await Promise.all(streams.map((stream) => log.read(stream, 0)));
        assert.equal(stored.flat().length, 72);
        assert.deepEqual(perStream(seen), perStream(stored.flat()));
      });

      it('refuses a mark that it never gave', async () => {
        await assert.rejects(log.feed('¿?', 10), RangeError);
      });
    });
  });
}

/** What a durable engine must keep when every connection is closed. `reopen` closes all and opens again. */
export function durableEventLogContract(
  engine: string,
  start: () => Promise<EventLogSubject & { reopen(): Promise<EventLog> }>,
): void {
  it(`event log: ${engine} keeps everything, feed marks included, when closed and opened again`, async () => {
    const subject = await start();
    try {
      const commits = chainOf('ciclo-2025', ['uno', 'dos', 'tres']);
      for (const commit of commits) await subject.log.append(commit);
      const { next } = await subject.log.feed('', 2);
      const log = await subject.reopen();
      assert.deepEqual(await log.read('ciclo-2025', 0), commits);
      assert.deepEqual(await log.streams(), ['ciclo-2025']);
      assert.deepEqual((await log.feed(next, 10)).commits.at(-1), commits[2]);
    } finally {
      await subject.close();
    }
  });
}

/** Appends `count` commits as a replica does: reads, tries, and reads again when it lost. */
async function race(log: EventLog, stream: string, count: number, writer: number): Promise<void> {
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

async function drain(log: EventLog, from: string, limit: number): Promise<{ commits: Commit[]; longest: number }> {
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
function perStream(commits: readonly Commit[]): Record<string, string[]> {
  const streams: Record<string, string[]> = {};
  for (const commit of commits) {
    const hashes = streams[commit.stream] ?? [];
    streams[commit.stream] = hashes.includes(commit.hash) ? hashes : [...hashes, commit.hash];
  }
  return streams;
}
