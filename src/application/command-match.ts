import { isAsmReference, isFolio } from './asm-reference.js';
import type { Command } from './command.js';
import { type FoundPhrase, phrasesAt } from './command-phrases.js';
import { suggestionsFor } from './command-suggestions.js';
import { ASM } from './commands.js';
import { isAfterthought, isCourtesy, isLeadIn } from './filler-words.js';
import { type SpokenWord, spokenWords } from './spoken-words.js';

/** What a message asks for. */
export type CommandMatch =
  /** `rest` is what follows the command, as it was typed: an ASM's number or folio, free text, or nothing. */
  | { readonly kind: 'command'; readonly command: Command; readonly rest: string }
  /** It names commands without being one, or comes close to them: they are offered and nothing is run. */
  | { readonly kind: 'suggestions'; readonly suggestions: readonly Command[] }
  | { readonly kind: 'none' };

/** A reading of the whole message as one command. */
interface Reading extends FoundPhrase {
  readonly rest: string;
}

const MENTION = /^\s*(?:<at>[^<]{0,100}<\/at>|@\s?seguimiento\s+asm\b|@\S{1,64})/iu;
const BEFORE_THE_REST = /^[\s\p{Cc}\p{Cf}:;,.\-–—#]+/u;

/**
 * Tells which command a message is, forgiving accents, case, blanks, punctuation, plurals, courtesies, a leading `/`
 * or mention, and small slips. It must be the command and nothing else but its argument: a sentence in which a command
 * only appears ("No tengo pendientes") gets suggestions. Any text of any length is safe.
 */
export const matchCommand = (message: string): CommandMatch => {
  const text = message.replace(MENTION, '').trim();
  if (isFolio(text)) return { kind: 'command', command: ASM, rest: text };
  const words = spokenWords(text);
  const [best, second] = readings(text, words).sort(surestFirst);
  if (best === undefined) return offer(suggestionsFor(words));
  if (second !== undefined && surestFirst(best, second) === 0 && second.phrase.command !== best.phrase.command)
    return offer([best.phrase.command, second.phrase.command]);
  return { kind: 'command', command: best.phrase.command, rest: best.rest };
};

const offer = (suggestions: readonly Command[]): CommandMatch =>
  suggestions.length === 0 ? { kind: 'none' } : { kind: 'suggestions', suggestions };

const surestFirst = (one: Reading, other: Reading): number =>
  one.slips - other.slips || other.phrase.said.length - one.phrase.said.length;

/** The command may stand first or behind lead-ins, and nowhere else. */
const readings = (text: string, words: readonly SpokenWord[]): Reading[] => {
  const leading = words.findIndex((word) => !isLeadIn(word));
  const starts = leading === -1 ? words : words.slice(0, leading + 1);
  return starts.flatMap((_, start) =>
    phrasesAt(words, start)
      .map((found) => ({ ...found, rest: restAfter(text, words, found) }))
      .filter((reading) => isWhole(reading, words, start)),
  );
};

const restAfter = (text: string, words: readonly SpokenWord[], { next }: FoundPhrase): string =>
  words.slice(next).every(isAfterthought)
    ? ''
    : text
        .slice(words[next - 1]?.end)
        .replace(BEFORE_THE_REST, '')
        .trim();

/** Free text follows only what is typed without a slip and without a lead-in ("La consulta popular fue ayer"). */
const isWhole = ({ phrase, slips, rest }: Reading, words: readonly SpokenWord[], start: number): boolean => {
  if (rest === '') return true;
  if (phrase.command.takes === 'asm') return isAsmReference(rest);
  return phrase.command.takes === 'text' && slips === 0 && words.slice(0, start).every(isCourtesy);
};
