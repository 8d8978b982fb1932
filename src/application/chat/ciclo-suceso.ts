import type { EventOf } from '../../domain/ciclo-event.js';
import { formatFecha } from '../../domain/fecha.js';
import { quoted } from '../shortened.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

/** Events that are about no ASM. */
type CicloSuceso = EventOf<
  | 'ciclo-abierto'
  | 'mecanismo-adjuntado'
  | 'mecanismo-aprobado'
  | 'mecanismo-publicado'
  | 'mecanismo-acusado'
  | 'mecanismo-acusado-en-papel'
  | 'informe-recibido'
  | 'conteo-confirmado'
>;

const asmCount = (count: number): string => (count === 1 ? 'un ASM' : `${count} ASM`);

/** What happened to the ciclo itself, its Mechanism or its report (1.1, 1.2), in words. */
export const cicloSentence = (event: CicloSuceso, viewer: Viewer): string => {
  switch (event.type) {
    case 'ciclo-abierto':
      return `Se abrió el ciclo del PAE ${event.datos.pae}, programa ${quoted(event.datos.programa)}.`;
    case 'mecanismo-adjuntado':
      return `Se adjuntó el documento del Mecanismo: ${quoted(event.archivo.nombre)}.`;
    case 'mecanismo-aprobado':
      return `Se aprobó y publicó el Mecanismo; acuse a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'mecanismo-publicado':
      return `Se publicó el Mecanismo a ${postName(viewer, event.puesto)}.`;
    case 'mecanismo-acusado':
      return `${postName(viewer, event.puesto)} acusó recibo del Mecanismo.`;
    case 'mecanismo-acusado-en-papel':
      return `Se registró el acuse en papel del Mecanismo de ${postName(viewer, event.puesto)}: lo recibió ${event.recibio} el ${formatFecha(event.fecha)}.`;
    case 'informe-recibido':
      return `Se recibió el informe de la evaluación, folio ${quoted(event.folio)}, con ${asmCount(event.asmDeclarados)}.`;
    case 'conteo-confirmado':
      return `Se confirmó el conteo: ${asmCount(event.registrados)} de ${event.declarados}${event.motivo === undefined ? '' : `, porque ${quoted(event.motivo)}`}.`;
  }
};
