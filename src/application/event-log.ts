import type { Actor, Instante } from '../domain/identity.js';

/** Where a message of a commit goes: every person on a post, one person, or whoever holds a card of the matter. */
export type Recipient = { readonly puesto: string } | { readonly person: string } | { readonly holders: true };

/**
 * A message that leaves with a commit. It names the matter (`asunto`), not the card: the card is drawn when it is
 * sent, from the state of that moment, so it never shows what is no longer true.
 */
export interface OutgoingMessage {
  readonly to: Recipient;
  /** Who needs no message: what they did shows it to them already. */
  readonly except?: string;
  /** Key of the matter, such as `notificacion.N-001`. */
  readonly asunto: string;
  /** `send` creates a new card; `refresh` redraws the card of that matter where the person has one. */
  readonly kind: 'send' | 'refresh';
  /** One es-MX line for the notification toast. */
  readonly summary: string;
  /** Not to be sent before this instant (office hours). */
  readonly notBefore: Instante;
}

/** One stored fact of the record. `type` is the event's Spanish name, such as `postura-presentada`. */
export interface StoredEvent {
  readonly type: string;
}

/** One command's whole effect: a single document whose id is its version in the stream. */
export interface Commit<E extends StoredEvent = StoredEvent> {
  /** `institucion`, or `ciclo-<id>`. */
  readonly stream: string;
  /** 1, 2, 3… without gaps. */
  readonly version: number;
  readonly at: Instante;
  readonly actor: Actor;
  /** Id of the command; a repeated command finds its commit by it. */
  readonly commandId: string;
  readonly events: readonly E[];
  readonly messages: readonly OutgoingMessage[];
  /** `hash` of the commit before, or 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of the canonical JSON (RFC 8785) of every other field, hexadecimal. */
  readonly hash: string;
}

/** A page of commits of every stream, and the mark from which to go on. */
export interface FeedPage {
  readonly commits: readonly Commit[];
  readonly next: string;
}

/** The record: append-only, one stream per ciclo and one for the institution. */
export interface EventLog {
  /**
   * Appends atomically. `taken` when that version of the stream exists already (the race was lost): nothing is written.
   * Throws `RecordTooLarge` over 1.5 MB of canonical JSON, and any engine error as it comes.
   */
  append(commit: Commit): Promise<'appended' | 'taken'>;
  /** Commits of a stream with version greater than `after`, in order, all of them. */
  read(stream: string, after: number): Promise<readonly Commit[]>;
  /** Names of all streams, sorted. */
  streams(): Promise<readonly string[]>;
  /**
   * Commits of all streams since a mark (`''` is the beginning), in each stream's order. A commit may come twice,
   * none is ever missed, and an empty page means that there is nothing new for now.
   */
  feed(after: string, limit: number): Promise<FeedPage>;
}

/** A commit or a side record over the size that every engine can hold (Cosmos DB's item limit is 2 MB). */
export class RecordTooLarge extends Error {
  constructor(readonly bytes: number) {
    super(`record of ${bytes} bytes is over ${MAX_COMMIT_BYTES}`);
    this.name = 'RecordTooLarge';
  }
}

/** Most bytes of JSON (UTF-8) in one commit or side record. */
export const MAX_COMMIT_BYTES = 1_500_000;
