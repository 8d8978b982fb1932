import type { Acuse } from './acuse.js';
import type { AsmId } from './asm.js';
import type { ClaseInstrumento } from './compromiso.js';
import type { Archivo, ClavePuesto, Fecha, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';

/** Kinds of act by which the competent body approves an entregable (criterion B, section IV of the Mechanism). */
export const ACTOS = ['acuerdo', 'oficio', 'minuta', 'otro'] as const;

/** Kind of approving act. */
export type ClaseActo = (typeof ACTOS)[number];

/** The act that approved an entregable formally (criterion B). */
export interface ActoAprobacion {
  readonly clase: ClaseActo;
  readonly numero: string;
  readonly fecha: Fecha;
  /** The competent body. */
  readonly instancia: string;
}

/** The governing instrument into which an improvement was integrated (criterion C). */
export interface InstrumentoVigente {
  readonly clase: ClaseInstrumento;
  readonly nombre: string;
  readonly version: string;
  readonly fecha: Fecha;
  /** Where in it the improvement is found. */
  readonly pagina: string;
  readonly vigente: boolean;
  /** How it is shown to be in force, or why it is not. */
  readonly constancia: string;
}

/** What SE said of a version. A returned one is owed again, as another version, by its due date. */
export type RevisionEvidencia =
  | { readonly estado: 'aceptada'; readonly acuse: Acuse }
  | { readonly estado: 'devuelta'; readonly observaciones: string; readonly plazo: Plazo; readonly acuse: Acuse };

/** A filed piece of evidence (5.1): versions are never overwritten. */
export interface Evidencia {
  readonly id: string;
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  /** Product of the commitment, such as `A2.P1`; absent when it was filed on the ASM as a whole. */
  readonly producto?: string;
  readonly archivo: Archivo;
  /** Counted in its place: ASM, unit and product. */
  readonly version: number;
  readonly persona: PersonId;
  readonly at: Instante;
  readonly acto?: ActoAprobacion;
  readonly instrumento?: InstrumentoVigente;
  readonly revision?: RevisionEvidencia;
}

/** Most characters of each short text of an act or an instrument. */
export const MAX_DATO = 200;
