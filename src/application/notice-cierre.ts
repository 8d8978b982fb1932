import { asunto } from '../domain/asunto.js';
import type { CierreEvent } from '../domain/cierre-event.js';
import { type Audience, before, type Notice, toPost } from './notice.js';

/** What the units of an ASM are told of its closure (section IV), and whoever is asked for a second verdict. */
export const noticesOfCierre = (
  event: CierreEvent,
  unidades: readonly string[],
  { se, nameOf }: Audience,
): readonly Notice[] => {
  const toUnits = (summary: string): readonly Notice[] =>
    unidades.map((unidad) => toPost(unidad, asunto.cierre(event.asm), summary));
  switch (event.type) {
    case 'criterio-dictaminado':
      return event.juicio.valor === 'cumple'
        ? []
        : toUnits(`La Secretaría Ejecutiva valoró el criterio ${event.criterio} de ${event.asm}: revise su razón`);
    case 'trazabilidad-confirmada':
      return event.opina === undefined
        ? []
        : [
            toPost(
              event.opina.puesto,
              asunto.cierre(event.asm),
              `Dé su opinión del dictamen de ${event.asm}, que ejecuta la Secretaría Ejecutiva, ${before(event.opina.plazo.vence)}`,
            ),
          ];
    case 'segunda-opinion-dada':
      return [
        toPost(
          se,
          asunto.cierre(event.asm),
          `Segunda opinión del dictamen de ${event.asm}: ${event.conforme ? 'conforme' : 'no conforme'}`,
        ),
      ];
    case 'dictamen-emitido':
      return toUnits(`${event.asm} quedó solventado`);
    case 'asm-cerrado-sin-solventar':
      return toUnits(`${event.asm} se cerró sin solventar: revise la razón`);
    case 'asm-reabierto':
      return toUnits(`${nameOf(se)} reabrió ${event.asm}: revise la razón`);
  }
};
