import { formatFecha } from '../../domain/fecha.js';
import type { ProrrogaEvent } from '../../domain/prorroga-event.js';
import { quoted } from '../shortened.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

/** What happened to a prórroga, in words. */
export const prorrogaSentence = (event: ProrrogaEvent, viewer: Viewer): string => {
  const of = `la actividad ${event.actividad} de ${postName(viewer, event.unidad)}`;
  switch (event.type) {
    case 'prorroga-solicitada':
      return `Se pidió prórroga de ${of}, del ${formatFecha(event.de)} al ${formatFecha(event.hasta)} (${event.dias} días naturales desde la fecha original): ${quoted(event.justificacion)}`;
    case 'prorroga-aprobada':
      return `${postName(viewer, event.puesto)} aprobó la prórroga de ${of}.`;
    case 'prorroga-concedida':
      return `Se concedió la prórroga de ${of}: termina a más tardar el ${formatFecha(event.hasta)}.`;
    case 'prorroga-negada':
      return `${postName(viewer, event.puesto)} negó la prórroga de ${of}: ${quoted(event.razon)}`;
  }
};
