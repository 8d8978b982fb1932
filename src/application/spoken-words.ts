/** A word or a number as somebody typed it: what it says, folded, and where it stands in the text. */
export interface SpokenWord {
  readonly text: string;
  /** Index after its last character. */
  readonly end: number;
}

/** Text past this many characters is not read for words: no command begins so late. */
const READ_CHARACTERS = 2_000;

const WORD = /[\p{L}\p{M}\p{Cf}]+|\p{Nd}+/gu;
const UNSEEN = /[\p{M}\p{Cf}]+/gu;

/** Lower case, singular, without accents, marks or invisible characters: for comparing, never for showing. */
export const foldWord = (word: string): string => singular(word.normalize('NFKD').replace(UNSEEN, '').toLowerCase());

/** The words and numbers of a text, in order; letters and digits that touch (`asm03`) are two. */
export const spokenWords = (text: string): readonly SpokenWord[] =>
  [...text.slice(0, READ_CHARACTERS).matchAll(WORD)]
    .map((match) => ({ text: foldWord(match[0]), end: match.index + match[0].length }))
    .filter((word) => word.text !== '');

const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);
