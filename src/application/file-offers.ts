import type { Archivo, PersonId } from '../domain/identity.js';
import type { SendOutcome } from './messenger.js';

/** A file that somebody is asked to let into their own OneDrive. */
export interface FileOffer {
  /** Comes back with the answer. */
  readonly id: string;
  readonly archivo: Archivo;
}

/** Asks people, in their own chat, whether a file may be kept in their OneDrive. Never throws for what the service answers. */
export interface FileOffers {
  offer(person: PersonId, offer: FileOffer): Promise<SendOutcome>;
}

/** What somebody answered to an offer. It comes from the client: the offer may be another's, or none. */
export interface OfferAnswer {
  readonly person: PersonId;
  readonly offer: string;
  readonly accepted: boolean;
}

/** What follows from an answer. */
export type OfferFollowUp =
  /** `settle` is told once how the upload ended. */
  | {
      readonly kind: 'upload';
      readonly archivo: Archivo;
      readonly bytes: Uint8Array;
      readonly settle: (uploaded: boolean) => Promise<void>;
    }
  | { readonly kind: 'say'; readonly text: string }
  /** It was answered before. */
  | { readonly kind: 'nothing' };
