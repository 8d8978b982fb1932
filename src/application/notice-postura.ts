import { asunto } from '../domain/asunto.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import type { PosturaEvent } from '../domain/postura-evolve.js';
import { type Audience, before, type Notice, toPost } from './notice.js';

const isPostura = (event: CicloEvent): event is PosturaEvent =>
  event.type.startsWith('postura-') || event.type.startsWith('anexo-');

/** `ASM-03`, or `5 ASM` when one order was about several. */
const named = (group: readonly PosturaEvent[]): string =>
  group.length === 1 ? (group[0]?.asm ?? '') : `${group.length} ASM`;

const summaryOf = (event: PosturaEvent, group: readonly PosturaEvent[], { nameOf }: Audience): string | undefined => {
  const about = named(group);
  switch (event.type) {
    case 'postura-solicitada':
      return `Presente su postura institucional sobre ${about} ${before(event.plazo.vence)}`;
    case 'postura-preparada':
      return event.avisa === undefined ? undefined : `Postura sobre ${about} preparada, por presentar`;
    case 'postura-presentada':
      return `${nameOf(event.unidad)} presentó su postura sobre ${about}`;
    case 'postura-atendida':
      return `La Secretaría Ejecutiva tomó nota de su postura sobre ${about}`;
    case 'postura-devuelta':
      return `Postura sobre ${about} devuelta con observaciones; responda ${before(event.plazo.vence)}`;
    case 'postura-insistida':
      return `La Secretaría Ejecutiva insiste sobre ${about}; responda ${before(event.plazo.vence)}`;
    case 'anexo-agregado':
    case 'anexo-retirado':
      return undefined;
  }
};

/** The notices of 2.3: one for what one order did to a unit's positions, its list when they are several. */
export const noticesOfPosturas = (events: readonly CicloEvent[], audience: Audience): readonly Notice[] => {
  const groups = new Map<string, readonly PosturaEvent[]>();
  for (const event of events.filter(isPostura)) {
    const key = `${event.type}|${event.unidad}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()].flatMap((group) => {
    const [event] = group;
    const summary = event && summaryOf(event, group, audience);
    if (event === undefined || summary === undefined) return [];
    const to = event.type === 'postura-presentada' ? audience.se : event.unidad;
    const listed = group.length > 1 || event.type === 'postura-solicitada';
    return [toPost(to, listed ? asunto.posturas(event.unidad) : asunto.postura(event.asm, event.unidad), summary)];
  });
};
