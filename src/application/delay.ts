import { createHash } from 'node:crypto';

const FIRST_MS = 2_000;
const MAX_MS = 600_000;
/** A service that wants more than this is asked again all the same: whoever waits for the message would hear nothing for days. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** A share of one, always the same for the same text: a burst that was refused at once comes back spread out. */
const spread = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/** Milliseconds until the next attempt: exponential, and the service's own Retry-After when it is longer, an hour at most; up to a quarter more, by `id`. */
export const delayAfter = (attempt: number, retryAfterMs: number, id: string): number =>
  Math.max(Math.min(MAX_RETRY_AFTER_MS, retryAfterMs), Math.min(MAX_MS, FIRST_MS * 2 ** attempt)) *
  (1 + spread(`${id} ${attempt}`) / 4);
