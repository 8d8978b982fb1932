import { setTimeout as sleep } from 'node:timers/promises';

/** Waits in milliseconds before a request is made again. */
const WAITS_MS = [100, 400, 1_000];
/** After this long nobody waits any more for what might be had by asking again. */
const LATEST_MS = 15_000;

/** Codes below 500 that say nothing about the request: it took too long, its partition moved, or two of them collided. */
const SAY_NOTHING = new Set([408, 410, 449]);

/** Whether it is the service's answer to this very request, which would be the same again. Throttling is waited for by the SDK. */
const isAnswer = (error: unknown): boolean => {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') return false;
  return error.code < 500 && !SAY_NOTHING.has(error.code);
};

/**
 * Makes a request, and a few times again when it ended without an answer: 5xx, 449, a lost connection, a body that broke off.
 * Only for what may be done twice: reads, and writes that carry an `attempt` by which they are recognised.
 */
export async function again<T>(request: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  for (const wait of WAITS_MS) {
    try {
      return await request();
    } catch (error) {
      if (isAnswer(error) || Date.now() - begun > LATEST_MS) throw error;
      await sleep(wait);
    }
  }
  return request();
}
