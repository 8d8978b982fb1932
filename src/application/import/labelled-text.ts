import { fold } from './fold.js';
import { clasesIn, headerMeaning } from './header-meaning.js';
import type { Clase } from './reading.js';

/** The start of a labelled or numbered text: `Recomendación 3: …`, `R.4 …`, `ASM 2.- …`, `5) …`. */
export interface Label {
  /** Absent when only a number or a bullet says that something starts. */
  readonly part?: 'hallazgo' | 'recomendacion';
  readonly style: 'word' | 'code' | 'number' | 'subnumber' | 'letter' | 'roman' | 'ordinal' | 'bullet';
  readonly numero?: string;
  readonly clase?: Clase;
  /** What follows the label, to the letter. */
  readonly rest: string;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}`;
/** Letters before a number: `Hallazgo H-01`. */
const CODES = 'H|R|D|A|O|REC|ASM';
const WORDS =
  'hallazgo|asm|aspecto susceptible de mejora|debilidad|amenaza|oportunidad de mejora|[aá]rea de oportunidad|oportunidad|' +
  'observaci[oó]n|recomendaci[oó]n|sugerencia|acci[oó]n recomendada|reto|problema';
const WORD_LABEL = new RegExp(
  String.raw`^\s*(?:[-•●▪*]\s*)?(?:(\d{1,3})\s{0,2}[.)-]+\s{0,2})?(${WORDS})\s{0,3}(?:n[uú]m(?:ero)?\.?|no\.|n[°º]|#)?\s{0,3}(?:(?:${CODES})[-.]?(?=\d))?(${NUMBER})?\s{0,3}(\.-|[:.)\-–—](?!\d)|$|\s(?=\S))[-–—]?\s*`,
  'iu',
);
const CODE_LABEL = /^\s*(REC|ASM|R|H)\s?[.\-#]?\s?(\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:\.-|[.:)\-–—])?\s+(?=\S)/u;
/** Ways of numbering an item, by style. Chapters are numbered so too where `mayBeTitle`. */
const NUMBERINGS: readonly { readonly style: Label['style']; readonly form: RegExp; readonly mayBeTitle?: true }[] = [
  { style: 'number', form: /^\s*(\d{1,3})\s{0,2}(?:\.-|\.\)|[.):\-–—])[-–—]?\s+(?=\S)/u },
  {
    style: 'subnumber',
    form: /^\s*(\d{1,2}(?:\.\d{1,2}){1,2})(?:\.-|[.)\-–—])?\s+(?=[\p{Lu}«“"¿])/u,
    mayBeTitle: true,
  },
  { style: 'letter', form: /^\s*([a-zñ])\)\s+(?=\S)/u },
  { style: 'roman', form: /^\s*([IVX]{1,5})(?:\.-|[.)])\s+(?=\S)/u, mayBeTitle: true },
  {
    style: 'ordinal',
    form: /^\s*((?:primer|segund|tercer|cuart|quint|sext|s[eé]ptim|octav|noven|d[eé]cim)[ao])\s?(?:\.-|[.:)])[-–—]?\s+(?=\S)/iu,
  },
];
/** A title is short and ends without a mark. */
const TITLE = /^.{1,59}[^.;:,]$/su;
const BULLET_LABEL = /^\s*[•●▪◦‣·■➢✓*–-]\s+(?=\S)/u;

/** Words that begin a text even with a period and without a number: `Recomendación. Elaborar…` */
const TITLED = /^(?:Hallazgo|HALLAZGO|Recomendaci[oó]n|RECOMENDACI[OÓ]N)$/u;

const partOf = (word: string): 'hallazgo' | 'recomendacion' =>
  headerMeaning(word)?.role === 'recomendacion' ? 'recomendacion' : 'hallazgo';

const claseOf = (word: string): Clase | undefined => {
  const [only] = clasesIn(word);
  return only === undefined || only === 'fortaleza' || fold(word) === 'hallazgo' ? undefined : only;
};

const wordLabel = (text: string): Label | undefined => {
  const found = WORD_LABEL.exec(text);
  const [whole, before, word = '', number, end] = found ?? [];
  if (whole === undefined) return undefined;
  const numero = number ?? before;
  const rest = text.slice(whole.length);
  const bare = end?.trim() === '' && end !== '';
  if (bare && (number === undefined || !/^[\p{Lu}«“"¿]/u.test(rest))) return undefined;
  const titled = end?.startsWith('.') === true && TITLED.test(word) && /^[\p{Lu}«“"¿]/u.test(rest);
  if (end !== ':' && end !== '' && numero === undefined && !titled) return undefined;
  return { part: partOf(word), style: 'word', numero, clase: claseOf(word), rest };
};

const codeLabel = (text: string): Label | undefined => {
  const [whole, code = '', numero] = CODE_LABEL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    part: code.startsWith('R') ? 'recomendacion' : 'hallazgo',
    style: 'code',
    numero,
    rest: text.slice(whole.length),
  };
};

const numberLabel = (text: string): Label | undefined => {
  for (const { style, form, mayBeTitle } of NUMBERINGS) {
    const [whole, numero] = form.exec(text) ?? [];
    if (whole === undefined) continue;
    const rest = text.slice(whole.length);
    return mayBeTitle === true && TITLE.test(rest.trim()) ? undefined : { style, numero, rest };
  }
  return undefined;
};

const bulletLabel = (text: string): Label | undefined => {
  const [whole] = BULLET_LABEL.exec(text) ?? [];
  return whole === undefined ? undefined : { style: 'bullet', rest: text.slice(whole.length) };
};

/** Whether only a number or a bullet says that something starts. */
export const isListStyle = (style: Label['style']): boolean => style !== 'word' && style !== 'code';

/** The label with which a paragraph or line starts, if any. */
export const labelOf = (text: string): Label | undefined =>
  wordLabel(text) ?? codeLabel(text) ?? numberLabel(text) ?? bulletLabel(text);

const INNER_ADVICE = /(?:^|[\n.;])[^\S\n]{0,20}(?:recomendaci[oó]n|sugerencia)(?:es)?\s*:\s*/iu;
const LEADING_FINDING = /^\s*(?:hallazgo|asm|debilidad|observaci[oó]n|problema)\s*:\s*/iu;

/** Splits a text that holds both at its own labels; without them it is all hallazgo. */
export const splitBoth = (text: string): { readonly hallazgo?: string; readonly recomendacion?: string } => {
  const advice = INNER_ADVICE.exec(text);
  const end = advice === null ? text.length : advice.index + (/^[.;]/u.test(advice[0]) ? 1 : 0);
  const hallazgo = text.slice(0, end).replace(LEADING_FINDING, '').trim();
  const recomendacion = advice === null ? '' : text.slice(advice.index + advice[0].length).trim();
  return {
    hallazgo: hallazgo === '' ? undefined : hallazgo,
    recomendacion: recomendacion === '' ? undefined : recomendacion,
  };
};
