import type { Instante } from '../domain/identity.js';
import type { Clock } from './clock.js';
import { DELIVERY, type Envelope, envelopesOf, queueId } from './delivery.js';
import type { EventLog } from './event-log.js';
import type { SideRecords } from './side-records.js';

/** Delivers one envelope. Answers when to try again, or undefined when it is settled. */
export type Deliver = (envelope: Envelope) => Promise<Instante | undefined>;

interface Parts {
  readonly log: EventLog;
  readonly records: SideRecords;
  readonly clock: Clock;
  readonly deliver: Deliver;
  readonly failed: (error: unknown) => void;
}

const PAGE = 100;

/**
 * Moves messages from the record to the chat. What is pending is derived from the commits by feed and checkpoint, so a
 * crash between commit and send loses nothing; a commit read twice makes the same queue ids.
 */
export class Outbox {
  readonly #parts: Parts;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Asks for a round: at once, or after the one under way. Settles when nothing due is left. */
  poke(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Lets the round under way end and starts no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #rounds(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#collect();
        await this.#send();
      } catch (error) {
        this.#parts.failed(error);
      }
    }
  }

  async #collect(): Promise<void> {
    const { log, records } = this.#parts;
    let mark = (await records.get<{ mark: string }>(DELIVERY.mark, 'salida'))?.value.mark ?? '';
    for (;;) {
      const page = await log.feed(mark, PAGE);
      if (page.commits.length === 0) return;
      for (const envelope of page.commits.flatMap(envelopesOf)) await records.create(DELIVERY.queue, queueId(envelope.message.notBefore, envelope), envelope);
      mark = page.next;
      await records.put(DELIVERY.mark, 'salida', { mark });
    }
  }

  async #send(): Promise<void> {
    const { records, clock } = this.#parts;
    const now = clock.now();
    const due = await records.list<Envelope>(DELIVERY.queue, { to: `${now.replaceAll(/[^0-9]/g, '')}.~`, limit: PAGE });
    for (const { id, value } of due) {
      if (this.#stopped) return;
      await this.#sendOne(id, value);
    }
    if (due.length === PAGE) this.#again = true;
  }

  async #sendOne(id: string, envelope: Envelope): Promise<void> {
    const { records, deliver } = this.#parts;
    const retryAt = await deliver(envelope);
    if (retryAt !== undefined) {
      const next = { ...envelope, attempt: envelope.attempt + 1 };
      await records.create(DELIVERY.queue, queueId(retryAt, next), next);
    }
    await records.remove(DELIVERY.queue, id);
  }
}
