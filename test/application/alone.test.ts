import assert from 'node:assert/strict';
import { alone } from '../../src/application/alone.js';

describe('work that runs alone', () => {
  it('looks again for who asks while it runs, once for all of them, and never twice at a time', async () => {
    let clock = 'lunes';
    let running = 0;
    const looked: string[] = [];
    const ends: (() => void)[] = [];
    const run = alone(async () => {
      running += 1;
      assert.equal(running, 1);
      looked.push(clock);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    });
    const first = run();
    await Promise.resolve();
    clock = 'martes';
    const others = [run(), run()];
    ends.pop()?.();
    await first;
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    ends.pop()?.();
    await Promise.all(others);
    assert.deepEqual(looked, ['lunes', 'martes']);
  });

  it('tells who asked of a failure, and runs for the next one', async () => {
    let failing = true;
    const run = alone(async () => {
      if (failing) throw new Error('the store is away');
    });
    await assert.rejects(run(), /the store is away/);
    failing = false;
    await run();
  });
});
