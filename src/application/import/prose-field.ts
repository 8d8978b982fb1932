import { fold, words } from './fold.js';
import { headerMeaning, isTextMeaning, type Role } from './header-meaning.js';
import type { Clase } from './reading.js';

/** What a heading says that stands below it. */
export interface Listed {
  readonly part: 'hallazgo' | 'recomendacion';
  readonly clase?: Clase;
  /** It names both texts, or a whole sentence only mentions one: what stands above it may say better. */
  readonly vague: boolean;
}

/** `label: value` on one line. */
export interface Field {
  readonly label: string;
  readonly value: string;
}

const CHAPTER = /^\s*(?:cap[ií]tulo\s+)?(?:[\dIVX]+[.)-]*)+\s+/u;
/** What a sentence announces: «se emiten las siguientes recomendaciones:». */
const ANNOUNCED = /\b(?:siguientes|siguiente)\s(?:principales\s)?(\p{L}+)/u;
const ADVISES = /\bse (?:recomienda|sugiere|proponen?|recomiendan)\b.{0,40}:$/u;
/** More words than these are a sentence, not a title. */
const LONGEST_TITLE = 6;

/** What a heading or a short line says that stands below it, or undefined when it names neither text. */
export const listedIn = (written: string): Listed | undefined => {
  const text = written.replace(CHAPTER, '');
  const folded = fold(text);
  if (ADVISES.test(folded)) return { part: 'recomendacion', vague: false };
  const [, announced] = ANNOUNCED.exec(folded) ?? [];
  const said = announced === undefined ? undefined : headerMeaning(announced);
  const meaning = isTextMeaning(said) ? said : headerMeaning(text);
  if (!isTextMeaning(meaning)) return undefined;
  const sentence = words(text).length > LONGEST_TITLE && /:\s*$/u.test(text);
  return {
    part: meaning.role === 'recomendacion' ? 'recomendacion' : 'hallazgo',
    clase: meaning.clase,
    vague: !isTextMeaning(said) && (meaning.role === 'ambos' || sentence),
  };
};

const FACTS = new Set<Role>(['numero', 'clase', 'programa', 'dependencia', 'ubicacion', 'otro']);
const LABELLED = /^\s*([^:\n]{3,60}):\s*(\S[\s\S]*)$/u;

/** A line that says something about the ASM above it, such as `Área responsable: UIPPE`. */
export const factOf = (text: string): Field | undefined => {
  const [, label = '', value = ''] = LABELLED.exec(text) ?? [];
  const meaning = label === '' ? undefined : headerMeaning(label);
  return meaning?.strength === 2 && FACTS.has(meaning.role) ? { label: label.trim(), value: value.trim() } : undefined;
};

/** Fields of the format in which results of evaluations are made public (DOF, 4 April 2013): `2.2.3 Debilidades: …`. */
const FIELD = /^\s*\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+([^:\n]{3,160}):(?:\s+(\S[\s\S]*))?\s*$/u;
const ASKED =
  /^(?:describir (?:los hallazgos|brevemente las conclusiones|las recomendaciones)|senalar cuales son|nombre|cargo|fecha|fortalezas|oportunidades|debilidades|amenazas)\b/u;
/** Its titles, and the one request that ends without a colon. */
const TITLE =
  /^\s*\d(?:\.\d)?\.?\s+((?:descripci[oó]n de la evaluaci[oó]n|datos de |difusi[oó]n de la evaluaci[oó]n|señalar cu[aá]les son )[\s\S]{0,200})$/iu;

/** A numbered field of that format, with what stands on its line. */
export const fieldOf = (text: string): Field | undefined => {
  const [, title] = TITLE.exec(text) ?? [];
  if (title !== undefined) return { label: title, value: '' };
  const [, label, value = ''] = FIELD.exec(text) ?? [];
  return label !== undefined && ASKED.test(fold(label)) ? { label, value: value.trim() } : undefined;
};
