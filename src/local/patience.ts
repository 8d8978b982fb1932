import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_MS = 100;

/** How an awaited start went. */
export type Waited = 'ready' | 'late' | 'ended';

/** Asks `ready` again and again until it says yes, `ended` settles, or the time is over. A throw of `ready` is a no. */
export async function waitUntilReady(
  ready: () => Promise<boolean>,
  ended: Promise<unknown>,
  limitMs: number,
): Promise<Waited> {
  let over = false;
  const end = ended.then((): Waited => {
    over = true;
    return 'ended';
  });
  const limit = performance.now() + limitMs;
  while (!over && performance.now() < limit) {
    if (await ready().catch(() => false)) return 'ready';
    await Promise.race([end, pause(BETWEEN_MS)]);
  }
  return over ? 'ended' : 'late';
}
