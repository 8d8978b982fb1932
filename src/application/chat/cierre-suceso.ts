import type { ActaEvent } from '../../domain/acta-event.js';
import type { CierreEvent } from '../../domain/cierre-event.js';
import { formatFecha } from '../../domain/fecha.js';
import { causaDeActa } from '../notice-acta.js';
import { quoted } from '../shortened.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

/** Verdicts as people read them. */
export const VALORES_VEREDICTO = { cumple: 'Cumple', 'no-cumple': 'No cumple', falta: 'Falta' } as const;

/** What happened on the closure of an ASM (section IV), in words. */
export const cierreSentence = (event: CierreEvent): string => {
  switch (event.type) {
    case 'criterio-dictaminado':
      return `Criterio ${event.criterio}: ${VALORES_VEREDICTO[event.juicio.valor].toLowerCase()}. ${quoted(event.juicio.razon)}`;
    case 'trazabilidad-confirmada':
      return `Criterio D: la Secretaría Ejecutiva confirmó la trazabilidad. ${quoted(event.razon)}`;
    case 'segunda-opinion-dada':
      return `Segunda opinión de la Dirección de Administración: ${event.conforme ? 'conforme' : 'no conforme'}. ${quoted(event.razon)}`;
    case 'dictamen-emitido':
      return `Se emitió el dictamen ${event.numero}: el ASM quedó solventado.`;
    case 'asm-cerrado-sin-solventar':
      return `El ASM se cerró sin solventar: ${quoted(event.razon)}`;
    case 'asm-reabierto':
      return `El ASM se reabrió: ${quoted(event.razon)}`;
  }
};

/** What happened to the Acta (5.3 to 5.5), in words. */
export const actaSentence = (event: ActaEvent, viewer: Viewer): string => {
  switch (event.type) {
    case 'acta-integrada':
      return `Se integró la versión ${event.numero} del Acta; firma a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'acta-firmada':
      return `${postName(viewer, event.puesto)} firmó la versión ${event.numero} del Acta.`;
    case 'firma-de-acta-negada':
      return `${postName(viewer, event.puesto)} no firmó la versión ${event.numero} del Acta: ${quoted(event.razon)}`;
    case 'acta-escaneada':
      return `Se adjuntó la copia con firmas autógrafas de la versión ${event.numero} del Acta.`;
    case 'acta-sin-efecto':
      return `La versión ${event.numero} del Acta quedó sin efecto: ${causaDeActa(event)}.`;
    case 'acta-suscrita':
      return `La versión ${event.numero} del Acta quedó suscrita.`;
    case 'constancia-de-acta-expedida':
      return `Se expidió la constancia de firmas de la versión ${event.numero} del Acta.`;
    case 'resultados-preparados':
      return 'Se preparó el paquete público de los resultados.';
    case 'resultados-publicados':
      return `Se publicaron los resultados el ${formatFecha(event.fecha)}: ${event.url}`;
    case 'resultados-recordados':
      return 'Se recordó que falta registrar la publicación de los resultados.';
  }
};
