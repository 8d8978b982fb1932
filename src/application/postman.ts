import { officeInstant } from '../domain/calendario.js';
import { addMillis, millisBetween } from '../domain/fecha.js';
import type { Instante, PersonId } from '../domain/identity.js';
import type { Clock } from './clock.js';
import { delayAfter } from './delay.js';
import {
  type Again,
  type DeliveryRecord,
  deliveryId,
  type Envelope,
  INCIERTO,
  MAX_ATTEMPTS,
  messageId,
} from './delivery.js';
import type { HeldCard, HeldCards } from './held-cards.js';
import { InTurn } from './in-turn.js';
import type { Card, Messenger, SendOutcome } from './messenger.js';
import type { Office } from './office.js';
import { type Addressee, addresseesOf } from './recipients.js';
import { type Delivery, SendOnce } from './send-once.js';
import type { SideRecords } from './side-records.js';
import { Turns } from './turns.js';

/** Draws the card of a matter for a person, as of now; undefined when it shows them nothing. */
export type DrawMatter = (stream: string, asunto: string, person: PersonId) => Promise<Card | undefined>;

interface Parts {
  readonly office: Office;
  readonly records: SideRecords;
  readonly held: HeldCards;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly machineNow: () => number;
  readonly draw: DrawMatter;
  /** Told of who could not be reached, about what. May be told twice. */
  readonly unreached: (envelope: Envelope, person: PersonId, code: string) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** How long until a delivery is tried again, and whether that counts as an attempt; undefined when it is settled. */
type Wait = { readonly delayMs: number; readonly attempted: boolean } | undefined;

/** The program is ending: the next one does it, and nothing was begun. */
const NOT_NOW = { kind: 'later', delayMs: 0, attempted: false } as const satisfies Delivery;

const waitOf = (delivery: Delivery): Wait => (delivery.kind === 'later' ? delivery : undefined);

/** Until a commit that can't be read yet is asked for again. */
const BEHIND_MS = 2_000;

/** Takes one envelope to everyone it is for. Each person gets it at most once; what nobody knows the end of stays `incierto`. */
export class Postman {
  readonly #parts: Parts;
  readonly #once: SendOnce;
  readonly #inTurn = new InTurn();
  readonly #turns: Turns;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#once = new SendOnce(parts);
    this.#turns = new Turns(parts.messenger);
  }

  /** Lets what is on its way arrive, and begins with nobody else: each `deliver` under way ends soon, and says who is left. */
  stop(): void {
    this.#turns.end();
  }

  /** Delivers; answers when to try again for those who could not be served yet. Throws what the store throws. */
  async deliver(envelope: Envelope): Promise<Again | undefined> {
    const { office, clock } = this.#parts;
    // What another replica queued may be told here before the commit that it is about can be read: the card would be an old one, or none.
    if (!(await office.holds(envelope.stream, envelope.version)))
      return { at: addMillis(clock.now(), BEHIND_MS), attempt: envelope.attempt };
    if (envelope.message.kind === 'refresh') return this.#again(envelope, await this.#refresh(envelope));
    const opens = this.#opens();
    if (opens !== undefined) return { at: opens, attempt: envelope.attempt };
    const context = await office.context({ kind: 'system' });
    const waits: Wait[] = [];
    for (const each of addresseesOf(envelope.message, context))
      waits.push(this.#turns.ended ? NOT_NOW : await this.#toPerson(envelope, each));
    return this.#again(envelope, waits);
  }

  /** Draws the present on the cards whose press nobody answered to its end, since the process died over it. */
  async takeUp(): Promise<void> {
    for (const card of await this.#parts.held.abandoned())
      try {
        await this.#takeUpOne(card);
      } catch (error) {
        this.#parts.failed(error);
      }
  }

  /** One that can't be drawn on now waits for the next time. */
  async #takeUpOne(lifted: HeldCard): Promise<void> {
    const { held, messenger } = this.#parts;
    const card = await this.#drawn(lifted.shown.stream, lifted.shown.asunto, lifted.person);
    if (card === 'broken') return;
    const stale = card?.matter !== undefined && card.matter.version !== lifted.shown.version;
    const outcome = stale ? await messenger.update(lifted.person, lifted.activityId, card) : undefined;
    if (outcome?.kind === 'refused' || outcome?.kind === 'uncertain') return;
    await held.land(lifted, outcome === undefined || outcome.kind === 'sent' ? card?.matter : undefined);
  }

  /** When office hours begin, or undefined when it is office time: a message that waited may have missed them. */
  #opens(): Instante | undefined {
    const now = this.#parts.clock.now();
    const opens = officeInstant(this.#parts.office.institution.calendario, now);
    return opens > now ? opens : undefined;
  }

  #again({ attempt }: Envelope, waits: readonly Wait[]): Again | undefined {
    const open = waits.filter((wait) => wait !== undefined);
    if (open.length === 0) return undefined;
    return {
      // Who has to wait longer than the others of the post is found to wait still.
      at: addMillis(this.#parts.clock.now(), Math.min(...open.map((wait) => wait.delayMs))),
      attempt: open.some((wait) => wait.attempted) ? attempt + 1 : attempt,
    };
  }

  /** In turn with the same delivery for another post of that person: it is one card, and who comes second finds its end. */
  async #toPerson(envelope: Envelope, addressee: Addressee): Promise<Wait> {
    const id = deliveryId(envelope, addressee.person);
    return this.#inTurn.run(id, () => this.#deliveredTo(id, envelope, addressee));
  }

  async #deliveredTo(id: string, envelope: Envelope, { person, vacant }: Addressee): Promise<Wait> {
    const settled = await this.#once.outcome(id);
    const delivery: Delivery =
      settled === undefined
        ? await this.#first(id, envelope, { person, vacant })
        : { kind: 'settled', record: settled };
    const code = delivery.kind === 'settled' ? codeOf(delivery.record) : undefined;
    if (code !== undefined) await this.#parts.unreached(envelope, person, code);
    return waitOf(delivery);
  }

  async #first(id: string, envelope: Envelope, addressee: Addressee): Promise<Delivery> {
    const { stream, message, attempt } = envelope;
    const standing = await this.#once.standing(id);
    if (standing !== undefined) return standing;
    // Before the intent is written: were the program to end meanwhile, nobody would know whether what waits here had left.
    if (!(await this.#turns.take(addressee.person))) return NOT_NOW;
    const drawn = await this.#drawn(stream, message.asunto, addressee.person);
    if (drawn === 'broken') return this.#undrawn(id, attempt);
    const card = headed(drawn, envelope, addressee);
    if (card === undefined) return this.#once.settle(id, { estado: 'sin-tarjeta' });
    return this.#once.send(id, attempt, () => this.#create(addressee.person, card, summaryOf(envelope, addressee)));
  }

  /** Either the store could not be read just now, or a view fails whenever it is tried: time tells. */
  async #undrawn(id: string, attempt: number): Promise<Delivery> {
    return attempt + 1 >= MAX_ATTEMPTS
      ? this.#once.settle(id, { estado: 'fallido', codigo: 'no-se-pudo-dibujar' })
      : { kind: 'later', delayMs: delayAfter(attempt, 0, id), attempted: true };
  }

  /** A view that throws concerns one card only: it must not keep the others from leaving. */
  async #drawn(stream: string, asunto: string, person: PersonId): Promise<Card | undefined | 'broken'> {
    try {
      return await this.#parts.draw(stream, asunto, person);
    } catch (error) {
      this.#parts.failed(error);
      return 'broken';
    }
  }

  async #create(person: PersonId, card: Card, summary: string): Promise<SendOutcome> {
    const outcome = await this.#parts.messenger.send(person, card, summary);
    if (outcome.kind === 'sent' && card.matter !== undefined)
      await this.#parts.held.show({ person, activityId: outcome.activityId }, card.matter);
    return outcome;
  }

  async #refresh(envelope: Envelope): Promise<readonly Wait[]> {
    const { stream, message } = envelope;
    const cards = await this.#parts.held.of({ stream, asunto: message.asunto });
    const waits: Wait[] = [];
    for (const card of cards) waits.push(await this.#redraw(envelope, card));
    return waits;
  }

  /** Redrawing is idempotent, so an uncertain end is tried again; only a card that has to be created anew is claimed. */
  async #redraw(envelope: Envelope, held: HeldCard): Promise<Wait> {
    const { stream, message } = envelope;
    const card = await this.#drawn(stream, message.asunto, held.person);
    if (card === 'broken') return redrawnLater(envelope);
    if (card?.matter === undefined) return undefined;
    if (card.matter.version === held.shown.version) return undefined;
    if (!(await this.#turns.take(held.person))) return NOT_NOW;
    const outcome = await this.#parts.messenger.update(held.person, held.activityId, card);
    if (outcome.kind === 'sent') await this.#parts.held.show(held, card.matter);
    if (outcome.kind === 'gone') return this.#anew(envelope, held, card);
    if (outcome.kind !== 'refused' && outcome.kind !== 'uncertain') return undefined;
    return redrawnLater(envelope, outcome.kind === 'refused' ? outcome.retryAfterMs : undefined);
  }

  /** The card is gone from the chat: it is sent anew, within office hours. */
  async #anew(envelope: Envelope, held: HeldCard, card: Card): Promise<Wait> {
    const opens = this.#opens();
    if (opens !== undefined) return { delayMs: millisBetween(this.#parts.clock.now(), opens), attempted: false };
    const id = deliveryId(envelope, `${held.person}.nueva`);
    const settled = await this.#once.outcome(id);
    const delivery: Delivery =
      settled === undefined
        ? await this.#once.send(id, envelope.attempt, () => this.#create(held.person, card, 'Asunto actualizado'))
        : { kind: 'settled', record: settled };
    if (delivery.kind === 'settled') await this.#parts.held.release(held);
    return waitOf(delivery);
  }
}

/** Why a message is not known to have arrived; undefined when it arrived, or there was nothing to send. */
const codeOf = ({ estado, codigo = '' }: DeliveryRecord): string | undefined => {
  if (estado === 'incierto') return INCIERTO;
  return estado === 'no-alcanzado' || estado === 'fallido' ? codigo : undefined;
};

const redrawnLater = (envelope: Envelope, retryAfterMs = 0): Wait =>
  envelope.attempt + 1 >= MAX_ATTEMPTS
    ? undefined
    : { delayMs: delayAfter(envelope.attempt, retryAfterMs, messageId(envelope)), attempted: true };

const summaryOf = ({ message }: Envelope, { vacant }: Addressee): string =>
  vacant === undefined ? message.summary : `Puesto vacante: ${vacant}`;

/** SE is told why a card comes to them that another post was asked; what they can't open is told in words. */
const headed = (card: Card | undefined, { message }: Envelope, { vacant }: Addressee): Card | undefined => {
  if (vacant === undefined) return card;
  const text = `${vacant} no tiene titular ni suplente, y nadie recibió en su nombre «${message.summary}».`;
  if (card !== undefined) return { ...card, notice: { tone: 'attention', text } };
  return { template: 'aviso', data: { titulo: 'Puesto vacante', texto: text, hechos: [] } };
};
