import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { entryOf } from '../../domain/entry.js';
import { formatFecha } from '../../domain/fecha.js';
import type { ProrrogaEvent } from '../../domain/prorroga-event.js';
import { counted } from '../counted.js';
import { quoted } from '../shortened.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';
import { actividadEnPalabras, hastaLine } from './prorroga-textos.js';

/** What happened to a prórroga, in words. */
export const prorrogaSentence = (event: ProrrogaEvent, ciclo: CicloAbierto, viewer: Viewer): string => {
  const of = `la ${actividadEnPalabras(ciclo, event)} de ${postName(viewer, event.unidad)}`;
  switch (event.type) {
    case 'prorroga-solicitada':
      return `Se pidió prórroga de ${of}, del ${formatFecha(event.de)} al ${formatFecha(event.hasta)} (${counted(event.dias, 'día natural', 'días naturales')} desde la fecha original): ${quoted(event.justificacion)}`;
    case 'prorroga-aprobada':
      return `${postName(viewer, event.puesto)} aprobó la prórroga de ${of}.`;
    case 'prorroga-concedida': {
      const granted = entryOf(ciclo.prorrogas, event.id);
      const hasta = granted === undefined ? formatFecha(event.hasta) : hastaLine(granted);
      return `Se concedió la prórroga de ${of}: termina a más tardar el ${hasta}.`;
    }
    case 'prorroga-negada':
      return `${postName(viewer, event.puesto)} negó la prórroga de ${of}: ${quoted(event.razon)}`;
  }
};
