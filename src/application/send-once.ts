import type { Clock } from './clock.js';
import { delayAfter } from './delay.js';
import { DELIVERY, type DeliveryRecord, MAX_ATTEMPTS } from './delivery.js';
import type { SendOutcome } from './messenger.js';
import type { SideRecord, SideRecords } from './side-records.js';

/** That somebody is creating a message, or was refused. */
interface Intent {
  readonly state: 'under-way' | 'refused';
  /** Of a refusal: before this (milliseconds of the machine's clock) the service wants no other attempt. */
  readonly until?: number;
}

/** Somebody else's intent as it was first found here. */
interface Watched {
  readonly mark: string;
  /** Milliseconds of this machine's clock. */
  readonly since: number;
}

/** What became of a delivery: settled for good, or to be tried again. */
export type Delivery =
  | { readonly kind: 'settled'; readonly record: DeliveryRecord }
  | { readonly kind: 'later'; readonly delayMs: number; readonly attempted: boolean };

interface Parts {
  readonly records: SideRecords;
  readonly clock: Clock;
  /** Milliseconds of the machine's clock: leases run in real time even when the business clock is moved. */
  readonly machineNow: () => number;
  readonly failed: (error: unknown) => void;
}

/** Longer than any send can take: its time-out is ten seconds. */
const LEASE_MS = 60_000;

/** The ledger of what was created in a chat. Nothing is created twice under one id, whoever tries, except what was clearly refused. */
export class SendOnce {
  readonly #parts: Parts;
  /** Clocks of replicas differ, so none of them is compared with another: a lease runs from when it was first seen. */
  readonly #watched = new Map<string, Watched>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How that delivery ended, if it did. */
  async outcome(id: string): Promise<DeliveryRecord | undefined> {
    const known = (await this.#parts.records.get<DeliveryRecord>(DELIVERY.outcome, id))?.value;
    if (known !== undefined) this.#watched.delete(id);
    return known;
  }

  /** Settles a delivery without creating anything. What another replica settled before stands. */
  async settle(id: string, ended: Omit<DeliveryRecord, 'at'>): Promise<Delivery> {
    const record: DeliveryRecord = { ...ended, at: this.#parts.clock.now() };
    this.#watched.delete(id);
    if (await this.#parts.records.create(DELIVERY.outcome, id, record)) return { kind: 'settled', record };
    return { kind: 'settled', record: (await this.outcome(id)) ?? record };
  }

  /**
   * What keeps it from being created now: the service wants no other attempt yet, or somebody is at it; or it is settled, since
   * whoever was at it died. Undefined when nothing does. To be asked before a turn is waited for, which would be lost.
   */
  async standing(id: string): Promise<Delivery | undefined> {
    const found = await this.#parts.records.get<Intent>(DELIVERY.intent, id);
    return found && this.#held(id, this.#judged(id, found));
  }

  /** Creates it, unless somebody did or is at it. `attempt` counts the refusals so far. */
  async send(id: string, attempt: number, create: () => Promise<SendOutcome>): Promise<Delivery> {
    const held = await this.#held(id, await this.#claim(id));
    return held ?? this.#conclude(id, attempt, await this.#created(create));
  }

  /** A number is how long to wait. */
  async #held(id: string, claim: 'mine' | 'lost' | number): Promise<Delivery | undefined> {
    if (typeof claim === 'number') return { kind: 'later', delayMs: claim, attempted: false };
    return claim === 'lost' ? this.settle(id, { estado: 'incierto', codigo: 'interrumpido' }) : undefined;
  }

  /**
   * The intent is written before the send: whoever writes it sends. One found under way belongs to another replica, or to
   * one that died between send and record; after the lease nobody knows, and it must not be sent again.
   */
  async #claim(id: string): Promise<'mine' | 'lost' | number> {
    const { records } = this.#parts;
    const intent: Intent = { state: 'under-way' };
    if (await records.create(DELIVERY.intent, id, intent)) return 'mine';
    const found = await records.get<Intent>(DELIVERY.intent, id);
    const judged = found === undefined ? LEASE_MS : this.#judged(id, found);
    if (found === undefined || judged !== 'mine') return judged;
    return (await records.replace(DELIVERY.intent, id, intent, found.mark)) ? 'mine' : LEASE_MS;
  }

  /** `mine` when it is free: it was refused, long enough ago. */
  #judged(id: string, { value: { state, until = 0 }, mark }: SideRecord<Intent>): 'mine' | 'lost' | number {
    if (state === 'under-way') return this.#isOver(id, mark) ? 'lost' : LEASE_MS;
    const wait = until - this.#parts.machineNow();
    return wait > 0 ? wait : 'mine';
  }

  /** Whether this intent has been under way for the whole lease, by this machine's clock alone. */
  #isOver(id: string, mark: string): boolean {
    const now = this.#parts.machineNow();
    const watched = this.#watched.get(id);
    if (watched?.mark === mark) return now - watched.since >= LEASE_MS;
    this.#watched.set(id, { mark, since: now });
    return false;
  }

  async #created(create: () => Promise<SendOutcome>): Promise<SendOutcome> {
    try {
      return await create();
    } catch (error) {
      this.#parts.failed(error);
      return { kind: 'uncertain', code: 'error-interno' };
    }
  }

  async #conclude(id: string, attempt: number, outcome: SendOutcome): Promise<Delivery> {
    switch (outcome.kind) {
      case 'sent':
        return this.settle(id, { estado: 'enviado', activityId: outcome.activityId });
      case 'gone':
        return this.settle(id, { estado: 'no-alcanzado', codigo: 'sin-conversacion' });
      case 'unreachable':
        return this.settle(id, { estado: 'no-alcanzado', codigo: outcome.code });
      case 'failed':
        return this.settle(id, { estado: 'fallido', codigo: outcome.code });
      case 'uncertain':
        return this.settle(id, { estado: 'incierto', codigo: outcome.code });
      case 'refused':
        return this.#refused(id, attempt, outcome.code, outcome.retryAfterMs ?? 0);
    }
  }

  async #refused(id: string, attempt: number, codigo: string, retryAfterMs: number): Promise<Delivery> {
    const delayMs = Math.ceil(delayAfter(attempt, retryAfterMs, id));
    const intent: Intent = { state: 'refused', until: this.#parts.machineNow() + delayMs };
    await this.#parts.records.put(DELIVERY.intent, id, intent);
    return attempt + 1 >= MAX_ATTEMPTS
      ? this.settle(id, { estado: 'fallido', codigo })
      : { kind: 'later', delayMs, attempted: true };
  }
}
