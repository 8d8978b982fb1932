import { versionOf } from '../domain/ciclo.js';
import { holdersOf } from '../domain/directorio.js';
import { fechaOf } from '../domain/fecha.js';
import type { Instante, PersonId } from '../domain/identity.js';
import type { Clock } from './clock.js';
import {
  cardId,
  DELIVERY,
  type DeliveryRecord,
  type Envelope,
  type HeldCard,
  INCIERTO,
  messageId,
} from './delivery.js';
import type { Card, Messenger, SendOutcome } from './messenger.js';
import type { Office } from './office.js';
import type { SideRecords } from './side-records.js';

/** Draws the card of a matter for a person, as of now; undefined when it shows them nothing. */
export type DrawMatter = (stream: string, asunto: string, person: PersonId) => Promise<Card | undefined>;

interface Parts {
  readonly office: Office;
  readonly records: SideRecords;
  readonly messenger: Messenger;
  readonly clock: Clock;
  /** Milliseconds of the machine's clock: leases run in real time even when the business clock is moved. */
  readonly machineNow: () => number;
  readonly draw: DrawMatter;
  /** Told of who could not be reached, or perhaps was not, about what. */
  readonly unreached: (envelope: Envelope, person: PersonId, code: string) => Promise<void>;
}

/** Who is sending a message to a person, since when (milliseconds of the machine's clock). */
interface Intent {
  readonly state: 'under-way' | 'refused';
  readonly since: number;
}

/** One message to one person, drawn at version `v` of its matter. */
interface Sending {
  readonly envelope: Envelope;
  readonly person: PersonId;
  readonly id: string;
  readonly v: number | undefined;
}

const CICLO = 'ciclo-';
/** Longer than any send can take: its time-out is ten seconds. */
const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 10;
const FIRST_DELAY_MS = 2_000;
const MAX_DELAY_MS = 600_000;

/** Exponential delay with jitter; the service's own Retry-After wins when it is longer. */
const delayOf = (attempt: number, retryAfterMs: number): number =>
  Math.max(retryAfterMs, Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt)) * (1 + Math.random() / 4);

/** Takes one envelope to everyone it is for. Each person gets it at most once; what nobody knows the end of stays `incierto`. */
export class Postman {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Delivers; answers when to try again for those who could not be served yet. */
  async deliver(envelope: Envelope): Promise<Instante | undefined> {
    const persons = await this.#recipients(envelope);
    let again: number | undefined;
    for (const person of persons) {
      const delay = await this.#toPerson(envelope, person);
      if (delay !== undefined) again = Math.max(again ?? 0, delay);
    }
    return again === undefined ? undefined : new Date(Date.parse(this.#parts.clock.now()) + again).toISOString();
  }

  async #recipients({ stream, message }: Envelope): Promise<readonly PersonId[]> {
    const { office, records, clock } = this.#parts;
    if ('person' in message.to) return [message.to.person];
    if ('puesto' in message.to) {
      const holders = holdersOf(await office.directorio(), message.to.puesto, fechaOf(clock.now()));
      return [...new Set(holders.map((holder) => holder.persona))].filter((person) => person !== message.except);
    }
    const prefix = cardId(stream, message.asunto, '');
    const cards = await records.list<HeldCard>(DELIVERY.card, { from: prefix, to: `${prefix}~`, limit: 1000 });
    return cards.map((card) => card.id.slice(prefix.length));
  }

  async #toPerson(envelope: Envelope, person: PersonId): Promise<number | undefined> {
    const { records, draw } = this.#parts;
    const id = `${messageId(envelope)}.${person}`;
    if ((await records.get(DELIVERY.outcome, id)) !== undefined) return undefined;
    const v = await this.#versionNow(envelope);
    if (await this.#isCurrent(envelope, person, v))
      return this.#settle(id, { estado: 'al-corriente', at: this.#parts.clock.now() });
    const card = await draw(envelope.stream, envelope.message.asunto, person);
    if (card === undefined) return this.#settle(id, { estado: 'sin-tarjeta', at: this.#parts.clock.now() });
    const claim = await this.#claim(id);
    if (claim === 'waiting') return LEASE_MS;
    if (claim === 'lost')
      return this.#undelivered(
        { envelope, person, id, v },
        { estado: 'incierto', at: this.#parts.clock.now(), codigo: 'interrumpido' },
      );
    return this.#conclude({ envelope, person, id, v }, await this.#post(envelope, person, card));
  }

  /** Read before drawing: a card is never taken for newer than it is. */
  async #versionNow({ stream, message }: Envelope): Promise<number | undefined> {
    const ciclo = stream.startsWith(CICLO) ? await this.#parts.office.ciclo(stream.slice(CICLO.length)) : undefined;
    return ciclo && versionOf(ciclo, message.asunto);
  }

  /** Whether a redrawing would show the person nothing new: they see that version, and what they just did above it. */
  async #isCurrent({ stream, message }: Envelope, person: PersonId, v: number | undefined): Promise<boolean> {
    if (message.kind !== 'refresh' || v === undefined) return false;
    const held = await this.#parts.records.get<HeldCard>(DELIVERY.card, cardId(stream, message.asunto, person));
    return held?.value.v !== undefined && held.value.v >= v;
  }

  /**
   * The intent is written before the send: whoever writes it sends. One found under way belongs to another replica, or to
   * one that died between send and record; after the lease nobody knows, and it must not be sent again.
   */
  async #claim(id: string): Promise<'mine' | 'waiting' | 'lost'> {
    const { records, machineNow } = this.#parts;
    const intent: Intent = { state: 'under-way', since: machineNow() };
    if (await records.create(DELIVERY.intent, id, intent)) return 'mine';
    const found = await records.get<Intent>(DELIVERY.intent, id);
    if (found?.value.state === 'refused')
      return (await records.replace(DELIVERY.intent, id, intent, found.mark)) ? 'mine' : 'waiting';
    return found !== undefined && machineNow() - found.value.since > LEASE_MS ? 'lost' : 'waiting';
  }

  async #post({ stream, message }: Envelope, person: PersonId, card: Card): Promise<SendOutcome> {
    const { records, messenger } = this.#parts;
    if (message.kind === 'send') return messenger.send(person, card, message.summary);
    const held = await records.get<HeldCard>(DELIVERY.card, cardId(stream, message.asunto, person));
    if (held === undefined) return { kind: 'gone' };
    const outcome = await messenger.update(person, held.value.activityId, card);
    return outcome.kind === 'gone' ? messenger.send(person, card, 'Asunto actualizado') : outcome;
  }

  async #conclude(sending: Sending, outcome: SendOutcome): Promise<number | undefined> {
    const { envelope, person, id, v } = sending;
    const { records, clock } = this.#parts;
    const at = clock.now();
    const held = cardId(envelope.stream, envelope.message.asunto, person);
    switch (outcome.kind) {
      case 'sent':
        await records.put(DELIVERY.card, held, {
          activityId: outcome.activityId,
          ...(v !== undefined && { v }),
        } satisfies HeldCard);
        return this.#settle(id, { estado: 'enviado', at, activityId: outcome.activityId });
      case 'gone':
        await records.remove(DELIVERY.card, held);
        return this.#settle(id, { estado: 'sin-tarjeta', at });
      case 'unreachable':
        return this.#undelivered(sending, { estado: 'no-alcanzado', at, codigo: outcome.code });
      case 'failed':
        return this.#undelivered(sending, { estado: 'fallido', at, codigo: outcome.code });
      case 'uncertain':
        return this.#undelivered(sending, { estado: 'incierto', at, codigo: outcome.code });
      case 'refused':
        await records.put(DELIVERY.intent, id, { state: 'refused', since: this.#parts.machineNow() } satisfies Intent);
        if (envelope.attempt >= MAX_ATTEMPTS)
          return this.#undelivered(sending, { estado: 'fallido', at, codigo: outcome.code });
        return delayOf(envelope.attempt, outcome.retryAfterMs ?? 0);
    }
  }

  /** The record is told before the delivery is settled: a crash in between tells it again, which changes nothing. */
  async #undelivered({ envelope, person, id }: Sending, outcome: DeliveryRecord): Promise<undefined> {
    if (envelope.message.kind === 'send')
      await this.#parts.unreached(envelope, person, outcome.estado === 'incierto' ? INCIERTO : (outcome.codigo ?? ''));
    return this.#settle(id, outcome);
  }

  async #settle(id: string, outcome: DeliveryRecord): Promise<undefined> {
    await this.#parts.records.create(DELIVERY.outcome, id, outcome);
  }
}
