import { AGENDA } from './agenda.js';
import { DELIVERY } from './delivery.js';
import { HELD_KINDS } from './held-cards.js';

/** Kind of the records of activities that the edge has taken already. */
export const SEEN = 'visto';

/**
 * Kinds whose newest writes may be lost in a power cut, never when the program dies. Waiting for the disk for each of
 * them would take most of a turn, and what is lost is made again or missed by nobody:
 * - an activity that is taken again finds its order in the record, under the same command id;
 * - the queue, the agenda and their marks are derived from the record;
 * - a card that is not redrawn is stale, and a press on it redraws it;
 * - a message without outcome has its intent, so it becomes `incierto` and is not sent again.
 *
 * That intent, written before the send, is not here: forgetting it would send a message twice.
 */
const LOSABLE: ReadonlySet<string> = new Set([
  SEEN,
  AGENDA,
  ...HELD_KINDS,
  DELIVERY.queue,
  DELIVERY.mark,
  DELIVERY.outcome,
  DELIVERY.dispatched,
]);

/**
 * Whether an engine may leave a write of this kind to the system's own time. What survives must still be a prefix of
 * all writes: a queue mark without the messages before it would lose them.
 */
export const isLosable = (kind: string): boolean => LOSABLE.has(kind);
