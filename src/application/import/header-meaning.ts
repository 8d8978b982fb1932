import { slipOf, words } from './fold.js';
import type { Clase } from './reading.js';
import {
  ABOUT,
  ASIDE_PLACE,
  CLASE,
  CLASES,
  CONJUNCTIONS,
  DEPENDENCIA,
  FILLER,
  FORMS,
  HALLAZGO,
  HANGING,
  LOOSE,
  NUMERO,
  PHRASES,
  PROGRAMA,
  RECOMENDACION,
  SENTENCE_STARTS,
  STOP,
  UBICACION,
  VERBS,
} from './vocabulary.js';

/** What a column holds, by its heading. */
export type Role =
  | 'hallazgo'
  | 'recomendacion'
  | 'asm'
  | 'ambos'
  | 'descripcion'
  | 'fortaleza'
  | 'numero'
  | 'clase'
  | 'programa'
  | 'dependencia'
  | 'ubicacion'
  | 'otro';

/** What a header says of its column. */
export interface Meaning {
  readonly role: Role;
  /** 2: the header says just that; 1: it says it among other words, or with a word that often means something else. */
  readonly strength: 1 | 2;
  /** The header itself names the kind: `Debilidades`. */
  readonly clase?: Clase;
  /** Its only noun often means something else: `Observaciones`. */
  readonly loose?: true;
}

/** Longest text that can be a header. */
export const LONGEST_HEADER = 120;

const NOUNS = [...HALLAZGO, ...RECOMENDACION, ...Object.keys(LOOSE), 'fortaleza', 'asm'];
const SPELLED = [...NOUNS, ...Object.keys(FORMS), 'susceptible'];

const formOf = (word: string): string => {
  const known = FORMS[word] ?? word;
  if (SPELLED.includes(known)) return known;
  const near = SPELLED.find((spelled) => slipOf(word, spelled));
  return near === undefined ? known : (FORMS[near] ?? near);
};

const joinPhrases = (tokens: readonly string[]): readonly string[] => {
  let result = [...tokens];
  for (const [phrase, noun] of PHRASES) {
    const at = result.findIndex((_, index) => phrase.every((word, offset) => result[index + offset] === word));
    if (at >= 0) result = [...result.slice(0, at), noun, ...result.slice(at + phrase.length)];
  }
  return result;
};

/** `Recomendación(es)` is a word, and an aside such as `(página)` only says where the text stands in the report. */
const withoutAsides = (text: string): string =>
  text
    .replace(/\(e?s\)/giu, '')
    .replace(/\(([^()]*)\)/gu, (aside: string, inside: string) =>
      words(inside).every((word) => ASIDE_PLACE.has(word) || !isKnown(formOf(word))) ? '' : aside,
    );

/** Header words in their common form, phrases joined, articles dropped. */
const headerTokens = (text: string): readonly string[] =>
  joinPhrases(
    words(text.replace(/[º°]/gu, ''))
      .filter((word) => !STOP.has(word))
      .map(formOf),
  );

/** The kinds that a short text names, `fortaleza` among them: `Debilidad o amenaza` names two. */
export const clasesIn = (text: string): readonly (Clase | 'fortaleza')[] => {
  const found = headerTokens(text).flatMap((word) => CLASES[word] ?? []);
  return [...new Set(found)];
};

const isKnown = (word: string): boolean =>
  [NUMERO, FILLER, ABOUT, PROGRAMA].some((set) => set.has(word)) || NOUNS.includes(word);

/** Most words of a header such as `Unidad administrativa responsable del programa`, articles aside. */
const LONGEST_FACT = 6;

const factMeaning = (tokens: readonly string[]): Meaning | undefined => {
  const rest = tokens[0] === 'nombre' ? tokens.slice(1) : tokens;
  if (rest.length > LONGEST_FACT) return undefined;
  const [first = ''] = rest;
  if (NUMERO.has(first)) return rest.every(isKnown) ? { role: 'numero', strength: 2 } : undefined;
  if (CLASE.has(first)) {
    const ofAsm = rest.length === 1 || rest.some((word) => NOUNS.includes(word));
    return { role: ofAsm ? 'clase' : 'otro', strength: 2 };
  }
  if (UBICACION.has(first)) return { role: 'ubicacion', strength: 2 };
  if (PROGRAMA.has(first)) return { role: 'programa', strength: 2 };
  if (DEPENDENCIA.has(first)) return { role: 'dependencia', strength: 2 };
  return ABOUT.has(first) ? { role: 'otro', strength: 2 } : undefined;
};

const isFinding = (word: string): boolean => HALLAZGO.has(word) || LOOSE[word] === 'hallazgo';
const isAdvice = (word: string): boolean => RECOMENDACION.has(word) || LOOSE[word] === 'recomendacion';

const textRole = (nouns: readonly string[]): Role => {
  const finding = nouns.some(isFinding);
  const advice = nouns.some(isAdvice);
  if (finding && advice) return 'ambos';
  if (advice) return 'recomendacion';
  if (finding) return 'hallazgo';
  return nouns.includes('asm') ? 'asm' : 'fortaleza';
};

const claseOf = (tokens: readonly string[]): Clase | undefined => {
  const named = [...new Set(tokens.flatMap((word) => CLASES[word] ?? []))];
  const [only] = named;
  return named.length === 1 && only !== 'fortaleza' && only !== 'hallazgo' ? only : undefined;
};

/**
 * A header that names both texts, up to where the second only says of what the first is: `Recomendación del hallazgo`.
 * The whole header when they stand side by side: `Hallazgos y recomendaciones`.
 */
const untilHanging = (text: string): string => {
  const said = words(text);
  const forms = said.map(formOf);
  const first = forms.findIndex((word) => isFinding(word) || isAdvice(word));
  const other = isFinding(forms[first] ?? '') ? isAdvice : isFinding;
  const second = forms.findIndex((word, index) => index > first && other(word));
  const hanging = said.findIndex((word, index) => index > first && index < second && HANGING.has(word));
  const besides = said.slice(first, second).some((word) => CONJUNCTIONS.has(word));
  return hanging < 0 || besides ? text : said.slice(0, hanging).join(' ');
};

const textMeaning = (tokens: readonly string[], nouns: readonly string[]): Meaning => {
  const rest = tokens.filter((word) => !nouns.includes(word) && !FILLER.has(word) && !/^\d+$/u.test(word));
  if (rest.length > 0 && rest.every((word) => NUMERO.has(word))) return { role: 'numero', strength: 1 };
  if (rest.some((word) => ABOUT.has(word))) return { role: 'otro', strength: 1 };
  const plain = rest.length === 0 && nouns.some((noun) => !(noun in LOOSE));
  const clase = claseOf(tokens);
  const loose = nouns.every((noun) => noun in LOOSE) ? ({ loose: true } as const) : {};
  return { role: textRole(nouns), strength: plain ? 2 : 1, ...(clase === undefined ? {} : { clase }), ...loose };
};

const endsAsSentence = (text: string): boolean => words(text).length > 3 && /[.;]\s{0,3}$/u.test(text);

/** Data that starts like a header, such as `El programa no cuenta con padrón.` */
const isSentence = (text: string): boolean => {
  const said = words(text);
  if (said.length === 0 || endsAsSentence(text)) return true;
  return said.length > 1 && (SENTENCE_STARTS.has(said[0] ?? '') || said.slice(1).some((word) => VERBS.has(word)));
};

/** `3. Hallazgo` is the third heading of a form, and `Describir los hallazgos` asks for them. */
const LIST_NUMBER = /^\s*\(?\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)-]+\s*(?=\p{L})/u;
const ASKING =
  /^\s*(?:describ(?:ir|a)|se[ñn]al(?:ar|e)|indi(?:car|que)|enlistar|mencion(?:ar|e)|anot(?:ar|e))\s+(?:brevemente\s+)?(?:(?:las?|los|el)\s+)?/iu;

/** What hangs on a noun says nothing more of the column: `Hallazgo que le da origen`, `Recomendaciones para su atención`. */
const untilClause = (text: string): string => {
  const [, noun] = /^(.{4,80}?)\s(?:que|para su|para la|de acuerdo)\s/isu.exec(text) ?? [];
  return noun !== undefined && words(noun).some((word) => NOUNS.includes(formOf(word))) ? noun : text;
};

/** What a header means, or undefined when it says nothing known. */
export const headerMeaning = (written: string): Meaning | undefined => {
  const text = untilClause(withoutAsides(written.replace(LIST_NUMBER, '').replace(ASKING, '')));
  if (written.length > LONGEST_HEADER || endsAsSentence(written) || isSentence(text)) return undefined;
  const tokens = headerTokens(untilHanging(text));
  const fact = factMeaning(tokens);
  if (fact !== undefined) return fact;
  const nouns = tokens.filter((word) => NOUNS.includes(word));
  if (nouns.length > 0) return textMeaning(tokens, nouns);
  const described = tokens.length > 0 && tokens.every((word) => FILLER.has(word));
  return described ? { role: 'descripcion', strength: 1 } : undefined;
};

const TEXT_ROLES: readonly Role[] = ['hallazgo', 'recomendacion', 'asm', 'ambos'];

/** Whether a column of this meaning may hold one of the two texts. */
export const isTextMeaning = (meaning: Meaning | undefined): meaning is Meaning =>
  meaning !== undefined && TEXT_ROLES.includes(meaning.role);
