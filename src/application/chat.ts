import type { PersonId } from '../domain/identity.js';
import type { OfferAnswer, OfferFollowUp } from './file-offers.js';
import type { Card } from './messenger.js';

/** A file that came with a message, already fetched and bounded by the edge. */
export type IncomingFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** It could not be had: `why` and `next` are es-MX sentences for the person. */
  | { readonly kind: 'unavailable'; readonly name: string; readonly why: string; readonly next: string };

/** A message as the edge hands it in: tenant, channel and service address already checked. */
export interface IncomingMessage {
  /** Activity id: the same one again is the same message. */
  readonly id: string;
  readonly person: PersonId;
  /** Plain text without the bot's mention; may be empty when there are files. */
  readonly text: string;
  readonly files: readonly IncomingFile[];
}

/** A button press. `data` comes from the client: nothing in it is to be believed. */
export interface IncomingAction {
  readonly id: string;
  readonly person: PersonId;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Activity id of the card that holds the button, when the channel tells. */
  readonly cardId?: string;
}

/** What the person gets back at once. `text` is plain text. A sequence is sent in order. */
export type Reply = { readonly card: Card } | { readonly text: string } | { readonly nothing: true };

/** The chat, as the edge sees it. None of these throws for what a person can do. */
export interface Chat {
  /** Whether the files of a person's message are to be fetched: those of whoever is on no post are not. */
  takesFiles(person: PersonId): Promise<boolean>;
  onMessage(message: IncomingMessage): Promise<readonly Reply[]>;
  /** One reply: it takes the place of the card that was pressed. */
  onAction(action: IncomingAction): Promise<Reply>;
  /** Somebody answered whether a file may be kept in their OneDrive. */
  onOfferAnswered(answer: OfferAnswer): Promise<OfferFollowUp>;
  /** The app was installed for this person, or its chat opened for the first time. */
  onInstalled(person: PersonId, activityId: string): Promise<readonly Reply[]>;
}
