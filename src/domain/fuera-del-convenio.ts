import { type Asm, type AsmId, inListOrder } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import { compromisoKey } from './compromiso.js';
import type { ParteConvenio } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import type { ClavePuesto } from './identity.js';

/** Why the Convenio in force does not hold an ASM of the report, or one unit's part in it. */
export type SituacionFuera =
  | 'sin-valorar'
  | 'no-seleccionado'
  | 'dejado'
  | 'sin-acordar'
  | 'sin-suscribir'
  /** A version that all parties signed held it, and a modificatorio took it out. */
  | 'retirado';

/** What the Convenio in force does not hold. `unidad` is missing where the whole ASM was never for a unit to commit itself to. */
export interface FueraDelConvenio {
  readonly asm: AsmId;
  readonly unidad?: ClavePuesto;
  readonly situacion: SituacionFuera;
  readonly razon?: string;
}

const signedParts = ({ convenios }: CicloAbierto): readonly ParteConvenio[] =>
  convenios.filter(({ situacion }) => situacion.estado === 'suscrito').flatMap(({ partes }) => partes);

const withReason = (razon: string | undefined): Pick<FueraDelConvenio, 'razon'> =>
  razon === undefined ? {} : { razon };

const ofUnit = (
  ciclo: CicloAbierto,
  { id, seleccion }: Asm,
  unidad: ClavePuesto,
  signed: boolean,
): FueraDelConvenio => {
  const situacion = ciclo.compromisos[compromisoKey(id, unidad)]?.situacion;
  const left = situacion?.estado === 'para-modificatorio' ? situacion.razon : undefined;
  const out = seleccion.estado === 'no-seleccionado' ? seleccion.razon : left;
  if (signed) return { asm: id, unidad, situacion: 'retirado', ...withReason(out) };
  if (left !== undefined) return { asm: id, unidad, situacion: 'dejado', razon: left };
  return { asm: id, unidad, situacion: situacion?.estado === 'acordado' ? 'sin-suscribir' : 'sin-acordar' };
};

const ofWhole = ({ id, seleccion }: Asm): FueraDelConvenio => {
  switch (seleccion.estado) {
    case 'pendiente':
      return { asm: id, situacion: 'sin-valorar' };
    case 'seleccionado':
      return { asm: id, situacion: 'sin-acordar' };
    case 'no-seleccionado':
      return { asm: id, situacion: 'no-seleccionado', razon: seleccion.razon };
  }
};

const ofAsm = (ciclo: CicloAbierto, asm: Asm): readonly FueraDelConvenio[] => {
  const held = (convenioVigente(ciclo)?.partes ?? []).filter((parte) => parte.asm === asm.id);
  const signed = new Set(signedParts(ciclo).flatMap((parte) => (parte.asm === asm.id ? [parte.unidad] : [])));
  const { seleccion } = asm;
  const units = new Set([...(seleccion.estado === 'seleccionado' ? asm.unidades : []), ...signed]);
  const out = [...units]
    .filter((unidad) => held.every((parte) => parte.unidad !== unidad))
    .map((unidad) => ofUnit(ciclo, asm, unidad, signed.has(unidad)));
  return out.length > 0 || held.length > 0 ? out : [ofWhole(asm)];
};

/**
 * Every ASM of the report, and every unit's part in a selected one, that the Convenio in force does not hold, with the reason
 * that was recorded: the Acta accounts for all that the evaluator recommended (section IV, criterion D).
 */
export const fueraDelConvenio = (ciclo: CicloAbierto): readonly FueraDelConvenio[] =>
  inListOrder(Object.values(ciclo.asm)).flatMap((asm) => ofAsm(ciclo, asm));
