import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../src/adapters/memory/memory-side-records.js';
import { linkAfter, sealCommit } from '../../src/application/commit.js';
import type { Again, Envelope } from '../../src/application/delivery.js';
import { Outbox } from '../../src/application/outbox.js';
import type { SideRange, SideRecord } from '../../src/application/side-records.js';
import { addMillis } from '../../src/domain/fecha.js';
import { TestClock } from './office-harness.js';

const clock = new TestClock();

/** Appends a commit that tells a post about each of the matters. */
const tell = async (
  log: MemoryEventLog,
  stream: string,
  asuntos: readonly string[],
  postOf = (_index: number): string => 'DO',
): Promise<void> => {
  const message = { kind: 'send', summary: 's', notBefore: clock.now() } as const;
  await log.append(
    sealCommit({
      stream,
      ...linkAfter(undefined),
      at: clock.now(),
      actor: { kind: 'system' },
      commandId: 'c',
      events: [],
      messages: asuntos.map((asunto, index) => ({ ...message, to: { puesto: postOf(index) }, asunto })),
    }),
  );
};

/** A log with one commit that tells one post about each of the matters. */
const logOf = async (...asuntos: readonly string[]): Promise<MemoryEventLog> => {
  const log = new MemoryEventLog();
  await tell(log, 'ciclo-x', asuntos);
  return log;
};

/** Side records that tell of the last question of a round: what comes next in the queue. */
class WatchedRecords extends MemorySideRecords {
  constructor(private readonly asked: () => void) {
    super();
  }

  override list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    if (range.limit === 1) this.asked();
    return super.list(kind, range);
  }
}

/** Side records that give the first page of the queue, and fail when they are asked for the next one. */
class UnreadableRest extends MemorySideRecords {
  override list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]> {
    return range.from ? Promise.reject(new Error('unreadable')) : super.list(kind, range);
  }
}

describe('the outbox', () => {
  it('asks to be woken when a retry falls due, and not before', async () => {
    const wakes: { readonly ms: number; readonly work: () => void }[] = [];
    const attempts: number[] = [];
    const outbox = new Outbox({
      log: await logOf('mecanismo'),
      records: new MemorySideRecords(),
      clock,
      deliver: async ({ attempt }): Promise<Again | undefined> => {
        attempts.push(attempt);
        return attempts.length > 1 ? undefined : { at: addMillis(clock.now(), 5000), attempt: attempt + 1 };
      },
      later: (ms, work) => {
        wakes.push({ ms, work });
        return () => undefined;
      },
      failed: (error) => assert.fail(String(error)),
    });
    await outbox.poke();
    assert.deepEqual(
      wakes.map(({ ms }) => ms),
      [5001],
    );
    clock.seconds(6);
    wakes[0]?.work();
    await outbox.poke();
    assert.deepEqual(attempts, [0, 1]);
  });

  it('delivers one matter side by side to all whom it is for', async () => {
    const log = new MemoryEventLog();
    const posts = Array.from({ length: 40 }, (_, index) => `U${index}`);
    await tell(
      log,
      'ciclo-x',
      posts.map(() => 'convenio.1'),
      (index) => posts[index] ?? '',
    );
    let under = 0;
    let most = 0;
    const outbox = new Outbox({
      log,
      records: new MemorySideRecords(),
      clock,
      deliver: async () => {
        under += 1;
        most = Math.max(most, under);
        await setImmediate();
        under -= 1;
        return undefined;
      },
      failed: (error) => assert.fail(String(error)),
    });
    await outbox.poke();
    assert.equal(most, posts.length);
  });

  it('delivers different matters side by side, and those of one matter to one post one after the other', async () => {
    const under = new Map<string, number>();
    let most = 0;
    const outbox = new Outbox({
      log: await logOf('a', 'b', 'a', 'c', 'a'),
      records: new MemorySideRecords(),
      clock,
      deliver: async ({ message: { asunto } }: Envelope) => {
        under.set(asunto, (under.get(asunto) ?? 0) + 1);
        assert.equal(under.get(asunto), 1, `two of ${asunto} at once`);
        most = Math.max(most, [...under.values()].filter((count) => count > 0).length);
        for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
        under.set(asunto, 0);
        return undefined;
      },
      failed: (error) => assert.fail(String(error)),
    });
    await outbox.poke();
    assert.equal(most, 3);
  });

  it('hears a call at whatever moment of a round it comes, its very end included', async () => {
    for (let moment = 0; moment < 20; moment += 1) {
      const log = await logOf('a');
      const delivered: string[] = [];
      let called: Promise<void> | undefined;
      const calls = async (): Promise<void> => {
        await tell(log, 'ciclo-y', ['b']);
        for (let turns = 0; turns < moment; turns += 1) await Promise.resolve();
        await outbox.poke();
      };
      const outbox: Outbox = new Outbox({
        log,
        records: new WatchedRecords(() => {
          called ??= calls();
        }),
        clock,
        deliver: async ({ message }) => {
          delivered.push(message.asunto);
          return undefined;
        },
        later: () => () => undefined,
        failed: (error) => assert.fail(String(error)),
      });
      await outbox.poke();
      await called;
      assert.deepEqual(delivered, ['a', 'b'], `called ${moment} turns after the last question`);
    }
  });

  it('is held up by a slow one in its own matter only, however much there is', async () => {
    const many = Array.from({ length: 350 }, (_, index) => `a-${index}`);
    let others = 0;
    let letGo = (): void => assert.fail('the slow one did not begin');
    const slow = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const outbox = new Outbox({
      log: await logOf('slow', ...many),
      records: new MemorySideRecords(),
      clock,
      deliver: async ({ message: { asunto } }: Envelope) => {
        if (asunto === 'slow') await slow;
        else others += 1;
        if (others === many.length) letGo();
        return undefined;
      },
      failed: (error) => assert.fail(String(error)),
    });
    await outbox.poke();
    assert.equal(others, many.length);
  });

  it('waits for what is on its way when the rest of the queue can’t be read, so that the store closes after it', async () => {
    const failures: unknown[] = [];
    let arrive = (): void => assert.fail('nothing was on its way');
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    let settled = false;
    const outbox = new Outbox({
      log: await logOf('a'),
      records: new UnreadableRest(),
      clock,
      deliver: () => arrived.then(() => undefined),
      failed: (error) => failures.push(error),
    });
    const round = outbox.poke().then(() => {
      settled = true;
    });
    for (let turns = 0; turns < 20; turns += 1) await setImmediate();
    assert.equal(settled, false);
    arrive();
    await round;
    assert.match(String(failures), /unreadable/);
  });

  it('starts nothing after it was told to stop', async () => {
    let delivered = 0;
    const outbox = new Outbox({
      log: await logOf('a'),
      records: new MemorySideRecords(),
      clock,
      deliver: async () => {
        delivered += 1;
        return undefined;
      },
      failed: (error) => assert.fail(String(error)),
    });
    await outbox.stop();
    await outbox.poke();
    assert.equal(delivered, 0);
  });
});
