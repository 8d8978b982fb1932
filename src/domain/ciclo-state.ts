import type { Acta } from './acta.js';
import type { Acuse, EstadoAcuse } from './acuse.js';
import type { Asm, AsmId } from './asm.js';
import type { Bimestre } from './bimestre.js';
import type { DatosCiclo, Importacion, Oficio } from './ciclo-event.js';
import type { Cierre } from './cierre.js';
import type { Compromiso } from './compromiso.js';
import type { Convenio, IntegracionPaa } from './convenio.js';
import type { Evidencia } from './evidencia-state.js';
import type { Archivo, ClavePuesto, Fecha, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';
import type { Postura } from './postura.js';
import type { Prorroga } from './prorroga-state.js';
import type { Relevo } from './relevo-state.js';
import type { Seguimiento } from './seguimiento-state.js';

/** Somebody to whom a message about a matter could not be delivered. */
export interface NoAlcanzado {
  readonly asunto: string;
  readonly persona: PersonId;
  readonly codigo: string;
  readonly at: Instante;
}

/** The Mechanism's document in this ciclo (1.1). */
export type Mecanismo =
  | { readonly estado: 'sin-documento' }
  | { readonly estado: 'por-aprobar'; readonly archivo: Archivo; readonly adjunto: Acuse; readonly plazo: Plazo }
  | {
      readonly estado: 'aprobado';
      readonly archivo: Archivo;
      readonly aprobacion: Acuse;
      readonly acuses: Readonly<Record<ClavePuesto, EstadoAcuse>>;
      /** Posts that nobody could sign for when it was published: asked as soon as somebody can. */
      readonly vacantes: readonly ClavePuesto[];
    };

/** The evaluator's report (1.2). */
export interface Informe {
  readonly folio: string;
  readonly fecha: Fecha;
  readonly archivo?: Archivo;
  readonly asmDeclarados: number;
  readonly conteo?: { readonly registrados: number; readonly motivo?: string };
}

/** ASM taken from one file: by whom, when and which. */
export interface ImportacionRegistrada extends Importacion {
  readonly asm: readonly AsmId[];
  readonly persona: PersonId;
  readonly at: Instante;
}

/** A notice to a unit (1.3). */
export interface Notificacion {
  readonly id: string;
  readonly folio: string;
  readonly unidad: ClavePuesto;
  readonly asm: readonly AsmId[];
  readonly oficio: Oficio;
  readonly at: Instante;
  readonly acuse: EstadoAcuse;
}

/** A question or an idea on the ciclo or on one ASM. */
export interface Consulta {
  readonly id: string;
  readonly puesto: ClavePuesto;
  readonly persona: PersonId;
  readonly asm?: AsmId;
  readonly texto: string;
  readonly at: Instante;
  readonly plazo: Plazo;
  readonly respuesta?: string;
  /** Who answered, for which post, and when. */
  readonly respondio?: Acuse;
}

/** A ciclo that is under way. */
export interface CicloAbierto {
  readonly estado: 'abierto';
  readonly datos: DatosCiclo;
  readonly abiertoEl: Instante;
  readonly mecanismo: Mecanismo;
  readonly informe?: Informe;
  readonly asm: Readonly<Record<AsmId, Asm>>;
  /** By SHA-256 of the file. */
  readonly importaciones: Readonly<Record<string, ImportacionRegistrada>>;
  readonly notificaciones: Readonly<Record<string, Notificacion>>;
  readonly posturas: Readonly<Record<string, Postura>>;
  /** By `compromisoKey`. */
  readonly compromisos: Readonly<Record<string, Compromiso>>;
  /** Every version of the Convenio, the oldest first. */
  readonly convenios: readonly Convenio[];
  /** Integration of each activity in the PAA, by `actividadKey`. */
  readonly paa: Readonly<Record<string, IntegracionPaa>>;
  /** Every version of all evidence, the oldest first. */
  readonly evidencias: readonly Evidencia[];
  /** By id, in the order in which they were asked. */
  readonly prorrogas: Readonly<Record<string, Prorroga>>;
  /** Closure of each ASM of the Convenio (section IV); none before somebody judged it. */
  readonly cierres: Readonly<Record<AsmId, Cierre>>;
  /** Every version of the Acta, the oldest first. */
  readonly actas: readonly Acta[];
  readonly consultas: Readonly<Record<string, Consulta>>;
  /** The last hand-over of each post whose titular changed. */
  readonly relevos: Readonly<Record<ClavePuesto, Relevo>>;
  readonly seguimientos: Readonly<Record<Bimestre, Seguimiento>>;
  /** Reminders and expiries already told, as `asunto|puesto|vence`. */
  readonly recordados: ReadonlySet<string>;
  readonly vencidos: ReadonlySet<string>;
  readonly noAlcanzados: readonly NoAlcanzado[];
  /** Version of each matter: a button carries the one that its card shows. */
  readonly versiones: Readonly<Record<string, number>>;
}

/** A ciclo: not there yet, or under way. */
export type Ciclo = { readonly estado: 'inexistente' } | CicloAbierto;

/** Where every fold starts. */
export const cicloInexistente: Ciclo = { estado: 'inexistente' };
