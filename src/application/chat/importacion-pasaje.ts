import type { TextoAsm } from '../../domain/asm.js';
import type { Passage } from '../import/reading.js';

/** What SE takes a passage of the file for. `continua` joins it to the text before. */
export type UsoPasaje = 'hallazgo' | 'recomendacion' | 'continua';

/** Every use, in the order in which the card offers them. */
export const USOS_PASAJE: readonly UsoPasaje[] = ['hallazgo', 'recomendacion', 'continua'];

interface Armado {
  readonly first: number;
  readonly where: string;
  readonly last: 'hallazgo' | 'recomendacion';
  readonly hallazgo?: string;
  readonly recomendacion?: string;
}

const joined = (before: string | undefined, text: string): string =>
  before === undefined ? text : `${before}\n${text}`;

const grow = (armado: Armado, uso: UsoPasaje, text: string): Armado | undefined => {
  if (uso === 'continua') return { ...armado, [armado.last]: joined(armado[armado.last], text) };
  if (uso === 'recomendacion' && armado.recomendacion === undefined)
    return { ...armado, recomendacion: text, last: 'recomendacion' };
  return undefined;
};

const begun = (first: number, { where, text }: Passage, uso: UsoPasaje): Armado => {
  const last = uso === 'recomendacion' ? 'recomendacion' : 'hallazgo';
  return { first, where, last, [last]: text };
};

/**
 * The ASM that the chosen passages make, in the order of the file: each hallazgo begins one, and a recomendación goes to
 * the one before it unless that has its own already. Texts are the passages to the letter; a continuation follows after a line break.
 */
export const passageTexts = (
  passages: readonly Passage[],
  usos: Readonly<Record<string, UsoPasaje>>,
): readonly { readonly first: number; readonly texto: TextoAsm }[] => {
  const all: Armado[] = [];
  for (const [index, passage] of passages.entries()) {
    const uso = usos[String(index)];
    if (uso === undefined) continue;
    const last = all.at(-1);
    const grown = last && grow(last, uso, passage.text);
    if (grown === undefined) all.push(begun(index, passage, uso));
    else all[all.length - 1] = grown;
  }
  return all.map(({ first, where, last: _last, ...texts }) => ({
    first,
    texto: { clase: 'sin-precisar', ubicacion: where, ...texts },
  }));
};
