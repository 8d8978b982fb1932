import { type Asunto, asunto, partsOf } from './asunto.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { PosturaEvent } from './postura-evolve.js';

const ofPostura = (asm: string, unidad: string): readonly Asunto[] => [
  asunto.postura(asm, unidad),
  asunto.posturas(unidad),
  asunto.asm(asm),
];

/** What is no longer overdue must not be shown so. */
const answered = (asm: string, unidad: string): readonly Asunto[] => [
  ...ofPostura(asm, unidad),
  asunto.vencido(asunto.posturas(unidad)),
];

/** Silence on a position also changes the list of its unit. */
const silenced = ({ asunto: key, asm: about }: EventOf<'sin-respuesta-registrada'>): readonly Asunto[] => {
  const [kind, asm = '', unidad = ''] = partsOf(key);
  if (kind === 'postura') return answered(asm, unidad);
  return [key, asunto.acuses, asunto.vencido(key), ...(about === undefined ? [] : ofSeleccion(about))];
};

type UnitEvent =
  | PosturaEvent
  | EventOf<
      | 'sin-respuesta-registrada'
      | 'evidencia-archivada'
      | 'consulta-planteada'
      | 'consulta-respondida'
      | 'recordatorio-emitido'
      | 'plazo-vencido'
      | 'seguimiento-abierto'
      | 'avance-reportado'
      | 'seguimiento-cerrado'
    >;

/** From 2.3 on, what units and the clock do. */
const touchedByUnits = (event: UnitEvent): readonly Asunto[] => {
  switch (event.type) {
    case 'postura-solicitada':
    case 'postura-preparada':
    case 'anexo-agregado':
    case 'anexo-retirado':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return ofPostura(event.asm, event.unidad);
    case 'postura-presentada':
      return answered(event.asm, event.unidad);
    case 'sin-respuesta-registrada':
      return silenced(event);
    case 'evidencia-archivada':
      return [asunto.asm(event.asm), asunto.evidencias(event.asm)];
    case 'consulta-planteada':
    case 'consulta-respondida':
      return [asunto.consulta(event.id)];
    case 'recordatorio-emitido':
    case 'plazo-vencido':
      return [];
    case 'seguimiento-abierto':
    case 'seguimiento-cerrado':
      return [asunto.bimestre(event.bimestre)];
    case 'avance-reportado':
      return [asunto.seguimiento(event.bimestre, event.unidad), asunto.bimestre(event.bimestre)];
  }
};
const ofSeleccion = (asm: string): readonly Asunto[] => [asunto.seleccion, asunto.seleccionAsm(asm), asunto.asm(asm)];

const ofUnits = (asm: string, unidades: readonly string[]): readonly Asunto[] =>
  unidades.flatMap((unidad) => [asunto.concurrencia(unidad), asunto.posturas(unidad), asunto.postura(asm, unidad)]);

/** The matters that an event touches: their version grows, and their cards are drawn anew. */
export const touched = (event: CicloEvent): readonly Asunto[] => {
  switch (event.type) {
    case 'ciclo-abierto':
      return [asunto.ciclo];
    case 'mecanismo-adjuntado':
      return [asunto.mecanismo];
    case 'mecanismo-aprobado':
      return [asunto.mecanismo, asunto.acuses];
    case 'mecanismo-publicado':
    case 'mecanismo-acusado':
      return [asunto.mecanismo, asunto.acuses, asunto.acuseMecanismo(event.puesto)];
    case 'informe-recibido':
    case 'importacion-registrada':
    case 'conteo-confirmado':
      return [asunto.informe];
    case 'asm-registrado':
      return [asunto.informe, asunto.asm(event.asm)];
    case 'causa-raiz-redactada':
      return [asunto.asm(event.asm)];
    case 'asm-asignado':
      return [asunto.asignacion, asunto.notificar, asunto.asm(event.asm)];
    case 'notificacion-emitida':
      return [
        asunto.asignacion,
        asunto.notificar,
        asunto.acuses,
        asunto.notificacion(event.id),
        asunto.valoracion,
        ...event.asm.flatMap(ofSeleccion),
      ];
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
      return [asunto.acuses, asunto.notificacion(event.id)];
    case 'persona-no-alcanzada':
      return [asunto.acuses];
    case 'asm-valorado':
      return [asunto.valoracion, asunto.clasificacion, ...ofSeleccion(event.asm)];
    case 'asm-clasificado':
    case 'asm-deseleccionado':
      return [
        asunto.valoracion,
        asunto.clasificacion,
        ...ofSeleccion(event.asm),
        ...ofUnits(event.asm, event.unidades),
      ];
    case 'concurrencia-solicitada':
    case 'concurrencia-expresada':
    case 'observaciones-atendidas':
      return [asunto.concurrencia(event.unidad), ...ofSeleccion(event.asm)];
    default:
      return touchedByUnits(event);
  }
};
