import type { Command } from './command.js';
import { glued, PHRASES, phrasesAt } from './command-phrases.js';
import { isCourtesy } from './filler-words.js';
import { slipsAllowed, slipsBetween } from './slips.js';
import type { SpokenWord } from './spoken-words.js';

/** Longer texts are pasted or dictated, and name commands only by chance. */
const SENTENCE_WORDS = 25;
const SHORT_WORDS = 3;
const MOST_SUGGESTIONS = 4;

/** The commands that a sentence names, in its order; for one or two words, otherwise, those that come close. */
export const suggestionsFor = (words: readonly SpokenWord[]): readonly Command[] => {
  if (words.length > SENTENCE_WORDS) return [];
  const named = words.flatMap((_, start) => phrasesAt(words, start).map(({ phrase }) => phrase.command));
  const found = named.length > 0 ? named : close(words.filter((word) => !isCourtesy(word)));
  return [...new Set(found)].slice(0, MOST_SUGGESTIONS);
};

const close = (words: readonly SpokenWord[]): readonly Command[] => {
  if (words.length === 0 || words.length > SHORT_WORDS) return [];
  const said = glued(words);
  return PHRASES.map(({ command, said: known }) => ({
    command,
    slips: slipsBetween(said, known, slipsAllowed(known) + 1),
  }))
    .filter(({ slips }) => Number.isFinite(slips))
    .sort((one, other) => one.slips - other.slips)
    .map(({ command }) => command);
};
