import type { Asm } from '../../domain/asm.js';
import { shortened } from '../shortened.js';

const PROGRAMA = 36;
const BETWEEN = ' · ';
const HALLAZGO = ' · Hallazgo: ';
/** Fewer characters of a finding than this tell nothing apart. */
const LEAST = 24;

/**
 * How an ASM begins, on one line of at most so many characters, so that those of a list can be told apart: its programme
 * and both its texts, since reports advise several programmes, or on several findings, in the same words.
 */
export const asmStart = ({ texto }: Pick<Asm, 'texto'>, most: number): string => {
  const { programa = '', hallazgo = '', recomendacion = '' } = texto;
  const first = programa.trim() === '' ? '' : `${shortened(programa, PROGRAMA)}${BETWEEN}`;
  const room = most - first.length;
  if (recomendacion === '' || hallazgo === '') return `${first}${shortened(recomendacion || hallazgo, room)}`;
  const advice = shortened(recomendacion, Math.ceil((room - HALLAZGO.length) / 2));
  const left = room - advice.length - HALLAZGO.length;
  return left < LEAST
    ? `${first}${shortened(recomendacion, room)}`
    : `${first}${advice}${HALLAZGO}${shortened(hallazgo, left)}`;
};
