/** `\r\n`, vertical tab (a line break pasted from Word), form feed, NEL and the Unicode separators all end a line. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Control characters (forbidden in XML) and characters that re-order or hide what a reader sees (Unicode TR 36). */
const INVISIBLE = /(?!\n)\p{Control}|[\u00AD\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** Lone halves of a surrogate pair and code points that are no characters: neither XML nor a font can write them. */
const NO_CHARACTERS = /\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** Bullets that Word takes from its Symbol and Wingdings fonts: what is copied or extracted carries their private code points. */
const SYMBOL_BULLETS = /[\uF0A7\uF0B7]/g;

/**
 * The text as a document can show it: the same words, without the control characters that would break the file or make
 * it read differently from the record. The record itself keeps the original to the letter.
 */
export const printable = (text: string): string =>
  text
    .replace(LINE_ENDS, '\n')
    .replaceAll('\t', ' ')
    .replace(SYMBOL_BULLETS, '•')
    .replace(INVISIBLE, '')
    .replace(NO_CHARACTERS, '\uFFFD');

/** A text that documents print on one line: line breaks and repeated blanks are one blank, invisible characters are gone. */
export const singleLine = (text: string): string => printable(text).replaceAll(/\s+/gu, ' ').trim();
