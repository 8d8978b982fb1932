import type { Card, Messenger, SendOutcome } from '../../src/application/messenger.js';
import type { PersonId } from '../../src/domain/identity.js';

/** One entry of a person's chat. A card stays under its activity id while its content changes. */
export interface ChatEntry {
  readonly activityId: string;
  readonly card?: Card;
  readonly text?: string;
  /** Toast of a card that came by itself; absent on replies. */
  readonly summary?: string;
}

/** What happens to the next send or update of somebody; `undefined` lets it through. */
export type Trouble = (what: 'send' | 'update', person: PersonId, card: Card) => SendOutcome | undefined;

/** The chats of everybody, in memory. Every call is written down, and trouble can be made. */
export class RecordingMessenger implements Messenger {
  /** Every call that got through or not, in order. */
  readonly calls: { readonly what: 'send' | 'update'; readonly person: PersonId; readonly asunto: string }[] = [];
  trouble: Trouble = () => undefined;
  /** Waits for a turn, as the service's rates want it. */
  pace?: NonNullable<Messenger['pace']>;
  readonly #chats = new Map<PersonId, ChatEntry[]>();
  #activities = 0;

  async send(person: PersonId, card: Card, summary: string): Promise<SendOutcome> {
    this.#note('send', person, card);
    const trouble = this.trouble('send', person, card);
    if (trouble !== undefined) return trouble;
    return { kind: 'sent', activityId: this.add(person, { card, summary }) };
  }

  async update(person: PersonId, activityId: string, card: Card): Promise<SendOutcome> {
    this.#note('update', person, card);
    const trouble = this.trouble('update', person, card);
    if (trouble !== undefined) return trouble;
    return this.replace(person, activityId, card) ? { kind: 'sent', activityId } : { kind: 'gone' };
  }

  /** Adds an entry to a chat, as the channel does with a reply; answers its activity id. */
  add(person: PersonId, entry: Omit<ChatEntry, 'activityId'>): string {
    this.#activities += 1;
    const activityId = `1:actividad/${this.#activities}`;
    this.#chats.set(person, [...this.chat(person), { ...entry, activityId }]);
    return activityId;
  }

  /** Puts another card in the place of one; `false` when that is not in the chat. */
  replace(person: PersonId, activityId: string, card: Card): boolean {
    const chat = this.chat(person);
    if (!chat.some((entry) => entry.activityId === activityId)) return false;
    const changed = chat.map((entry) => (entry.activityId === activityId ? { ...entry, card } : entry));
    this.#chats.set(person, changed);
    return true;
  }

  chat(person: PersonId): ChatEntry[] {
    return this.#chats.get(person) ?? [];
  }

  /** Everybody's chat is lost, as when the local Teams ends. */
  forget(): void {
    this.#chats.clear();
  }

  #note(what: 'send' | 'update', person: PersonId, card: Card): void {
    this.calls.push({ what, person, asunto: card.matter?.asunto ?? card.template });
  }
}
