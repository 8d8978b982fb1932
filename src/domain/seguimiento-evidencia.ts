import { type Bimestre, bimestreDates } from './bimestre.js';
import type { CicloAbierto } from './ciclo-state.js';
import { evidenciasDe } from './evidencia.js';
import type { Evidencia } from './evidencia-state.js';
import { fechaOf } from './fecha.js';
import type { ClavePuesto } from './identity.js';
import type { Materia } from './seguimiento-state.js';

/** A product's id starts with that of its activity: `A2.P1` is of `A2`. */
const isOf = (actividad: string, producto: string): boolean => producto.startsWith(`${actividad}.`);

/** What a unit filed on a matter since the bimester began, the newest first: it may point to these as its evidence. */
export const evidenciasDelBimestre = (
  ciclo: CicloAbierto,
  bimestre: Bimestre,
  unidad: ClavePuesto,
  { asm, actividad }: Materia,
): readonly Evidencia[] => {
  const { inicio } = bimestreDates(bimestre);
  return evidenciasDe(ciclo, asm, unidad)
    .filter(({ at }) => fechaOf(at) >= inicio)
    .filter(({ producto }) => actividad === undefined || producto === undefined || isOf(actividad, producto))
    .toReversed();
};
