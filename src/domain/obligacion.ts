import type { ClaveAccion } from './accion-clave.js';
import type { AsmId } from './asm.js';
import type { ClaseObligacion } from './clase-obligacion.js';
import type { ClavePuesto } from './identity.js';
import type { Plazo } from './plazo.js';

/** Something that a post owes now. `pendientes`, the reminders and the agenda all read this one list. */
export interface Obligacion {
  readonly clase: ClaseObligacion;
  readonly accion: ClaveAccion;
  readonly puesto: ClavePuesto;
  readonly asunto: string;
  readonly asm: readonly AsmId[];
  readonly plazo?: Plazo;
}
