import { type Asunto, asunto } from './asunto.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { ClavePuesto } from './identity.js';

type Touches = { readonly [T in CicloEvent['type']]: (event: EventOf<T>) => readonly Asunto[] };

const nothing = (): readonly Asunto[] => [];

const elAsm = (event: { readonly asm: string }): readonly Asunto[] => [asunto.asm(event.asm)];

const laPostura = (event: { readonly asm: string; readonly unidad: ClavePuesto }): readonly Asunto[] => [
  asunto.postura(event.asm, event.unidad),
  asunto.posturas(event.unidad),
  asunto.asm(event.asm),
];

const laConcurrencia = (event: { readonly asm: string; readonly unidad: ClavePuesto }): readonly Asunto[] => [
  asunto.concurrencia(event.unidad),
  asunto.asm(event.asm),
];

const laNotificacion = (event: { readonly id: string }): readonly Asunto[] => [asunto.notificacion(event.id)];

const laConsulta = (event: { readonly id: string }): readonly Asunto[] => [asunto.consulta(event.id)];

const elSeguimiento = ({ bimestre }: { readonly bimestre: string }, unidades: readonly string[]): readonly Asunto[] =>
  unidades.map((unidad) => asunto.seguimiento(bimestre, unidad));

/** The matters that each event touches: an event without a row doesn't compile. */
const TOUCHES: Touches = {
  'ciclo-abierto': () => [asunto.ciclo],
  'mecanismo-adjuntado': () => [asunto.mecanismo],
  'mecanismo-aprobado': () => [asunto.mecanismo],
  'mecanismo-acusado': (event) => [asunto.mecanismo, asunto.acuseMecanismo(event.puesto)],
  'informe-recibido': () => [asunto.informe],
  'conteo-confirmado': () => [asunto.informe],
  'asm-registrado': (event) => [asunto.informe, asunto.asm(event.asm)],
  'causa-raiz-redactada': elAsm,
  'asm-asignado': (event) => [asunto.asignacion, asunto.asm(event.asm)],
  'notificacion-emitida': (event) => [asunto.asignacion, asunto.notificacion(event.id), ...event.asm.map(asunto.asm)],
  'notificacion-acusada': laNotificacion,
  'acuse-en-papel-registrado': laNotificacion,
  'persona-no-alcanzada': nothing,
  'asm-valorado': (event) => [asunto.seleccion, asunto.asm(event.asm)],
  'asm-deseleccionado': (event) => [asunto.seleccion, asunto.asm(event.asm)],
  'concurrencia-expresada': laConcurrencia,
  'observaciones-atendidas': laConcurrencia,
  'asm-clasificado': (event) => [asunto.clasificacion, asunto.asm(event.asm)],
  'postura-solicitada': laPostura,
  'postura-preparada': laPostura,
  'anexo-agregado': laPostura,
  'postura-presentada': laPostura,
  'postura-atendida': laPostura,
  'postura-devuelta': laPostura,
  'postura-insistida': laPostura,
  'sin-respuesta-registrada': (event) => [event.asunto],
  'evidencia-archivada': elAsm,
  'consulta-planteada': laConsulta,
  'consulta-respondida': laConsulta,
  'recordatorio-emitido': nothing,
  'plazo-vencido': nothing,
  'seguimiento-abierto': (event) => elSeguimiento(event, Object.keys(event.unidades)),
  'avance-reportado': (event) => elSeguimiento(event, [event.unidad]),
  'seguimiento-cerrado': (event) => elSeguimiento(event, event.sinReporte),
};

const touchedBy = <T extends CicloEvent['type']>(type: T, event: EventOf<T>): readonly Asunto[] => TOUCHES[type](event);

/** The matters that an event touches: their version grows, and their cards are drawn anew. */
export const touched = (event: CicloEvent): readonly Asunto[] => touchedBy(event.type, event);
