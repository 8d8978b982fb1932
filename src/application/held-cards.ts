import { createHash } from 'node:crypto';
import type { PersonId } from '../domain/identity.js';
import type { Card, Matter } from './messenger.js';
import { isSideKey } from './side-record-rules.js';
import type { SideRecords } from './side-records.js';

/** A card in a person's chat. */
export interface ChatCard {
  readonly person: PersonId;
  readonly activityId: string;
}

/** What a card shows: a matter, as it was in that version. */
type Shown = NonNullable<Card['matter']>;

/** A card that shows a matter. */
export interface HeldCard extends ChatCard {
  readonly shown: Shown;
}

/** Kinds of the side records that tell which card shows what. */
export const HELD_KINDS = ['tarjeta', 'tarjeta-muestra', 'tarjeta-presionada'] as const;

const [BY_MATTER, BY_CARD, LIFTED] = HELD_KINDS;
const PAGE = 200;
/** Longer than a press takes: then whoever answered it is thought dead. */
const ABANDONED_MS = 60_000;

/** A card whose press is being answered, since when (milliseconds of the machine's clock). */
interface LiftedCard extends HeldCard {
  readonly since: number;
}

const prefixOf = ({ stream, asunto }: Matter): string => `${stream}!${asunto}!`;

/** Activity ids are the channel's: they may hold what a store's key can't. */
const cardKey = ({ person, activityId }: ChatCard): string =>
  `${person}!${createHash('sha256').update(activityId).digest('hex').slice(0, 24)}`;

/** Which cards show which matter, in whose chat: what changes is redrawn wherever it is shown, and nowhere else. */
export class HeldCards {
  readonly #records: SideRecords;
  readonly #machineNow: () => number;

  constructor(records: SideRecords, machineNow: () => number) {
    this.#records = records;
    this.#machineNow = machineNow;
  }

  /**
   * That card shows this matter from now on, and no longer what it showed before. A matter that no store could name is none
   * that changes: an edited client may ask for any.
   */
  async show(card: ChatCard, shown: Shown): Promise<void> {
    const key = cardKey(card);
    const id = `${prefixOf(shown)}${key}`;
    if (!isSideKey(id)) {
      await this.release(card);
      return;
    }
    const before = (await this.#records.get<{ id: string }>(BY_CARD, key))?.value.id;
    const held: HeldCard = { person: card.person, activityId: card.activityId, shown };
    await this.#records.put(BY_MATTER, id, held);
    await this.#records.put(BY_CARD, key, { id });
    if (before !== undefined && before !== id) await this.#records.remove(BY_MATTER, before);
  }

  /** That card shows no matter from now on. */
  async release(card: ChatCard): Promise<void> {
    const key = cardKey(card);
    const id = (await this.#records.get<{ id: string }>(BY_CARD, key))?.value.id;
    if (id === undefined) return;
    await this.#records.remove(BY_MATTER, id);
    await this.#records.remove(BY_CARD, key);
  }

  /**
   * A press of that card is being answered: until `land`, nothing is drawn on it. Answers what it showed, also when an earlier
   * press died over it.
   */
  async lift(card: ChatCard): Promise<Shown | undefined> {
    const key = cardKey(card);
    const id = (await this.#records.get<{ id: string }>(BY_CARD, key))?.value.id;
    if (id === undefined) return (await this.#records.get<LiftedCard>(LIFTED, key))?.value.shown;
    const held = (await this.#records.get<HeldCard>(BY_MATTER, id))?.value;
    if (held !== undefined) await this.#records.put(LIFTED, key, { ...held, since: this.#machineNow() });
    await this.release(card);
    return held?.shown;
  }

  /** The press of that card was answered: it shows that from now on, or no matter. */
  async land(card: ChatCard, shown: Shown | undefined): Promise<void> {
    if (shown === undefined) await this.release(card);
    else await this.show(card, shown);
    await this.#records.remove(LIFTED, cardKey(card));
  }

  /** Cards that were lifted long ago and show what they did then: whoever answered their press died over it. */
  async abandoned(): Promise<readonly HeldCard[]> {
    const lifted = await this.#records.list<LiftedCard>(LIFTED, { limit: PAGE });
    const found: HeldCard[] = [];
    for (const { id, value } of lifted) {
      if (this.#machineNow() - value.since <= ABANDONED_MS) continue;
      // It landed, and only that could not be written.
      if (await this.#records.get(BY_CARD, id)) await this.#records.remove(LIFTED, id);
      else found.push(value);
    }
    return found;
  }

  /** The cards that show a matter now. */
  async of(matter: Matter): Promise<readonly HeldCard[]> {
    const prefix = prefixOf(matter);
    const found: HeldCard[] = [];
    for (let from = prefix; ; ) {
      const page = await this.#records.list<HeldCard>(BY_MATTER, { from, to: `${prefix}~`, limit: PAGE });
      found.push(...page.map(({ value }) => value));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return found;
      from = `${last.id}!`;
    }
  }
}
