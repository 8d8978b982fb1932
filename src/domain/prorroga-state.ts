import type { Acuse } from './acuse.js';
import type { AsmId } from './asm.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';

/** What became of a request. Nothing but `concedida` moves a date. */
export type EstadoProrroga =
  | { readonly estado: 'solicitada' }
  | { readonly estado: 'concedida'; readonly acuse: Acuse }
  | { readonly estado: 'negada'; readonly razon: string; readonly acuse: Acuse };

/** A request to end an activity later (decision 0013). It stays in the record whatever became of it. */
export interface Prorroga {
  /** Such as `PR-001`. */
  readonly id: string;
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly actividad: string;
  /** Version of the commitment that it was asked on. */
  readonly version: number;
  /** End date that was agreed in that version. */
  readonly original: Fecha;
  /** End date that held when it was asked, and the one that is asked for. */
  readonly de: Fecha;
  readonly hasta: Fecha;
  /** Natural days from the original date to the one that is asked for. */
  readonly dias: number;
  readonly justificacion: string;
  /** Posts that must all say yes. */
  readonly deciden: readonly ClavePuesto[];
  /** Due date of their answer. */
  readonly plazo: Plazo;
  readonly solicitud: Acuse;
  readonly aprobaciones: Readonly<Record<ClavePuesto, Acuse>>;
  readonly situacion: EstadoProrroga;
}

/** Natural days from the original date that SE grants alone. */
export const DIAS_DE_SECRETARIA = 30;
