import type { CicloAbierto } from './ciclo-state.js';
import { actoEn, evidenciaAceptada, instrumentoEn } from './evidencia.js';
import { type ProductoConvenido, productosConvenidos } from './evidencia-producto.js';

const lugarDe = ({ asm, unidad, producto }: ProductoConvenido) => ({ asm, unidad, producto: producto.id });

const isAccepted = (ciclo: CicloAbierto, { asm, unidad, producto }: ProductoConvenido): boolean =>
  evidenciaAceptada(ciclo, asm, unidad, producto.id) !== undefined;

/** Every product of a commitment is accepted while none says in which instrument the improvement is (criterion C). */
const sinInstrumento = (ciclo: CicloAbierto, { asm, unidad }: ProductoConvenido): boolean =>
  productosConvenidos(ciclo)
    .filter((each) => each.asm === asm && each.unidad === unidad)
    .every((each) => isAccepted(ciclo, each) && instrumentoEn(ciclo, lugarDe(each)) === undefined);

/** What is missing of a product that SE accepted: the act that approved it (B), and the instrument of its commitment (C). */
export const faltaEnProducto = (
  ciclo: CicloAbierto,
  product: ProductoConvenido,
): readonly ('acto' | 'instrumento')[] => {
  if (!isAccepted(ciclo, product)) return [];
  return [
    ...(actoEn(ciclo, lugarDe(product)) === undefined ? (['acto'] as const) : []),
    ...(sinInstrumento(ciclo, product) ? (['instrumento'] as const) : []),
  ];
};
