import { asunto } from '../domain/asunto.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import { type CompromisoEvent, isCompromisoEvent } from '../domain/compromiso-event.js';
import { type Audience, before, type Notice, toPost } from './notice.js';

/** `ASM-03`, or `5 ASM` when one order was about several. */
const named = (asm: readonly string[]): string => (asm.length === 1 ? (asm[0] ?? '') : `${asm.length} ASM`);

const asmOf = (event: CompromisoEvent): readonly string[] =>
  event.type === 'compromisos-por-presentar' ? event.asm : [event.asm];

const summaryOf = (event: CompromisoEvent, about: string, { nameOf }: Audience): string | undefined => {
  switch (event.type) {
    case 'compromiso-solicitado':
      return `Proponga compromisos, actividades y productos sobre ${about} ${before(event.plazo.vence)}`;
    case 'compromiso-preparado':
      return undefined;
    case 'compromisos-por-presentar':
      return `Compromiso sobre ${about} preparado, por presentar`;
    case 'compromiso-propuesto':
      return `${nameOf(event.unidad)} presentó su compromiso sobre ${about}`;
    case 'compromiso-devuelto':
      return event.contrapropuesta === undefined
        ? `Compromiso sobre ${about} devuelto con observaciones; responda ${before(event.plazo.vence)}`
        : `La Secretaría Ejecutiva le propone un compromiso sobre ${about}; responda ${before(event.plazo.vence)}`;
    case 'compromiso-acordado':
      return `Quedó acordado el compromiso sobre ${about}`;
    case 'compromiso-dejado':
      return `El compromiso sobre ${about} se deja para un convenio modificatorio`;
    case 'compromiso-reabierto':
      return `Se reabrió el compromiso sobre ${about}; responda ${before(event.plazo.vence)}`;
  }
};

const toldTo = (event: CompromisoEvent, se: string): string =>
  event.type === 'compromiso-propuesto' ? se : event.unidad;

/** The notices of 3.1: one for what one order did to a unit's commitments, its list when they are several. */
export const noticesOfCompromisos = (events: readonly CicloEvent[], audience: Audience): readonly Notice[] => {
  const groups = new Map<string, readonly CompromisoEvent[]>();
  for (const event of events.filter(isCompromisoEvent)) {
    const key = `${event.type}|${event.unidad}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()].flatMap((group) => {
    const [event] = group;
    const asm = group.flatMap(asmOf);
    const summary = event && summaryOf(event, named(asm), audience);
    if (event === undefined || summary === undefined) return [];
    const [only] = asm;
    const listed = asm.length > 1 || only === undefined || event.type === 'compromiso-solicitado';
    const key = listed ? asunto.compromisos(event.unidad) : asunto.compromiso(only, event.unidad);
    return [toPost(toldTo(event, audience.se), key, summary)];
  });
};
