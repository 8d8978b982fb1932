import { printable } from './printable-text.js';

const LONGEST = 120;
const ENDING = 40;
const MARKS = /[\u200B-\u200F\u2060-\u2064]/gu;

/**
 * A sender's file name as the record keeps it: the last part of a path, without control characters and without marks that
 * make it read differently from what it is (`acta\u202Efdp.exe`). A very long one loses its middle, never its ending.
 */
export const plainFileName = (name: string): string => {
  const last = printable(name).replaceAll('\n', ' ').replace(MARKS, '').split(/[\\/]/).at(-1) ?? '';
  const clean = last.trim().replace(/^\.+$/, '');
  if (clean === '') return 'archivo sin nombre';
  const signs = [...clean];
  return signs.length <= LONGEST
    ? clean
    : `${signs.slice(0, LONGEST - ENDING - 1).join('')}…${signs.slice(-ENDING).join('')}`;
};
