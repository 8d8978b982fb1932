import { nombreBimestre } from '../../domain/bimestre.js';
import { formatFecha } from '../../domain/fecha.js';
import type { SeguimientoEvent } from '../../domain/seguimiento-event.js';
import { counted } from '../counted.js';
import { quoted, shortened } from '../shortened.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

const FIGURES = 240;

const reported = (event: Extract<SeguimientoEvent, { type: 'avance-reportado' }>, asm: string, viewer: Viewer) => {
  const own = event.avances.filter((avance) => avance.asm === asm);
  const figures = own.map(({ porcentaje }) => `${porcentaje} %`).join(', ');
  const many = own.length > 1 ? ` en ${counted(own.length, 'actividad', 'actividades')}` : '';
  return `${postName(viewer, event.unidad)} reportó el avance de ${nombreBimestre(event.bimestre)}${many}: ${shortened(figures, FIGURES)}.`;
};

/** What happened in the check-in of a bimester (5.2), in words, as it concerns an ASM. */
export const seguimientoSentence = (event: SeguimientoEvent, asm: string, viewer: Viewer): string => {
  const name = nombreBimestre(event.bimestre);
  switch (event.type) {
    case 'seguimiento-abierto':
      return `Se solicitó el avance de ${name}, a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'seguimiento-actualizado':
      return `Cambió lo que se reporta de ${name}: cambió el Convenio, o un ASM se cerró o se reabrió.`;
    case 'avance-reportado':
      return reported(event, asm, viewer);
    case 'seguimiento-pospuesto':
      return `${postName(viewer, event.unidad)} pospuso su reporte de ${name} al ${formatFecha(event.fecha)}.`;
    case 'seguimiento-repetido':
      return `Se pidió de nuevo a ${postName(viewer, event.unidad)} el avance de ${name}.`;
    case 'seguimiento-cerrado':
      return `Cerró el seguimiento de ${name}.`;
    case 'bimestre-compilado':
      return `La Secretaría Ejecutiva compiló el informe de ${name}.`;
    case 'captura-solicitada':
      return `Se solicitó a ${postName(viewer, event.puesto)} la captura en el SPP de ${name}, oficio ${event.folio}.`;
    case 'captura-acusada':
      return `Se acusó recibo de la solicitud de captura en el SPP de ${name}.`;
    case 'captura-registrada':
      return `Se capturó en el SPP el avance de ${name} el ${formatFecha(event.fecha)}.`;
    case 'captura-omitida':
      return `No aplica la captura en el SPP de ${name}: ${quoted(event.razon)}`;
  }
};
