import type { ClaveAccion } from '../domain/accion-clave.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { fechaOf } from '../domain/fecha.js';
import type { Fecha } from '../domain/identity.js';
import { sentence } from './chat/asm-suceso.js';
import type { Viewer } from './chat/feature.js';
import { counted } from './counted.js';
import type { Suceso } from './history.js';

/** Key action that a fact belongs to; section IV of the Mechanism, or the change of a titular, which belong to none of them. */
export type Etapa = ClaveAccion | 'IV' | 'relevo';

/** One key fact of the ciclo, or several of a kind, from the first day to the last. */
export interface Hito {
  readonly accion: Etapa;
  readonly fecha: Fecha;
  readonly hasta?: Fecha;
  readonly hecho: string;
}

type Tipo = CicloEvent['type'];

/** What happens often is told together: by its first and last day, and how many times. */
const JUNTOS: Readonly<Partial<Record<Tipo, readonly [accion: Etapa, one: string, many: string]>>> = {
  'mecanismo-acusado': ['1.1', 'acuse del Mecanismo', 'acuses del Mecanismo'],
  'asm-registrado': ['1.2', 'ASM registrado a la letra', 'ASM registrados a la letra'],
  'notificacion-emitida': ['1.3', 'oficio de notificación emitido', 'oficios de notificación emitidos'],
  'notificacion-acusada': ['1.3', 'acuse de notificación', 'acuses de notificación'],
  'acuse-en-papel-registrado': ['1.3', 'acuse de notificación en papel', 'acuses de notificación en papel'],
  'asm-valorado': ['2.1', 'valoración de viabilidad', 'valoraciones de viabilidad'],
  'concurrencia-expresada': ['2.1', 'respuesta de concurrencia', 'respuestas de concurrencia'],
  'asm-clasificado': ['2.2', 'clasificación', 'clasificaciones'],
  'postura-presentada': ['2.3', 'postura presentada', 'posturas presentadas'],
  'compromiso-propuesto': ['3.1', 'versión de compromiso propuesta', 'versiones de compromisos propuestas'],
  'compromiso-acordado': ['3.1', 'compromiso acordado', 'compromisos acordados'],
  'actividad-integrada': [
    '3.3',
    'actividad con su clave del PAA o su razón',
    'actividades con su clave del PAA o su razón',
  ],
  'copia-acusada': ['4.1', 'copia del Convenio en resguardo', 'copias del Convenio en resguardo'],
  'evidencia-archivada': ['5.1', 'versión de evidencia archivada', 'versiones de evidencia archivadas'],
  'evidencia-aceptada': ['5.1', 'evidencia aceptada', 'evidencias aceptadas'],
  'evidencia-devuelta': ['5.1', 'evidencia devuelta con observaciones', 'evidencias devueltas con observaciones'],
  'dictamen-emitido': ['IV', 'dictamen de solventación emitido', 'dictámenes de solventación emitidos'],
};

/** What happens once, or matters each time, is told by itself in the words of the history. */
const SOLOS: Readonly<Partial<Record<Tipo, Etapa>>> = {
  'ciclo-abierto': '1.1',
  'mecanismo-aprobado': '1.1',
  'informe-recibido': '1.2',
  'conteo-confirmado': '1.2',
  'asm-deseleccionado': '2.1',
  'compromiso-dejado': '3.1',
  'compromiso-reabierto': '3.1',
  'convenio-integrado': '3.2',
  'convenio-sin-efecto': '3.2',
  'convenio-suscrito': '3.2',
  'constancia-expedida': '3.2',
  'convenio-publicado': '4.2',
  'prorroga-concedida': '5.1',
  'prorroga-negada': '5.1',
  'seguimiento-cerrado': '5.2',
  'bimestre-compilado': '5.2',
  'captura-registrada': '5.2',
  'captura-omitida': '5.2',
  'puesto-entregado': 'relevo',
  'segunda-opinion-dada': 'IV',
  'asm-cerrado-sin-solventar': 'IV',
  'asm-reabierto': 'IV',
  'acta-integrada': '5.3',
  'acta-sin-efecto': '5.4',
};

const alone = (suceso: Suceso, accion: Etapa, ciclo: CicloAbierto, viewer: Viewer): Hito => {
  const { event, at } = suceso;
  const asm = 'asm' in event && typeof event.asm === 'string' ? event.asm : '';
  const text = sentence(suceso, ciclo, asm, viewer);
  return { accion, fecha: fechaOf(at), hecho: asm === '' ? text : `${asm}. ${text}` };
};

const together = ([accion, one, many]: readonly [Etapa, string, string], group: readonly Suceso[]): Hito => {
  const fechas = group.map(({ at }) => fechaOf(at)).toSorted();
  const [fecha = ''] = fechas;
  const hasta = fechas.at(-1);
  const hecho = `${counted(group.length, one, many)}.`;
  return { accion, fecha, ...(hasta !== undefined && hasta !== fecha && { hasta }), hecho };
};

/** The key facts of a ciclo with their dates, in order. `sucesos`: the oldest first. */
export const cronologiaDelActa = (sucesos: readonly Suceso[], ciclo: CicloAbierto, viewer: Viewer): readonly Hito[] => {
  const groups = new Map<Tipo, readonly Suceso[]>();
  const hitos: Hito[] = [];
  for (const suceso of sucesos) {
    const { type } = suceso.event;
    const accion = SOLOS[type];
    if (accion !== undefined) hitos.push(alone(suceso, accion, ciclo, viewer));
    else if (JUNTOS[type] !== undefined) groups.set(type, [...(groups.get(type) ?? []), suceso]);
  }
  for (const [type, group] of groups) {
    const words = JUNTOS[type];
    if (words !== undefined) hitos.push(together(words, group));
  }
  return hitos.toSorted((a, b) => a.fecha.localeCompare(b.fecha) || a.accion.localeCompare(b.accion));
};
