import type { AsmId } from '../../domain/asm.js';
import { fold } from '../import/fold.js';

/** Which ASM a cell names, among those of the unit; or why it names none. */
export type NamedAsm = (text: string) => { readonly asm: AsmId } | { readonly problem: string };

const numberOf = (text: string): number | undefined => {
  const [, digits] = /^(?:asm)?[ .-]*0*(\d{1,6})$/.exec(fold(text)) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** Names ASM as people do: `ASM-01`, `asm 1` or `1`. `others` are those of the ciclo that the unit has not. */
export const namer =
  (own: readonly AsmId[], others: readonly AsmId[], nombreUnidad: string): NamedAsm =>
  (text) => {
    const number = numberOf(text);
    const same = (id: AsmId): boolean => number !== undefined && numberOf(id) === number;
    const asm = own.find(same);
    if (asm !== undefined) return { asm };
    const other = others.find(same);
    return {
      problem:
        other === undefined
          ? `«${text.slice(0, 40)}» no es un ASM de este ciclo.`
          : `${other} no tiene un compromiso pedido a ${nombreUnidad}.`,
    };
  };
