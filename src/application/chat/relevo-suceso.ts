import { formatFecha } from '../../domain/fecha.js';
import type { RelevoEvent } from '../../domain/relevo-event.js';
import { counted } from '../counted.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

/** What happened to a post that changed hands, in words. */
export const relevoSentence = (event: RelevoEvent, viewer: Viewer): string => {
  const post = postName(viewer, event.puesto);
  if (event.type === 'entrega-acusada') return `${post} acusó recibo de la entrega de pendientes.`;
  const { persona, anterior, desde, asuntos, plazo } = event;
  const change = `Cambió el titular de ${post} el ${formatFecha(desde)}: de ${viewer.nameOf(anterior)} a ${viewer.nameOf(persona)}`;
  return plazo === undefined
    ? `${change}; no había pendientes que entregar.`
    : `${change}; se entregaron ${counted(asuntos.length, 'pendiente', 'pendientes')}, con acuse a más tardar el ${formatFecha(plazo.vence)}.`;
};
