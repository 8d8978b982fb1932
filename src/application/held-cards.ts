import { createHash } from 'node:crypto';
import type { PersonId } from '../domain/identity.js';
import type { Card, Matter } from './messenger.js';
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

/** Kinds of its records. */
export const HELD = { byMatter: 'tarjeta', byCard: 'tarjeta-muestra' } as const;
const PAGE = 200;

const prefixOf = ({ stream, asunto }: Matter): string => `${stream}!${asunto}!`;

/** Activity ids are the channel's: they may hold what a store's key can't. */
const cardKey = ({ person, activityId }: ChatCard): string =>
  `${person}!${createHash('sha256').update(activityId).digest('hex').slice(0, 24)}`;

/** Which cards show which matter, in whose chat: what changes is redrawn wherever it is shown, and nowhere else. */
export class HeldCards {
  readonly #records: SideRecords;

  constructor(records: SideRecords) {
    this.#records = records;
  }

  /** That card shows this matter from now on, and no longer what it showed before. */
  async show(card: ChatCard, shown: Shown): Promise<void> {
    const key = cardKey(card);
    const id = `${prefixOf(shown)}${key}`;
    const before = (await this.#records.get<{ id: string }>(HELD.byCard, key))?.value.id;
    const held: HeldCard = { person: card.person, activityId: card.activityId, shown };
    await this.#records.put(HELD.byMatter, id, held);
    await this.#records.put(HELD.byCard, key, { id });
    if (before !== undefined && before !== id) await this.#records.remove(HELD.byMatter, before);
  }

  /** That card shows no matter from now on; answers the one that it showed. */
  async release(card: ChatCard): Promise<Shown | undefined> {
    const key = cardKey(card);
    const id = (await this.#records.get<{ id: string }>(HELD.byCard, key))?.value.id;
    if (id === undefined) return undefined;
    const held = await this.#records.get<HeldCard>(HELD.byMatter, id);
    await this.#records.remove(HELD.byMatter, id);
    await this.#records.remove(HELD.byCard, key);
    return held?.value.shown;
  }

  /** The cards that show a matter now. */
  async of(matter: Matter): Promise<readonly HeldCard[]> {
    const prefix = prefixOf(matter);
    const found: HeldCard[] = [];
    for (let from = prefix; ; ) {
      const page = await this.#records.list<HeldCard>(HELD.byMatter, { from, to: `${prefix}~`, limit: PAGE });
      found.push(...page.map(({ value }) => value));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return found;
      from = `${last.id}!`;
    }
  }
}
