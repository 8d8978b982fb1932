import type { Activity, Attachment } from 'botbuilder';
import type { Reply } from '../../application/chat.js';
import type { Card } from '../../application/messenger.js';

/** Expands a card's template. Throws for a defect of the template or its data. */
export type DrawCard = (card: Card) => Attachment;

/** Body of the answer to an `adaptiveCard/action` invoke (Universal Action Model). */
export interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

const GENERIC_FAILURE =
  'No fue posible atender su solicitud por una falla del servicio. Intente de nuevo en unos minutos; si continúa, avise al administrador.';

/** What people are told where no feature answers (es-MX). */
export const TEXTS = {
  failure: GENERIC_FAILURE,
  inProgress: 'Su solicitud está en proceso. Verá el resultado en este chat.',
  malformed: 'No se reconoció la acción. Escriba «pendientes» para abrir una tarjeta actual.',
  alreadyReceived: 'Su acción ya se había recibido. Escriba «pendientes» para ver cómo quedó.',
  filesPersonalOnly:
    'Los archivos se entregan en el chat personal con este asistente: ábralo, adjúntelos ahí con el clip y elija a qué corresponden. En grupos y canales Teams no se los hace llegar.',
  personalOnly: 'Este asistente atiende solo en el chat personal. Abra un chat con él para continuar.',
} as const;

/** A message of plain text: nothing in it is formatted. */
export const textActivity = (text: string): Partial<Activity> => ({ type: 'message', text, textFormat: 'plain' });

/**
 * A message of one card alone: with a text beside it Teams makes two messages, and the id of the card is lost. `summary` is
 * the line of the notification.
 */
export const cardActivity = (attachment: Attachment, summary?: string): Partial<Activity> => ({
  type: 'message',
  attachments: [attachment],
  ...(summary === undefined ? {} : { summary }),
});

/** The activity of a reply, or undefined when there is nothing to say. */
export const replyActivity = (reply: Reply, draw: DrawCard): Partial<Activity> | undefined => {
  if ('card' in reply) return cardActivity(draw(reply.card));
  return 'text' in reply ? textActivity(reply.text) : undefined;
};

/** Answer to a press that Teams shows as a line of text. */
export const messageBody = (value: string): InvokeBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/** Answer to a press that Teams shows as a failure. */
export const errorBody = (statusCode: 400 | 500, message: string): InvokeBody => ({
  statusCode,
  type: 'application/vnd.microsoft.error',
  value: { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message },
});

/** The invoke body of a reply: a card takes the place of the one that was pressed. */
export const invokeBody = (reply: Reply, draw: DrawCard): InvokeBody => {
  if ('text' in reply) return messageBody(reply.text);
  if (!('card' in reply)) return messageBody('');
  const { content } = draw(reply.card);
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: content };
};
