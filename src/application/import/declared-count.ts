import { excerpt, fold } from './fold.js';
import type { Declared } from './reading.js';

const NAMES =
  'un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho ' +
  'diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta';
const VALUES = new Map(NAMES.split(' ').map((name, index) => [name, Math.max(1, index - 1)]));

const NUMBER = String.raw`(\d{1,4}|${NAMES.split(' ').join('|')})`;
const GAP = String.raw`(?:\s\(\S{1,15}\))?\s(?:\S+\s)?`;
const THINGS = String.raw`(?:hallazgos?|recomendaci(?:on|ones)|asm|aspectos susceptibles|debilidades|observaciones|areas de oportunidad)`;
const VERBS = String.raw`(?:identific|detect|emit|formul|determin|deriv|obtuv|encontr|registr|present|extra)\p{L}*`;
const PATTERNS = [
  new RegExp(String.raw`\b${VERBS}\s(?:\S+\s){0,3}?${NUMBER}${GAP}${THINGS}\b`, 'u'),
  new RegExp(String.raw`\btotal(?:\sgeneral)?\s(?:de\s)?${THINGS}(?:\s\S+){0,3}?\s?[:=-]?\s?${NUMBER}\b`, 'u'),
  new RegExp(String.raw`\btotal\sde\s${NUMBER}${GAP}${THINGS}\b`, 'u'),
  new RegExp(String.raw`\b(?:los|las)\s${NUMBER}${GAP}${THINGS}\b`, 'u'),
  new RegExp(String.raw`^total(?:\sgeneral)?\s?[:=]?\s?${NUMBER}\s?(?:${THINGS})?\.?$`, 'u'),
];

/** Longest text searched: a declared count stands in a sentence or a total row. */
const LONGEST = 2_000;

const countIn = (text: string): number | undefined => {
  const folded = fold(text.slice(0, LONGEST));
  for (const pattern of PATTERNS) {
    const [, said] = pattern.exec(folded) ?? [];
    const count = said === undefined ? undefined : (VALUES.get(said) ?? Number(said));
    if (count !== undefined && count > 0) return count;
  }
  return undefined;
};

/** Counts that the file declares of itself, such as `se identificaron 23 hallazgos` or `Total: 23`. */
export const declaredCounts = (texts: readonly { readonly where: string; readonly text: string }[]): readonly Declared[] =>
  texts.flatMap(({ where, text }) => {
    const count = countIn(text);
    return count === undefined ? [] : [{ count, where, text: excerpt(text) }];
  });

/** The declared count, when all that the file declares agree. */
export const agreedCount = (declared: readonly Declared[]): number | undefined => {
  const counts = new Set(declared.map(({ count }) => count));
  return counts.size === 1 ? declared[0]?.count : undefined;
};
