import type { AsmId } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import { CIERRE_INICIAL, type Cierre, type SituacionCierre } from './cierre.js';
import { type Directorio, puestosOfClase, secretariaOf } from './directorio.js';
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

/** Whether the Dirección de Administración executes the ASM: it will also sign the Acta that certifies it. */
const ejecutaAdministracion = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): boolean =>
  puestosOfClase(directorio, 'direccion-administracion').some(({ clave }) =>
    entryOf(ciclo.asm, asm)?.unidades.includes(clave),
  );

/** Who executes an ASM and also has a say on its closure. */
export type Conflicto = 'secretaria' | 'administracion' | 'ambas';

/** The conflict of interest on an ASM. Where both execute it, no second verdict is independent (decision 0015). */
export const conflictoDe = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): Conflicto | undefined => {
  const administracion = ejecutaAdministracion(ciclo, asm, directorio);
  if (!pideSegundaOpinion(ciclo, asm, secretariaOf(directorio))) return administracion ? 'administracion' : undefined;
  return administracion ? 'ambas' : 'secretaria';
};
