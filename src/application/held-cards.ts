import { createHash } from 'node:crypto';
import type { PersonId } from '../domain/identity.js';
import type { Card, Matter } from './messenger.js';
import type { SideRecords } from './side-records.js';

/** A card in a person's chat. */
export interface ChatCard {
  readonly person: PersonId;
  readonly activityId: string;
}

/** A card that shows a matter, as it was in that version. */
export interface HeldCard extends ChatCard {
  readonly version: number;
}

const BY_MATTER = 'tarjeta';
const BY_CARD = 'tarjeta-muestra';
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

  /** That card shows this matter from now on, and no longer what it showed before; undefined when it shows none. */
  async show({ person, activityId }: ChatCard, shown: Card['matter']): Promise<void> {
    const key = cardKey({ person, activityId });
    const before = (await this.#records.get<{ id: string }>(BY_CARD, key))?.value.id;
    const id = shown && `${prefixOf(shown)}${key}`;
    if (shown !== undefined && id !== undefined) {
      const held: HeldCard = { person, activityId, version: shown.version };
      await this.#records.put(BY_MATTER, id, held);
      await this.#records.put(BY_CARD, key, { id });
    } else await this.#records.remove(BY_CARD, key);
    if (before !== undefined && before !== id) await this.#records.remove(BY_MATTER, before);
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
