import { addMillis, millisBetween } from '../domain/fecha.js';
import type { Clock } from './clock.js';
import { delayAfter } from './delay.js';
import {
  type Again,
  DELIVERY,
  type Dispatched,
  type Envelope,
  envelopesOf,
  messageId,
  type Queued,
  queueEnd,
  queueId,
} from './delivery.js';
import type { EventLog } from './event-log.js';
import { inLanes } from './lanes.js';
import type { SideRecord, SideRecords } from './side-records.js';

/** Delivers one envelope. Answers when to try again, or undefined when it is settled. */
export type Deliver = (envelope: Envelope) => Promise<Again | undefined>;

/** Does some work so many milliseconds from now, and answers how to call it off. */
export type Later = (milliseconds: number, work: () => void) => () => void;

interface Parts {
  readonly log: EventLog;
  readonly records: SideRecords;
  readonly clock: Clock;
  readonly deliver: Deliver;
  /** Told when no round may begin any more: what `deliver` has under way is to end soon. */
  readonly stopping?: () => void;
  /** Wakes the outbox when a retry falls due. Without it, the next tick does. */
  readonly later?: Later | undefined;
  readonly failed: (error: unknown) => void;
}

const PAGE = 100;
const MARK = 'salida';
/** Messages that leave side by side: as many as Teams takes in a second, so that its rate is used even when each takes a second. */
const WIDTH = 50;
/** Retries that fall due within this time wake the outbox; later ones are found by the tick. */
const WAKES_WITHIN_MS = 30_000;

/**
 * Moves messages from the record to the chat. What is pending is derived from the commits by feed and checkpoint, so a
 * crash between commit and send loses nothing; a commit read twice makes the same queue ids, and the ledger says what
 * was dispatched already.
 */
export class Outbox {
  readonly #parts: Parts;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #callOff: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Asks for a round: at once, or after the one under way. Settles when nothing due is left, or when a round failed. */
  poke(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#rounds();
    return this.#running;
  }

  /** Lets the round under way end and starts no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff?.();
    this.#parts.stopping?.();
    await this.#running;
  }

  async #rounds(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#collect();
        await this.#send();
        await this.#wakeForNext();
      } catch (error) {
        // The store can't be reached: no other round starts by itself, the next poke or tick tries again.
        this.#parts.failed(error);
      }
    }
    // In the same breath as the last question: a call that comes a turn later must not be taken for one of this run.
    this.#running = undefined;
  }

  async #collect(): Promise<void> {
    const { log, records } = this.#parts;
    let mark = (await records.get<{ mark: string }>(DELIVERY.mark, MARK))?.value.mark ?? '';
    for (;;) {
      const page = await log.feed(mark, PAGE);
      if (page.commits.length === 0) return;
      const queued = page.commits.flatMap(envelopesOf);
      await inLanes(queued, queueId, WIDTH, async (each) => {
        await records.create(DELIVERY.queue, queueId(each), each);
      });
      mark = page.next;
      await records.put(DELIVERY.mark, MARK, { mark });
    }
  }

  #send(): Promise<void> {
    return inLanes(this.#due(), laneOf, WIDTH, (entry) => this.#sendOne(entry));
  }

  /** Everything that is due, the next page while the last of the one before is on its way: a slow answer holds up its own lane only. */
  async *#due(): AsyncGenerator<SideRecord<Queued>> {
    const { records, clock } = this.#parts;
    for (let from = ''; !this.#stopped; ) {
      const due = await records.list<Queued>(DELIVERY.queue, { from, to: queueEnd(clock.now()), limit: PAGE });
      const last = due.at(-1);
      if (last === undefined) return;
      yield* due;
      from = `${last.id}!`;
    }
  }

  async #sendOne({ id, value }: SideRecord<Queued>): Promise<void> {
    if (this.#stopped) return;
    const { records } = this.#parts;
    const known = await records.get<Dispatched>(DELIVERY.dispatched, messageId(value));
    const next = known === undefined ? await this.#delivered(value) : undefined;
    if (next !== undefined) {
      if (queueId(next) === id) return;
      await records.create(DELIVERY.queue, queueId(next), next);
    }
    await records.remove(DELIVERY.queue, id);
  }

  /**
   * The envelope as it is to be tried again, or undefined when it is settled. An error must not hold up the others: it is put
   * back, for later and later, and never given up, since nobody would know of it.
   */
  async #delivered(envelope: Queued): Promise<Queued | undefined> {
    const { deliver, clock, failed } = this.#parts;
    try {
      const again = await deliver(envelope);
      if (again === undefined) await this.#dispatched(envelope);
      return again && { ...envelope, attempt: again.attempt, due: again.at };
    } catch (error) {
      failed(error);
    }
    const { failures = 0 } = envelope;
    const due = addMillis(clock.now(), delayAfter(failures, 0, messageId(envelope)));
    return { ...envelope, failures: failures + 1, due };
  }

  async #dispatched(envelope: Envelope): Promise<void> {
    const record: Dispatched = { estado: 'concluido', at: this.#parts.clock.now() };
    await this.#parts.records.create(DELIVERY.dispatched, messageId(envelope), record);
  }

  async #wakeForNext(): Promise<void> {
    const { records, clock, later } = this.#parts;
    if (later === undefined || this.#stopped) return;
    const [next] = await records.list<Queued>(DELIVERY.queue, { limit: 1 });
    const wait = next && millisBetween(clock.now(), next.value.due);
    if (wait === undefined || wait > WAKES_WITHIN_MS) return;
    this.#callOff?.();
    this.#callOff = later(Math.max(wait, 0) + 1, () => void this.poke());
  }
}

/**
 * Cards of one matter leave one after the other to whom they are for, and side by side to the others: what is published is told to
 * every post. One that leaves draws what the record says then, so what is redrawn beside it can't be newer than it.
 */
const laneOf = ({ value: { stream, message } }: SideRecord<Queued>): string =>
  `${stream} ${message.asunto} ${message.kind === 'send' ? JSON.stringify(message.to) : ''}`;
