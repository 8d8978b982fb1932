import type { EstadoAcuse } from './acuse.js';
import type { AsmId } from './asm.js';
import type { ClaseObligacion } from './clase-obligacion.js';
import type { ClavePuesto, Fecha, Instante, PersonId } from './identity.js';

/** Something that was open when a post changed hands. */
export interface AsuntoEntregado {
  readonly clase: ClaseObligacion;
  readonly asunto: string;
  readonly asm: readonly AsmId[];
  /** Due date that it had then; absent on what has none. */
  readonly vence?: Fecha;
}

/** The last hand-over of a post (decision 0007). The former ones stay in the record. */
export interface Relevo {
  readonly puesto: ClavePuesto;
  /** The new titular, and since when; and who was it before. */
  readonly persona: PersonId;
  readonly desde: Fecha;
  readonly anterior: PersonId;
  readonly asuntos: readonly AsuntoEntregado[];
  readonly at: Instante;
  /** Absent when nothing was open: then nothing is asked. */
  readonly acuse?: EstadoAcuse;
}
