import type { Command } from './command.js';
import { COMMANDS } from './commands.js';
import { slipsAllowed, slipsBetween } from './slips.js';
import { type SpokenWord, spokenWords } from './spoken-words.js';

/** One way of saying a command, as a single word: blanks too are left out or put in by mistake. */
export interface Phrase {
  readonly command: Command;
  readonly said: string;
  readonly words: number;
}

/** A phrase found among the words of a message. */
export interface FoundPhrase {
  readonly phrase: Phrase;
  readonly slips: number;
  /** Index of the first word after it. */
  readonly next: number;
}

const phraseOf = (command: Command, text: string): Phrase => {
  const words = spokenWords(text);
  return { command, said: glued(words), words: words.length };
};

/** Words without the blanks between them. */
export const glued = (words: readonly SpokenWord[]): string => words.map((word) => word.text).join('');

/** Every way of saying every command. */
export const PHRASES: readonly Phrase[] = COMMANDS.flatMap((command) =>
  [command.name, command.title, ...command.aliases].map((text) => phraseOf(command, text)),
);

/** One more than the longest phrase has, since a stray blank makes one word two. */
const MOST_WORDS = Math.max(...PHRASES.map((phrase) => phrase.words)) + 1;

/** The phrases that begin at a word, slips forgiven. */
export const phrasesAt = (words: readonly SpokenWord[], start: number): readonly FoundPhrase[] => {
  const longest = Math.min(words.length - start, MOST_WORDS);
  const ends = Array.from({ length: longest }, (_, index) => start + index + 1);
  return ends.flatMap((next) => {
    const said = glued(words.slice(start, next));
    return PHRASES.map((phrase) => ({
      phrase,
      next,
      slips: slipsBetween(said, phrase.said, allowed(phrase, next - start)),
    })).filter(({ slips }) => Number.isFinite(slips));
  });
};

/** A stray blank is a slip by itself: with another one, a whole word could vanish ("no notificar"). */
const allowed = (phrase: Phrase, words: number): number => (words === phrase.words ? slipsAllowed(phrase.said) : 0);
