import type { Glyphs } from './read-pdf-engine.js';
import type { Line } from './read-pdf-lines.js';
import type { Operators } from './read-pdf-rules.js';

const SOFT = '\u00ad';
/** Letters before a soft hyphen that are enough to find its place again. */
const TAIL = 20;

const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad]/gu, '');

const unicodeOf = (glyph: unknown): string =>
  typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : '';

const shownText = (args: unknown): string => {
  const [glyphs] = Array.isArray(args) ? args : [];
  return Array.isArray(glyphs) ? glyphs.map(unicodeOf).join('') : '';
};

/** The letters right before each soft hyphen of a page, in the order in which it is drawn. */
export const cutWords = (operators: Operators, codes: Readonly<Record<string, number>>): readonly string[] => {
  const shown = operators.fnArray.flatMap((code, index) =>
    code === codes['showText'] ? [shownText(operators.argsArray[index])] : [],
  );
  const parts = shown.join('').split(SOFT);
  return parts.slice(0, -1).map((part, index) => lettersOf((parts[index - 1] ?? '').slice(-TAIL) + part).slice(-TAIL));
};

/** Where each run ends, counted in letters from the beginning of the page. */
const endsOf = (letters: readonly string[]): readonly number[] => {
  let end = 0;
  return letters.map((own) => {
    end += own.length;
    return end;
  });
};

/** The ends of runs at which those letters stand, each looked for after the one before. */
const cutEnds = (all: string, ends: readonly number[], cuts: readonly string[]): ReadonlySet<number> => {
  const found = new Set<number>();
  let after = 0;
  for (const cut of cuts) {
    const end = ends.find((one) => one > after && cut !== '' && all.startsWith(cut, one - cut.length));
    if (end === undefined) continue;
    found.add(end);
    after = end;
  }
  return found;
};

/** pdf.js gives no soft hyphens: without them a word that one cuts at the end of a line would come back as two. */
export const withSoftHyphens = (glyphs: readonly Glyphs[], cuts: readonly string[]): readonly Glyphs[] => {
  if (cuts.length === 0) return glyphs;
  const letters = glyphs.map((one) => lettersOf(one.text));
  const ends = endsOf(letters);
  const found = cutEnds(letters.join(''), ends, cuts);
  return glyphs.map((one, index) =>
    letters[index] !== '' && found.has(ends[index] ?? 0) ? { ...one, text: `${one.text.trimEnd()}${SOFT}` } : one,
  );
};

/** Says that words were left with the hyphen that ends their line: nothing tells whether it is theirs. */
export const hyphenWarning = (pages: readonly (readonly Line[])[]): readonly string[] => {
  const cut = pages.flatMap((lines) =>
    lines.slice(1).flatMap(({ text }, index) => {
      const before = /\S*\p{L}[-‐]$/u.exec(lines[index]?.text ?? '')?.[0];
      const after = /^\p{Ll}\S*/u.exec(text)?.[0];
      return before === undefined || after === undefined ? [] : [`«${before}${after}»`];
    }),
  );
  if (cut.length === 0) return [];
  const named = [...new Set(cut)].slice(0, 5).join(', ');
  return [`Al final de un renglón quedó el guion del archivo: ${named}. Si solo cortaba la palabra, corríjala.`];
};
