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
const silenced = (key: Asunto): readonly Asunto[] => {
  const [kind, asm = '', unidad = ''] = partsOf(key);
  return kind === 'postura' ? answered(asm, unidad) : [key, asunto.vencido(key)];
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
      return silenced(event.asunto);
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

/** The matters that an event touches: their version grows, and their cards are drawn anew. */
export const touched = (event: CicloEvent): readonly Asunto[] => {
  switch (event.type) {
    case 'ciclo-abierto':
      return [asunto.ciclo];
    case 'mecanismo-adjuntado':
    case 'mecanismo-aprobado':
      return [asunto.mecanismo];
    case 'mecanismo-acusado':
      return [asunto.mecanismo, asunto.acuseMecanismo(event.puesto)];
    case 'informe-recibido':
    case 'conteo-confirmado':
      return [asunto.informe];
    case 'asm-registrado':
      return [asunto.informe, asunto.asm(event.asm)];
    case 'causa-raiz-redactada':
      return [asunto.asm(event.asm)];
    case 'asm-asignado':
      return [asunto.asignacion, asunto.asm(event.asm)];
    case 'notificacion-emitida':
      return [asunto.asignacion, asunto.notificacion(event.id), ...event.asm.map(asunto.asm)];
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
      return [asunto.notificacion(event.id)];
    case 'persona-no-alcanzada':
      return [];
    case 'asm-valorado':
      return [asunto.seleccion, asunto.asm(event.asm)];
    case 'asm-deseleccionado':
      return [
        asunto.seleccion,
        asunto.asm(event.asm),
        ...event.unidades.flatMap((unidad) => [asunto.postura(event.asm, unidad), asunto.posturas(unidad)]),
      ];
    case 'concurrencia-expresada':
    case 'observaciones-atendidas':
      return [asunto.concurrencia(event.unidad), asunto.asm(event.asm)];
    case 'asm-clasificado':
      return [asunto.clasificacion, asunto.asm(event.asm)];
    default:
      return touchedByUnits(event);
  }
};
