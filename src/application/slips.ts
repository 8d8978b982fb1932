import { distance } from 'fastest-levenshtein';

const SHORT = 6;

/** How many slips of the keyboard a word may hold and still be that word; short words have too many neighbours. */
export const slipsAllowed = (word: string): number => {
  if (word.length < 4) return 0;
  return word.length < 9 ? 1 : 2;
};

/**
 * Slips between what was typed and what is known: letters added, left out or changed, or two neighbours swapped, which
 * is one. More than `most` is Infinity. Two slips, or one in a short word, count only behind the right first letter:
 * `deseleccionar` is never taken for `seleccionar`, nor `fruta` for `ruta`.
 */
export const slipsBetween = (typed: string, known: string, most: number): number => {
  if (typed === known) return 0;
  if (Math.abs(typed.length - known.length) > most) return Number.POSITIVE_INFINITY;
  const slips = areSwapped(typed, known) ? 1 : distance(typed, known);
  const astray = typed[0] !== known[0] && (slips > 1 || known.length < SHORT);
  return slips > most || astray ? Number.POSITIVE_INFINITY : slips;
};

/** Whether two words of one length differ only in two neighbours that changed places. */
const areSwapped = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
};
