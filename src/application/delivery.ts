import type { Instante } from '../domain/identity.js';
import type { Commit, OutgoingMessage } from './event-log.js';

/** A message that waits to leave, with the commit that it came with. */
export interface Envelope {
  readonly stream: string;
  readonly version: number;
  readonly index: number;
  readonly message: OutgoingMessage;
  /** How often it was put back after a clear refusal, or because its card could not be drawn. */
  readonly attempt: number;
}

/** An envelope in the queue, and the instant before which it must not leave. */
export interface Queued extends Envelope {
  readonly due: Instante;
  /** How often an error kept it from being delivered: no fault of the message, so it is never given up for that. */
  readonly failures?: number;
}

/** When an envelope that is not settled yet is tried again. Waiting for another replica is no attempt. */
export interface Again {
  readonly at: Instante;
  readonly attempt: number;
}

/** How a message to one person ended. Commits never change, so outcomes are documents of their own. */
export interface DeliveryRecord {
  readonly estado: 'enviado' | 'incierto' | 'fallido' | 'no-alcanzado' | 'sin-tarjeta';
  readonly at: Instante;
  readonly codigo?: string;
  readonly activityId?: string;
}

/** That a message needs nothing more, for anybody: a queue that is rebuilt from the record doesn't send it again. */
export interface Dispatched {
  readonly estado: 'concluido';
  readonly at: Instante;
}

/**
 * Kinds of side records that delivery keeps. `queue` and `mark` are derived from the commits and can be dropped; the
 * others are the ledger, which nothing else knows.
 */
export const DELIVERY = {
  queue: 'envio',
  mark: 'marca',
  intent: 'intento',
  outcome: 'entrega',
  dispatched: 'despacho',
} as const;

/** After so many attempts a message is given up for a person, which the record then says. */
export const MAX_ATTEMPTS = 10;

/** Id of a message within the record. */
export const messageId = ({ stream, version, index }: Pick<Envelope, 'stream' | 'version' | 'index'>): string =>
  `${stream}.${version}.${index}`;

/** Id of a delivery: a person on two posts gets one card of a matter from one commit. */
export const deliveryId = ({ stream, version, message }: Envelope, person: string): string =>
  `${stream}.${version}.${message.asunto}.${person}`;

/** Id in the queue: sorts by the instant before which it must not leave. */
export const queueId = ({ due, ...envelope }: Queued): string => `${digits(due)}.${messageId(envelope)}`;

/** Where the ids in the queue that are due at an instant end. */
export const queueEnd = (now: Instante): string => `${digits(now)}.~`;

const digits = (at: Instante): string => at.replaceAll(/[^0-9]/g, '');

/** The envelopes of a commit, as they enter the queue. */
export const envelopesOf = ({ stream, version, messages }: Commit): readonly Queued[] =>
  messages.map((message, index) => ({ stream, version, index, message, attempt: 0, due: message.notBefore }));

/** Code of a person who never installed the bot: there is no chat to write to. */
export const SIN_CONVERSACION = 'no-conversation';

/** Code under which the record tells a delivery whose end nobody knows from one that failed. */
export const INCIERTO = 'incierto';
