import type { Activity } from 'botbuilder';
import type { SendOutcome } from '../../application/messenger.js';
import type { Line } from './line.js';

/** Waits in milliseconds between the attempts of one reply, when the service names none. */
const WAITS_MS = [1000, 3000];
/** A reply that would come later than this is of no use to the person. */
const LONGEST_WAIT_MS = 30_000;

/** Waits so many milliseconds. */
export type Pause = (ms: number) => Promise<void>;

/**
 * Sends a reply, again after a clear refusal (three attempts at most, honouring Retry-After), never after an uncertain end.
 */
export const sendReply = async (line: Line, activity: Partial<Activity>, pause: Pause): Promise<SendOutcome> => {
  let outcome = await line.send(activity);
  for (const wait of WAITS_MS) {
    if (outcome.kind !== 'refused') return outcome;
    const ms = outcome.retryAfterMs ?? wait;
    if (ms > LONGEST_WAIT_MS) return outcome;
    await pause(ms);
    outcome = await line.send(activity);
  }
  return outcome;
};
