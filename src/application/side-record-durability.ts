import { DELIVERY } from './delivery.js';
import { HELD_KINDS } from './held-cards.js';

/** Kind of the records of activities that the edge has taken already. */
export const SEEN = 'visto';

/**
 * Kinds whose newest writes may be lost in a power cut, never when the program dies. Without them an engine would wait
 * for the disk many times a turn:
 * - an activity that is taken again finds its order in the record, under the same command id;
 * - the queue and its mark are derived from the record again;
 * - a card that is not redrawn is stale, and a press on it redraws it;
 * - a message without outcome has its intent, so it becomes `incierto` and is not sent again.
 *
 * That intent, written before the send, is not here: forgetting it would send a message twice.
 */
const LOSABLE: ReadonlySet<string> = new Set([SEEN, DELIVERY.queue, DELIVERY.mark, ...HELD_KINDS, DELIVERY.outcome]);

/**
 * Whether an engine may leave a write of this kind to the system's own time. What survives must still be a prefix of
 * all writes: a queue mark without the messages before it would lose them.
 */
export const isLosable = (kind: string): boolean => LOSABLE.has(kind);
