import assert from 'node:assert/strict';
import { openMovableClock, systemClock } from '../../../src/adapters/system/clock.js';
import type { Clock } from '../../../src/application/clock.js';
import type { SideRecord, SideRecords } from '../../../src/application/side-records.js';
import type { Calendario } from '../../../src/domain/calendario.js';
import { isRefusal } from '../../../src/domain/refusal.js';

const cal: Calendario = { inhabiles: new Set(['2026-11-16']), todosHabiles: [] };

/** A machine's clock that stands still until it is set. */
const machineAt = (at: string): Clock & { set(at: string): void } => {
  let now = at;
  return {
    now: () => now,
    set: (next) => {
      now = next;
    },
  };
};

/** The two methods that the clock uses; the rest is not to be called. */
const records = (): SideRecords & { failing: boolean } => {
  const kept = new Map<string, unknown>();
  const unused = (): never => assert.fail('not expected');
  const self = {
    failing: false,
    get: async <T>(kind: string, id: string): Promise<SideRecord<T> | undefined> => {
      const text = kept.get(`${kind}/${id}`);
      return typeof text === 'string' ? { id, value: JSON.parse(text), mark: '1' } : undefined;
    },
    put: async (kind: string, id: string, value: unknown): Promise<void> => {
      if (self.failing) throw new Error('disk full');
      kept.set(`${kind}/${id}`, JSON.stringify(value));
    },
    create: unused,
    replace: unused,
    remove: unused,
    list: unused,
  };
  return self;
};

const MONDAY_NOON = '2026-11-23T18:00:00.000Z';
const SUNDAY_NOON = '2026-11-22T18:00:00.000Z';
const MONDAY_TEN = '2026-11-23T16:00:00.000Z';

describe('The system clock', () => {
  it('tells UTC with milliseconds', () => assert.match(systemClock.now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
});

describe('The clock of the local start', () => {
  it('is the machine’s own in office hours', async () => {
    const clock = await openMovableClock(records(), cal, machineAt(MONDAY_NOON));
    assert.equal(clock.now(), MONDAY_NOON);
  });

  it('begins at 10:00 of the next working day otherwise, so that a practice on a Sunday works', async () => {
    const opened = async (at: string): Promise<string> => (await openMovableClock(records(), cal, machineAt(at))).now();
    assert.equal(await opened(SUNDAY_NOON), MONDAY_TEN);
    assert.equal(await opened('2026-11-24T01:00:00.000Z'), '2026-11-24T16:00:00.000Z', 'Monday at 19:00');
    assert.equal(await opened('2026-11-23T13:00:00.000Z'), MONDAY_TEN, 'Monday at 7:00');
    assert.equal(await opened('2026-11-14T18:00:00.000Z'), '2026-11-17T16:00:00.000Z', 'before a holiday on Monday');
  });

  it('goes on with the machine’s, ahead of it by what it was moved', async () => {
    const machine = machineAt(MONDAY_NOON);
    const clock = await openMovableClock(records(), cal, machine);
    assert.equal(await clock.advanceTo('2026-12-01T16:00:00.000Z'), '2026-12-01T16:00:00.000Z');
    machine.set('2026-11-23T18:00:30.000Z');
    assert.equal(clock.now(), '2026-12-01T16:00:30.000Z');
  });

  it('goes on after a restart where it was, time having passed', async () => {
    const store = records();
    const machine = machineAt(MONDAY_NOON);
    await (await openMovableClock(store, cal, machine)).advanceTo('2026-12-01T16:00:00.000Z');
    machine.set('2026-11-23T18:10:00.000Z');
    assert.equal((await openMovableClock(store, cal, machine)).now(), '2026-12-01T16:10:00.000Z');
  });

  it('goes on to the next working 10:00 when a restart finds it outside of office hours', async () => {
    const store = records();
    const machine = machineAt(MONDAY_NOON);
    await openMovableClock(store, cal, machine);
    machine.set('2026-11-24T04:00:00.000Z');
    assert.equal((await openMovableClock(store, cal, machine)).now(), '2026-11-24T16:00:00.000Z');
  });

  it('never goes back, neither when asked nor when the machine’s clock does', async () => {
    const store = records();
    const machine = machineAt(MONDAY_NOON);
    const clock = await openMovableClock(store, cal, machine);
    const answer = await clock.advanceTo('2026-11-23T17:59:59.999Z');
    assert.ok(isRefusal(answer) && answer.code === 'reloj-atras');
    await clock.advanceTo('2026-12-01T16:00:00.000Z');
    machine.set('2026-11-20T18:00:00.000Z');
    assert.equal(clock.now(), '2026-12-01T16:00:00.000Z');
    assert.equal((await openMovableClock(store, cal, machine)).now(), '2026-12-01T16:00:00.000Z');
  });

  it('refuses what is no instant, and more than ten years', async () => {
    const clock = await openMovableClock(records(), cal, machineAt(MONDAY_NOON));
    for (const [at, code] of [
      ['mañana', 'instante-invalido'],
      ['2099-01-01T16:00:00.000Z', 'reloj-lejos'],
    ] as const) {
      const answer = await clock.advanceTo(at);
      assert.ok(isRefusal(answer) && answer.code === code, at);
    }
    assert.equal(clock.now(), MONDAY_NOON);
  });

  it('ends at the later of two moves at once', async () => {
    const clock = await openMovableClock(records(), cal, machineAt(MONDAY_NOON));
    const answers = await Promise.all([
      clock.advanceTo('2026-12-02T16:00:00.000Z'),
      clock.advanceTo('2026-12-01T16:00:00.000Z'),
    ]);
    assert.ok(isRefusal(answers[1]));
    assert.equal(clock.now(), '2026-12-02T16:00:00.000Z');
  });

  it('stays where it is when the move can’t be kept, and moves at the next try', async () => {
    const store = records();
    const clock = await openMovableClock(store, cal, machineAt(MONDAY_NOON));
    store.failing = true;
    await assert.rejects(clock.advanceTo('2026-12-01T16:00:00.000Z'), /disk full/);
    assert.equal(clock.now(), MONDAY_NOON);
    store.failing = false;
    assert.equal(await clock.advanceTo('2026-12-01T16:00:00.000Z'), '2026-12-01T16:00:00.000Z');
  });
});
