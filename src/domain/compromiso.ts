import type { Acuse } from './acuse.js';
import type { AsmId, Criterio } from './asm.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';

/** The governing instrument into which the improvement is to be integrated (criterion C, section IV of the Mechanism). */
export const INSTRUMENTOS = ['mir', 'paa', 'manual-organizacion', 'manual-procedimientos', 'otro'] as const;

/** Kind of governing instrument. */
export type ClaseInstrumento = (typeof INSTRUMENTOS)[number];

/** Target instrument of a commitment. `nombre` says which one; it must, when the kind is `otro`. */
export interface Instrumento {
  readonly clase: ClaseInstrumento;
  readonly nombre: string;
}

/** Documentary evidence that an activity will leave (3.1). `id` is kept through every version, such as `A2.P1`. */
export interface Producto {
  readonly id: string;
  readonly nombre: string;
}

/** A specific activity (3.1). `id` is kept through every version, such as `A2`; people see its place in the list. */
export interface Actividad {
  readonly id: string;
  readonly descripcion: string;
  /** Person who answers for it, and their post, as the Convenio is to print them. */
  readonly responsable: string;
  readonly cargo: string;
  readonly inicio: Fecha;
  readonly fin: Fecha;
  readonly unidadMedida: string;
  /** Percent of the commitment, with up to two decimals; those of a commitment add up to 100. */
  readonly ponderacion: number;
  readonly productos: readonly Producto[];
}

/** What a unit commits itself to on one ASM (3.1). In a draft any text or date may be empty and a weight 0. */
export interface ContenidoCompromiso {
  readonly compromiso: string;
  /** Deadline of the whole commitment. */
  readonly plazo: Fecha;
  readonly instrumento: Instrumento;
  readonly actividades: readonly Actividad[];
}

/** What somebody asks for: new activities and products come without their id, or with an empty one. */
export interface ProductoPedido {
  readonly id?: string;
  readonly nombre: string;
}
/** An activity as it is asked for. */
export interface ActividadPedida extends Omit<Actividad, 'id' | 'productos'> {
  readonly id?: string;
  readonly productos: readonly ProductoPedido[];
}
/** A commitment as it is asked for. */
export interface CompromisoPedido extends Omit<ContenidoCompromiso, 'actividades'> {
  readonly actividades: readonly ActividadPedida[];
}

/** The three questions that SE answers before anything is signed (3.1). */
export interface Preguntas {
  /** Do the activities achieve the commitment? */
  readonly logran: Criterio;
  /** Is the deadline adequate? */
  readonly plazoAdecuado: Criterio;
  /** Are the products pertinent? */
  readonly productosPertinentes: Criterio;
}

/** A version that one side put to the other. It is never changed: a correction is another one. */
export interface VersionCompromiso {
  readonly numero: number;
  readonly de: 'unidad' | 'secretaria';
  readonly contenido: ContenidoCompromiso;
  readonly acuse: Acuse;
  /** What SE answered to a unit's version, or said with its own counter-proposal. */
  readonly observaciones?: string;
}

/** State of a commitment. */
export type EstadoCompromiso =
  | { readonly estado: 'solicitado'; readonly plazo: Plazo }
  | { readonly estado: 'propuesto' }
  | { readonly estado: 'devuelto'; readonly plazo: Plazo }
  | { readonly estado: 'acordado'; readonly version: number; readonly preguntas: Preguntas; readonly acuse: Acuse }
  | { readonly estado: 'sin-respuesta'; readonly plazo: Plazo }
  | { readonly estado: 'para-modificatorio'; readonly razon: string; readonly acuse: Acuse };

/** A unit's commitment on one ASM, with every version. Each unit of a shared ASM commits itself alone. */
export interface Compromiso {
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly situacion: EstadoCompromiso;
  readonly versiones: readonly VersionCompromiso[];
  /** What is being written and was not proposed yet. */
  readonly borrador?: ContenidoCompromiso;
  /** Who left the draft so. */
  readonly preparado?: Acuse;
  /** Why it was opened again, after it had been agreed or left for a modificatorio. */
  readonly reapertura?: string;
  /** How many activities were ever numbered: ids are not given twice. */
  readonly numeradas: number;
}

/** Most characters of each text of a commitment. */
export const MAX_COMPROMISO = { compromiso: 2000, descripcion: 1000, nombre: 300, corto: 200 } as const;
/** Most activities of a commitment, and most products of an activity. */
export const MAX_ACTIVIDADES = 50;
/** Most products of one activity. */
export const MAX_PRODUCTOS = 10;

/** Key of a commitment: one per ASM and unit. */
export const compromisoKey = (asm: AsmId, unidad: ClavePuesto): string => `${asm}.${unidad}`;

/** The version that SE agreed to; undefined while there is none. */
export const versionAcordada = ({ situacion, versiones }: Compromiso): VersionCompromiso | undefined =>
  situacion.estado === 'acordado' ? versiones.find(({ numero }) => numero === situacion.version) : undefined;

/** Whether it is the unit's turn to write: it was asked, it was returned, or its silence was recorded and it answers late. */
export const puedeProponerse = ({ situacion: { estado } }: Compromiso): boolean =>
  estado === 'solicitado' || estado === 'devuelto' || estado === 'sin-respuesta';

/** Whether nothing more is expected of 3.1 for it. */
export const estaResuelto = ({ situacion: { estado } }: Compromiso): boolean =>
  estado === 'acordado' || estado === 'para-modificatorio';

/** Sum of the weights, in hundredths of a percent: 10000 when they add up. */
export const sumaPonderaciones = (actividades: readonly { readonly ponderacion: number }[]): number =>
  actividades.reduce((sum, { ponderacion }) => sum + Math.round(ponderacion * 100), 0);

/**
 * Everything that a content says, as one text: equal contents give equal texts, whatever the order of their keys, which a store
 * does not keep.
 */
export const textoDeContenido = ({ compromiso, plazo, instrumento, actividades }: ContenidoCompromiso): string =>
  JSON.stringify([
    compromiso,
    plazo,
    instrumento.clase,
    instrumento.nombre,
    actividades.map((each) => [
      each.id,
      each.descripcion,
      each.responsable,
      each.cargo,
      each.inicio,
      each.fin,
      each.unidadMedida,
      each.ponderacion,
      each.productos.map(({ id, nombre }) => [id, nombre]),
    ]),
  ]);
