import { type Asunto, partsOf } from '../domain/asunto.js';
import { touched } from '../domain/asunto-touched.js';
import { officeInstant } from '../domain/calendario.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import type { Context } from '../domain/context.js';
import type { Actor } from '../domain/identity.js';
import type { OutgoingMessage } from './event-log.js';
import type { Notice } from './notice.js';
import { noticesOf } from './notices.js';

const keyOf = ({ to, asunto }: Notice): string => `${JSON.stringify(to)} ${asunto}`;

/** One notice per matter and recipient, however many events of the commit call for it. */
const once = (notices: readonly Notice[]): readonly Notice[] => [
  ...new Map(notices.map((notice) => [keyOf(notice), notice])).values(),
];

/**
 * Whoever acted needs no card of what they changed themselves on that very post; the others on the post do, and so does
 * the same person on another of their posts.
 */
const exceptFor = (actor: Actor, { to, asunto }: Notice, changed: readonly string[]): { except?: string } =>
  actor.kind === 'person' && 'puesto' in to && to.puesto === actor.puesto && changed.includes(asunto)
    ? { except: actor.person }
    : {};

/**
 * The matters whose cards are drawn anew. A file that goes with a position does not redraw its form: what somebody is
 * writing there is nowhere else yet. The form's next button does.
 */
const redrawn = (event: CicloEvent, ciclo: Ciclo): readonly Asunto[] =>
  event.type === 'anexo-agregado' || event.type === 'anexo-retirado'
    ? touched(event, ciclo).filter((key) => !['postura', 'posturas'].includes(partsOf(key)[0]))
    : touched(event, ciclo);

/**
 * The messages that leave with a commit: new cards within office hours, and a redrawing of every card of a matter that
 * changed, which comes first so that nobody's new card is drawn twice.
 */
export const react = (ciclo: Ciclo, events: readonly CicloEvent[], context: Context): readonly OutgoingMessage[] => {
  const { actor, at, calendario } = context;
  const changed = [...new Set(events.flatMap((event) => redrawn(event, ciclo)))];
  const notBefore = officeInstant(calendario, at);
  return [
    ...changed.map(
      (key): OutgoingMessage => ({ to: { holders: true }, asunto: key, kind: 'refresh', summary: '', notBefore: at }),
    ),
    ...once(noticesOf(ciclo, events, context)).map(
      (notice): OutgoingMessage => ({ ...notice, ...exceptFor(actor, notice, changed), kind: 'send', notBefore }),
    ),
  ];
};
