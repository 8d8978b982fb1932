import type { AsmId } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import { CIERRE_INICIAL, type Cierre, type SituacionCierre } from './cierre.js';
import { entryOf } from './entry.js';
import type { ClavePuesto } from './identity.js';

/** The closure of an ASM as it stands. */
export const cierreDe = (ciclo: CicloAbierto, asm: AsmId): Cierre => entryOf(ciclo.cierres, asm) ?? CIERRE_INICIAL;

/** Whether an ASM is still followed, solventado, or closed without being so. */
export const estadoCierre = (ciclo: CicloAbierto, asm: AsmId): SituacionCierre['estado'] =>
  cierreDe(ciclo, asm).situacion.estado;

/** Whether whoever executes the ASM also judges it, so that somebody else must give a second verdict (conflict of interest). */
export const pideSegundaOpinion = (ciclo: CicloAbierto, asm: AsmId, se: ClavePuesto): boolean =>
  entryOf(ciclo.asm, asm)?.unidades.includes(se) ?? false;
