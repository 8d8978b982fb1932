import WebSocket from 'ws';
import { z } from 'zod';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const OPEN_MS = 10_000;
const WAIT_MS = 20_000;

const cardSchema = z.object({ type: z.literal('AdaptiveCard') }).passthrough();
const messageSchema = z.object({
  action: z.enum(['createMessage', 'updateMessage']),
  actionConversationId: z.string(),
  message: z.object({
    messageId: z.string(),
    text: z.string().optional(),
    attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).optional(),
  }),
});

/** An Adaptive Card as it travels: plain JSON. */
export type CardJson = z.infer<typeof cardSchema>;

/** A message of the bot as the person sees it now. */
export interface TeamsMessage {
  readonly id: string;
  readonly text: string;
  readonly card: CardJson | undefined;
  /** Order of arrival among all messages and updates of this person; an update counts anew. */
  readonly sequence: number;
}

interface Waiter {
  readonly matches: (message: TeamsMessage) => boolean;
  readonly found: (message: TeamsMessage) => void;
}

/** The bot's messages to one person, read from the local Teams' own stream, with updates applied. */
export class TeamsMessages {
  readonly #messages = new Map<string, TeamsMessage>();
  readonly #waiters = new Set<Waiter>();
  #sequence = 0;

  private constructor(
    private readonly socket: WebSocket,
    private readonly owner: string,
  ) {
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)));
  }

  /** Opens the stream of the local Teams at `address` (`http://127.0.0.1:<port>`). `owner` names it in errors. */
  static async open(address: string, owner: string): Promise<TeamsMessages> {
    const url = `${address.replace(/^http/, 'ws')}/_ws_conversation/v1/conversations/stream`;
    const socket = new WebSocket(url, { handshakeTimeout: OPEN_MS });
    const messages = new TeamsMessages(socket, owner);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return messages;
  }

  /** The order of the last arrival: give it to `waitFor` to wait for what comes later. */
  get mark(): number {
    return this.#sequence;
  }

  /** All messages, the most recently changed last. */
  all(): readonly TeamsMessage[] {
    return [...this.#messages.values()].sort((one, other) => one.sequence - other.sequence);
  }

  /** The first message later than `after` that matches, already here or still to come. Rejects naming what was awaited. */
  waitFor(
    what: string,
    matches: (message: TeamsMessage) => boolean,
    after = 0,
    limitMs: number = WAIT_MS,
  ): Promise<TeamsMessage> {
    const later = (message: TeamsMessage): boolean => message.sequence > after && matches(message);
    const here = this.all().find(later);
    if (here) return Promise.resolve(here);
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new Error(this.#inVain(what, after, limitMs)));
      }, limitMs);
      const waiter: Waiter = {
        matches: later,
        found: (message) => {
          clearTimeout(limit);
          resolve(message);
        },
      };
      this.#waiters.add(waiter);
    });
  }

  /** Shows a card in the place of another, as Teams does with the answer to a button. */
  replaceCard(id: string, card: CardJson): TeamsMessage {
    return this.#show({ id, text: '', card });
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    this.socket.close();
    await closed;
  }

  #receive(data: string): void {
    const parsed = messageSchema.safeParse(JSON.parse(data));
    if (!parsed.success) return;
    const { messageId, text, attachments } = parsed.data.message;
    const content = attachments?.find(({ contentType }) => contentType === ADAPTIVE_CARD)?.content;
    const card = cardSchema.safeParse(content);
    this.#show({ id: messageId, text: text ?? '', card: card.success ? card.data : undefined });
  }

  #show(shown: Omit<TeamsMessage, 'sequence'>): TeamsMessage {
    this.#sequence += 1;
    const message = { ...shown, sequence: this.#sequence };
    this.#messages.set(message.id, message);
    for (const waiter of [...this.#waiters].filter(({ matches }) => matches(message))) {
      this.#waiters.delete(waiter);
      waiter.found(message);
    }
    return message;
  }

  #inVain(what: string, after: number, limitMs: number): string {
    const got = this.all().filter(({ sequence }) => sequence > after);
    const texts = got.map((message) => JSON.stringify(message.text || cardTexts(message.card)).slice(0, 200));
    return `waited ${limitMs} ms in vain for ${what} in the Teams of ${this.owner}; since then it got ${got.length} messages: ${texts.join(' | ')}`;
  }
}

/** Every text that a card shows, in order, joined by new lines. */
export function cardTexts(card: unknown): string {
  if (Array.isArray(card)) return card.map(cardTexts).filter(Boolean).join('\n');
  if (typeof card !== 'object' || card === null) return '';
  const own = Object.entries(card).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? (SHOWN.has(key) ? [value] : []) : [cardTexts(value)],
  );
  return own.filter(Boolean).join('\n');
}

const SHOWN = new Set(['text', 'title', 'label', 'placeholder', 'errorMessage']);
