import type { CompromisoEvent } from '../../domain/compromiso-event.js';
import type { ConvenioEvent } from '../../domain/convenio-event.js';
import { formatFecha } from '../../domain/fecha.js';
import { causaLine } from '../notice-convenio.js';
import { quoted } from '../shortened.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

/** What happened to a commitment (3.1), in words. */
export const compromisoSentence = (event: CompromisoEvent, viewer: Viewer): string => {
  const unit = postName(viewer, event.unidad);
  switch (event.type) {
    case 'compromiso-solicitado':
      return `Se pidió a ${unit} su compromiso, a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'compromiso-preparado':
      return `${unit} guardó un borrador de su compromiso.`;
    case 'compromisos-por-presentar':
      return `${unit} dejó listo su compromiso para que lo presente su titular.`;
    case 'compromiso-propuesto':
      return `${unit} presentó la versión ${event.numero} de su compromiso: ${quoted(event.contenido.compromiso)}`;
    case 'compromiso-devuelto':
      return `La Secretaría Ejecutiva devolvió el compromiso de ${unit}${event.contrapropuesta === undefined ? '' : ' con su propuesta'}: ${quoted(event.observaciones)}`;
    case 'compromiso-acordado':
      return `Se acordó la versión ${event.version} del compromiso de ${unit}.`;
    case 'compromiso-dejado':
      return `El compromiso de ${unit} se dejó para un convenio modificatorio: ${quoted(event.razon)}`;
    case 'compromiso-reabierto':
      return `Se reabrió el compromiso de ${unit}: ${quoted(event.razon)}`;
  }
};

const where = (event: ConvenioEvent & { type: 'actividad-integrada' }): string =>
  event.clave === undefined ? `no aplica: ${quoted(event.noAplica ?? '')}` : `clave ${event.clave}`;

/** What happened to the Convenio (3.2 to 4.2), in words. */
export const convenioSentence = (event: ConvenioEvent, viewer: Viewer): string => {
  switch (event.type) {
    case 'convenio-integrado':
      return `Se integró la versión ${event.numero} del Convenio; firma a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'convenio-firmado':
      return `${postName(viewer, event.puesto)} firmó la versión ${event.numero} del Convenio.`;
    case 'firma-negada':
      return `${postName(viewer, event.puesto)} no firmó la versión ${event.numero} del Convenio: ${quoted(event.razon)}`;
    case 'convenio-escaneado':
      return `Se adjuntó la copia con firmas autógrafas de la versión ${event.numero} del Convenio.`;
    case 'convenio-sin-efecto':
      return `La versión ${event.numero} del Convenio quedó sin efecto: ${causaLine(event)}.`;
    case 'convenio-suscrito':
      return `La versión ${event.numero} del Convenio quedó suscrita por todas las partes.`;
    case 'constancia-expedida':
      return `Se expidió la constancia de firmas de la versión ${event.numero} del Convenio.`;
    case 'actividad-integrada':
      return `Integración en el PAA de una actividad: ${where(event)}.`;
    case 'copia-entregada':
      return `Se entregó copia del Convenio a ${postName(viewer, event.puesto)}.`;
    case 'copia-acusada':
      return `${postName(viewer, event.puesto)} acusó recibo de su copia del Convenio; la resguarda ${event.resguardo.resguarda}.`;
    case 'publicacion-preparada':
      return 'Se preparó el paquete público del Convenio.';
    case 'convenio-publicado':
      return `Se publicó el Convenio el ${formatFecha(event.fecha)}: ${event.url}`;
    case 'publicacion-recordada':
      return 'Se recordó que falta registrar la publicación del Convenio.';
  }
};
