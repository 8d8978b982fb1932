import type { Asm, AsmId } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import { entryOf } from './entry.js';
import { withEntry } from './folding.js';
import { type Refusal, refuse } from './refusal.js';

/** The ciclo with one ASM changed. Throws when it names an ASM that is not there: the record is broken. */
export const withAsm = (ciclo: CicloAbierto, id: AsmId, change: (asm: Asm) => Asm): CicloAbierto => {
  const asm = ciclo.asm[id];
  if (asm === undefined) throw new Error(`event names an unknown ASM ${id}`);
  return { ...ciclo, asm: withEntry(ciclo.asm, id, change(asm)) };
};

/** The ASM of that number, or the refusal that a person understands. */
export const findAsm = (ciclo: CicloAbierto, id: AsmId): Asm | Refusal =>
  entryOf(ciclo.asm, id) ??
  refuse('asm-desconocido', `No hay un ASM con el número ${id} en este ciclo.`, 'Escriba «asm» para ver la lista.');
