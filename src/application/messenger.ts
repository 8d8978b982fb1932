import type { PersonId } from '../domain/identity.js';

/** A matter of a stream: what a card shows and its buttons act on. */
export interface Matter {
  readonly stream: string;
  readonly asunto: string;
}

/** A card to draw: the template's name in `cards/`, and the plain data that fills it. Texts in the data are plain text. */
export interface Card {
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The matter that it shows, and in which version, so that it is redrawn when that changes; absent on lists, forms and plain notices. */
  readonly matter?: Matter & { readonly version: number };
  /** One line above the card: what was just done, or why it could not be. */
  readonly notice?: { readonly tone: 'good' | 'warning' | 'attention'; readonly text: string };
  /** The list from which it was opened: a button goes back there, and every other button remembers it as `desde`. */
  readonly volver?: {
    readonly title: string;
    readonly desde: string;
    readonly data: Readonly<Record<string, string>>;
  };
}

/** How a send or an update ended. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** A clear refusal (412, 429, 503): nothing was created, try again later. */
  | { readonly kind: 'refused'; readonly code: string; readonly retryAfterMs?: number }
  /** This person can't be reached in chat (403, no conversation known). */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The card to update no longer exists (404). */
  | { readonly kind: 'gone' }
  /** Nobody knows (timeout, dropped connection, 500, 502, 504): it must not be repeated blindly. */
  | { readonly kind: 'uncertain'; readonly code: string }
  /** A clear refusal that time won't cure (400, 401, 413…): nothing was created, and somebody has to look. */
  | { readonly kind: 'failed'; readonly code: string };

/** The way out to the chat, free of any chat SDK's types. Never throws for what the service answers. */
export interface Messenger {
  send(person: PersonId, card: Card, summary: string): Promise<SendOutcome>;
  update(person: PersonId, activityId: string, card: Card): Promise<SendOutcome>;
  /** Resolves when one more of these to that person may leave under the service's rates. Without it, at once. */
  pace?(person: PersonId): Promise<void>;
}
