import { type ActaEvent, isActaEvent } from '../../domain/acta-event.js';
import type { CicloEvent } from '../../domain/ciclo-event.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type CierreEvent, isCierreEvent } from '../../domain/cierre-event.js';
import { type CompromisoEvent, isCompromisoEvent } from '../../domain/compromiso-event.js';
import { type ConvenioEvent, isConvenioEvent } from '../../domain/convenio-event.js';
import { type EvidenciaEvent, isEvidenciaEvent } from '../../domain/evidencia-event.js';
import { formatFecha } from '../../domain/fecha.js';
import type { PosturaEvent } from '../../domain/postura-evolve.js';
import { isProrrogaEvent, type ProrrogaEvent } from '../../domain/prorroga-event.js';
import { isRelevoEvent, type RelevoEvent } from '../../domain/relevo-event.js';
import { isSeguimientoEvent, type SeguimientoEvent } from '../../domain/seguimiento-event.js';
import { lugarDe } from '../asm-place.js';
import type { Suceso } from '../history.js';
import { quoted } from '../shortened.js';
import { asuntoName } from './asunto-name.js';
import { cicloSentence } from './ciclo-suceso.js';
import { actaSentence, cierreSentence } from './cierre-suceso.js';
import { PRIORIDADES, TIPOS } from './clasificacion.js';
import { compromisoSentence, convenioSentence } from './convenio-suceso.js';
import { evidenciaSentence } from './evidencia-suceso.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';
import { prorrogaSentence } from './prorroga-suceso.js';
import { relevoSentence } from './relevo-suceso.js';
import { seguimientoSentence } from './seguimiento-suceso.js';

const siNo = (cumple: boolean): string => (cumple ? 'sí' : 'no');

type Of<T extends CicloEvent['type']> = Extract<CicloEvent, { readonly type: T }>;

const ofIdentificacion = (
  event: Of<'asm-registrado' | 'asm-corregido' | 'causa-raiz-redactada' | 'asm-asignado' | 'importacion-registrada'>,
  viewer: Viewer,
): string => {
  switch (event.type) {
    case 'asm-registrado':
      return `Se registró a la letra, como está en el informe (${lugarDe(event.texto)}).`;
    case 'importacion-registrada':
      return `Se tomó del archivo ${quoted(event.importacion.archivo.nombre)}.`;
    case 'asm-corregido':
      return `Se corrigió su texto conforme al informe, y el anterior se conserva: ${quoted(event.motivo)}`;
    case 'causa-raiz-redactada':
      return `La Secretaría Ejecutiva redactó su causa raíz: ${quoted(event.causaRaiz)}`;
    case 'asm-asignado':
      return event.unidades.length === 0
        ? 'Quedó sin unidad asignada.'
        : `Se asignó a ${event.unidades.map((unidad) => postName(viewer, unidad)).join(' y ')}.`;
  }
};

const ofNotificacion = (
  event: Of<'notificacion-emitida' | 'notificacion-acusada' | 'acuse-en-papel-registrado' | 'persona-no-alcanzada'>,
  ciclo: CicloAbierto,
  viewer: Viewer,
): string => {
  switch (event.type) {
    case 'notificacion-emitida':
      return `Se notificó a ${postName(viewer, event.unidad)} con el oficio ${event.folio}; acuse a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'notificacion-acusada':
      return `Se acusó recibo del oficio ${ciclo.notificaciones[event.id]?.folio ?? ''}.`;
    case 'acuse-en-papel-registrado':
      return `Se registró el acuse en papel del oficio ${ciclo.notificaciones[event.id]?.folio ?? ''}: lo recibió ${event.recibio} el ${formatFecha(event.fecha)}.`;
    case 'persona-no-alcanzada':
      return `No se pudo entregar en Teams a ${viewer.nameOf(event.persona)}: ${asuntoName(event.asunto)}.`;
  }
};

const ofAnalisis = (
  event: Of<
    | 'asm-valorado'
    | 'concurrencia-solicitada'
    | 'concurrencia-expresada'
    | 'observaciones-atendidas'
    | 'asm-clasificado'
    | 'asm-deseleccionado'
  >,
  viewer: Viewer,
): string => {
  switch (event.type) {
    case 'asm-valorado': {
      const { viabilidad, factibilidad, impactoEstructural } = event.valoracion;
      const impact = impactoEstructural.length > 0 ? ' Es de impacto estructural.' : '';
      return `Se valoró. Viabilidad: ${siNo(viabilidad.cumple)}, ${quoted(viabilidad.razon)}. Alta factibilidad: ${siNo(factibilidad.cumple)}, ${quoted(factibilidad.razon)}.${impact}`;
    }
    case 'concurrencia-solicitada':
      return `Se pidió a ${postName(viewer, event.unidad)} concurrir con la selección, a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'concurrencia-expresada':
      return event.observaciones === undefined
        ? `${postName(viewer, event.unidad)} concurrió: de acuerdo.`
        : `${postName(viewer, event.unidad)} concurrió con observaciones: ${quoted(event.observaciones)}`;
    case 'observaciones-atendidas':
      return `Se respondieron las observaciones de ${postName(viewer, event.unidad)}: ${quoted(event.atencion)}`;
    case 'asm-clasificado': {
      const { tipo, razonTipo, prioridad, razonPrioridad } = event.clasificacion;
      return `Se clasificó. Tipo: ${TIPOS[tipo]}, ${quoted(razonTipo)}. Prioridad: ${PRIORIDADES[prioridad]}, ${quoted(razonPrioridad)}.`;
    }
    case 'asm-deseleccionado':
      return `Se decidió no continuar con él: ${quoted(event.razon)}`;
  }
};

const SENTIDO = {
  aceptada: 'aceptada',
  'aceptada-con-precisiones': 'aceptada con precisiones',
  rechazada: 'rechazada',
} as const;

const ofPostura = (event: PosturaEvent, viewer: Viewer): string => {
  const unidad = postName(viewer, event.unidad);
  switch (event.type) {
    case 'postura-solicitada':
      return `Se solicitó su postura a ${unidad}, a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'postura-preparada':
      return `Se guardó un borrador de la postura de ${unidad}.`;
    case 'anexo-agregado':
      return `Se anexó a la postura de ${unidad} el archivo ${quoted(event.archivo.nombre)}.`;
    case 'anexo-retirado':
      return `Se retiró un archivo de la postura de ${unidad}, antes de presentarla.`;
    case 'postura-presentada':
      return `${unidad} presentó la versión ${event.numero} de su postura: ${SENTIDO[event.contenido.sentido]}. ${quoted(event.contenido.justificacion)}`;
    case 'postura-atendida':
      return `La Secretaría Ejecutiva tomó nota de la postura de ${unidad}.`;
    case 'postura-devuelta':
      return `La postura de ${unidad} se devolvió con observaciones: ${quoted(event.observaciones)} Responde a más tardar el ${formatFecha(event.plazo.vence)}.`;
    case 'postura-insistida':
      return `La Secretaría Ejecutiva insistió ante ${unidad}: ${quoted(event.razones)} Responde a más tardar el ${formatFecha(event.plazo.vence)}.`;
  }
};

const ofPlazo = (
  event: Of<'sin-respuesta-registrada' | 'recordatorio-emitido' | 'plazo-vencido'>,
  viewer: Viewer,
): string => {
  const what = `${asuntoName(event.asunto)}, ${postName(viewer, event.puesto)}`;
  switch (event.type) {
    case 'sin-respuesta-registrada':
      return `Se registró «sin respuesta»: ${what}.`;
    case 'recordatorio-emitido':
      return `Se recordó: ${what}; vence el ${formatFecha(event.vence)}.`;
    case 'plazo-vencido':
      return `Venció el plazo del ${formatFecha(event.vence)}: ${what}.`;
  }
};

const ofConsulta = (event: Of<'consulta-planteada' | 'consulta-respondida'>): string =>
  event.type === 'consulta-planteada'
    ? `Se hizo una consulta: ${quoted(event.texto)}`
    : `Se respondió una consulta: ${quoted(event.respuesta)}`;

type Other = Exclude<
  CicloEvent,
  | ActaEvent
  | CierreEvent
  | CompromisoEvent
  | ConvenioEvent
  | EvidenciaEvent
  | ProrrogaEvent
  | RelevoEvent
  | SeguimientoEvent
>;

const otherSentence = (event: Other, ciclo: CicloAbierto, viewer: Viewer): string => {
  switch (event.type) {
    case 'asm-registrado':
    case 'asm-corregido':
    case 'causa-raiz-redactada':
    case 'asm-asignado':
    case 'importacion-registrada':
      return ofIdentificacion(event, viewer);
    case 'notificacion-emitida':
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
    case 'persona-no-alcanzada':
      return ofNotificacion(event, ciclo, viewer);
    case 'asm-valorado':
    case 'concurrencia-solicitada':
    case 'concurrencia-expresada':
    case 'observaciones-atendidas':
    case 'asm-clasificado':
    case 'asm-deseleccionado':
      return ofAnalisis(event, viewer);
    case 'postura-solicitada':
    case 'postura-preparada':
    case 'anexo-agregado':
    case 'anexo-retirado':
    case 'postura-presentada':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return ofPostura(event, viewer);
    case 'sin-respuesta-registrada':
    case 'recordatorio-emitido':
    case 'plazo-vencido':
      return ofPlazo(event, viewer);
    case 'consulta-planteada':
    case 'consulta-respondida':
      return ofConsulta(event);
    case 'ciclo-abierto':
    case 'mecanismo-adjuntado':
    case 'mecanismo-aprobado':
    case 'mecanismo-publicado':
    case 'mecanismo-acusado':
    case 'mecanismo-acusado-en-papel':
    case 'informe-recibido':
    case 'conteo-confirmado':
      return cicloSentence(event, viewer);
  }
};

/** What happened to an ASM, in words. */
export const sentence = ({ event }: Suceso, ciclo: CicloAbierto, asm: string, viewer: Viewer): string => {
  if (isCompromisoEvent(event)) return compromisoSentence(event, viewer);
  if (isSeguimientoEvent(event)) return seguimientoSentence(event, asm, viewer);
  if (isCierreEvent(event)) return cierreSentence(event);
  if (isActaEvent(event)) return actaSentence(event, viewer);
  if (isEvidenciaEvent(event)) return evidenciaSentence(event, ciclo, viewer);
  if (isRelevoEvent(event)) return relevoSentence(event, viewer);
  if (isProrrogaEvent(event)) return prorrogaSentence(event, ciclo, viewer);
  return isConvenioEvent(event) ? convenioSentence(event, viewer) : otherSentence(event, ciclo, viewer);
};
