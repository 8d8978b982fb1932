import { type AsmId, asmIdOf } from '../domain/asm.js';
import { spokenWords } from './spoken-words.js';

const FOLIO = /^[\p{L}\p{N}]{1,12}-ASM-\d{1,6}(?:-\d{1,6})*$/iu;
const FOLIO_OR_NUMBER = /[\p{L}\p{N}]{1,12}-ASM-\d{1,6}(?:-\d{1,6})*|\d+/gu;
const FOLIO_PREFIX = /[\p{L}\p{N}]{1,12}-(?=ASM-?\d)/giu;
const AROUND_A_NUMBER = new Set([
  'asm',
  'con',
  'de',
  'del',
  'el',
  'folio',
  'la',
  'lo',
  'los',
  'n',
  'no',
  'num',
  'numero',
  'y',
]);
const LONGEST_REFERENCE = 200;

/** Whether a text is the whole folio of an ASM, such as `SE-ASM-001-2025`. */
export const isFolio = (text: string): boolean => text.length <= LONGEST_REFERENCE && FOLIO.test(text);

/** Whether a text names one or more ASM and says nothing else: `3`, `No. 3`, `los ASM 1, 2 y 5`, `SE-ASM-001-2025`. */
export const isAsmReference = (text: string): boolean => {
  if (text.length > LONGEST_REFERENCE) return false;
  const words = spokenWords(text.replace(FOLIO_PREFIX, '')).map((word) => word.text);
  return words.some(isNumber) && words.every((word) => isNumber(word) || AROUND_A_NUMBER.has(word));
};

const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** The ASM that a reference names, in its order: folios in capitals, numbers without leading zeros. */
export const asmReferences = (text: string): readonly string[] => {
  const found = text.slice(0, LONGEST_REFERENCE).normalize('NFKC').toUpperCase().match(FOLIO_OR_NUMBER) ?? [];
  return [...new Set(found.map((reference) => (isNumber(reference) ? withoutZeros(reference) : reference)))];
};

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** The id of the ASM whose number a text holds first; undefined when it holds none. The ASM may not exist. */
export const asmIdIn = (text: string): AsmId | undefined => {
  const number = /\d{1,6}/.exec(text)?.[0];
  return number === undefined ? undefined : asmIdOf(Number(number));
};
