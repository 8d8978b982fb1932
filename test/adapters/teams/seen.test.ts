import assert from 'node:assert/strict';
import { InboundActivity } from '../../../src/adapters/teams/activity.js';
import { Recent } from '../../../src/adapters/teams/recent.js';
import { keyOf, SeenActivities } from '../../../src/adapters/teams/seen.js';
import { message } from './support/activities.js';
import { MemorySideRecords } from './support/side-records.js';

const NOON = Date.parse('2025-11-03T12:00:00.000Z');
const DAY = 86_400_000;

describe('activities already seen', () => {
  let side: MemorySideRecords;
  let now: number;
  const process = (name: string): SeenActivities => new SeenActivities(side, name, () => now);

  beforeEach(() => {
    side = new MemorySideRecords();
    now = NOON;
  });

  it('are taken by one process only', async () => {
    assert.deepEqual(await process('a').claim('2025-11-03-x'), { kind: 'first' });
    assert.deepEqual(await process('b').claim('2025-11-03-x'), { kind: 'elsewhere' });
  });

  it('bring the reply that they had', async () => {
    await process('a').claim('2025-11-03-x');
    await process('a').finish('2025-11-03-x', { text: 'Listo' });
    assert.deepEqual(await process('b').claim('2025-11-03-x'), { kind: 'ended', reply: { text: 'Listo' } });
  });

  it('are taken over, once, from a process that died over them', async () => {
    await process('a').claim('2025-11-03-x');
    now += 10_001;
    const claims = await Promise.all([process('b').claim('2025-11-03-x'), process('c').claim('2025-11-03-x')]);
    assert.deepEqual(claims.map((claim) => claim.kind).sort(), ['elsewhere', 'first']);
  });

  it('stay with a process that shows that it is at them, and with nobody else', async () => {
    const [a, b] = [process('a'), process('b')];
    await a.claim('2025-11-03-x');
    now += 8000;
    await b.renew('2025-11-03-x');
    await a.renew('2025-11-03-x');
    now += 8000;
    assert.deepEqual(await b.claim('2025-11-03-x'), { kind: 'elsewhere' });
    now += 2001;
    assert.deepEqual(await b.claim('2025-11-03-x'), { kind: 'first' });
    await a.renew('2025-11-03-x');
    await b.finish('2025-11-03-x');
    await b.renew('2025-11-03-x');
    assert.deepEqual(await a.claim('2025-11-03-x'), { kind: 'ended' });
  });

  it('are never taken over when they ended', async () => {
    await process('a').claim('2025-11-03-x');
    await process('a').finish('2025-11-03-x');
    now += DAY;
    assert.deepEqual(await process('b').claim('2025-11-03-x'), { kind: 'ended' });
  });

  it('are forgotten after two days, however many', async () => {
    for (let index = 0; index < 1200; index += 1) await side.create('visto', `2025-10-31-${index}`, {});
    for (const day of ['2025-11-01', '2025-11-02', '2025-11-03']) await side.create('visto', `${day}-x`, {});
    await process('a').purge();
    const left = await side.list('visto', { limit: 2000 });
    assert.deepEqual(
      left.map((record) => record.id),
      ['2025-11-01-x', '2025-11-02-x', '2025-11-03-x'],
    );
  });

  it('keep their key when they are sent again after midnight', () => {
    const sent = InboundActivity.parse(message('http://127.0.0.1/', 'hola', { timestamp: '2025-11-03T23:59:58Z' }));
    const midnight = Date.parse('2025-11-04T00:00:00Z');
    assert.equal(keyOf(sent, midnight - 1000), keyOf(sent, midnight + 20_000));
  });

  it('believe no timestamp from far away, and make keys that any store takes', () => {
    const sent = InboundActivity.parse(
      message('http://127.0.0.1/', 'hola', { id: 'f:/?#\\ñ', timestamp: '1999-01-01T00:00:00Z' }),
    );
    assert.match(keyOf(sent, NOON) ?? '', /^2025-11-03-[0-9a-f]{64}$/);
  });
});

describe('what happened lately', () => {
  it('is bounded in number and in time', () => {
    let now = 0;
    const recent = new Recent<number>(100, 3, () => now);
    for (let index = 0; index < 10; index += 1) recent.set(`k${index}`, index);
    assert.equal(recent.size, 3);
    assert.equal(recent.get('k9'), 9);
    assert.equal(recent.get('k0'), undefined);
    now = 100;
    assert.equal(recent.get('k9'), undefined);
    recent.set('nuevo', 1);
    assert.equal(recent.size, 1);
  });
});
