import { distance } from 'fastest-levenshtein';
import { shortened } from '../shortened.js';

const MARKS = /[\p{M}\u200b-\u200d\u2060\ufeff\u00ad]/gu;

/** Lower case without accents or invisible characters, blanks collapsed: for comparing, never for showing. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Words of a folded text: letters, digits and `#`. */
export const words = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}#]+/gu) ?? [];

/** The beginning of a text on one line, for lists and samples. */
export const excerpt = (text: string, length = 160): string => shortened(text, length);

/** Whether two words differ by one slip, told only of words long enough for that to mean something. */
export const slipOf = (word: string, known: string): boolean =>
  known.length >= 7 && Math.abs(word.length - known.length) <= 1 && distance(word, known) === 1;

/** A column's letter, as spreadsheets write it: 1 is A, 27 is AA. */
export const columnLetter = (column: number): string => {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
};
