import type { Instante } from '../domain/identity.js';
import type { Commit, OutgoingMessage } from './event-log.js';

/** A message that waits to leave, with the commit that it came with. */
export interface Envelope {
  readonly stream: string;
  readonly version: number;
  readonly index: number;
  readonly message: OutgoingMessage;
  /** How often it was put back after a clear refusal. */
  readonly attempt: number;
}

/** How a message to one person stands. Commits never change, so outcomes are documents of their own. */
export interface DeliveryRecord {
  readonly estado: 'enviado' | 'incierto' | 'fallido' | 'no-alcanzado' | 'sin-tarjeta' | 'al-corriente';
  readonly at: Instante;
  readonly codigo?: string;
  readonly activityId?: string;
}

/** The card of a matter that a person has in their chat. */
export interface HeldCard {
  readonly activityId: string;
  /** Version of the matter that the card shows, when it is known. */
  readonly v?: number;
}

/** Kinds of side records that delivery keeps. */
export const DELIVERY = {
  queue: 'envio',
  intent: 'intento',
  outcome: 'entrega',
  card: 'tarjeta',
  shown: 'muestra',
  mark: 'marca',
} as const;

/** Id of a message within the record. */
export const messageId = ({ stream, version, index }: Pick<Envelope, 'stream' | 'version' | 'index'>): string =>
  `${stream}.${version}.${index}`;

/** Id in the queue: sorts by the instant before which it must not leave. */
export const queueId = (notBefore: Instante, envelope: Envelope): string =>
  `${notBefore.replaceAll(/[^0-9]/g, '')}.${messageId(envelope)}`;

/** Id of the card of a matter that a person holds. */
export const cardId = (stream: string, asunto: string, person: string): string => `${stream}.${asunto}.${person}`;

/** The envelopes of a commit. */
export const envelopesOf = ({ stream, version, messages }: Commit): readonly Envelope[] =>
  messages.map((message, index) => ({ stream, version, index, message, attempt: 0 }));

/** Code under which the record tells a delivery whose end nobody knows from one that failed. */
export const INCIERTO = 'incierto';
