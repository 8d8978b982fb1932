import { headerMeaning } from './header-meaning.js';
import { isListStyle, type Label, labelOf, splitBoth } from './labelled-text.js';
import { type Field, factOf, fieldOf, type Listed, listedIn } from './prose-field.js';
import type { Candidate, Clase, Extra } from './reading.js';
import type { Omitted, Paragraph } from './source.js';

type Part = Listed['part'];

/** An ASM being gathered paragraph by paragraph. */
interface Draft {
  hallazgo?: string;
  recomendacion?: string;
  part: Part;
  style: Label['style'];
  /** How deep its list is inside of others. */
  level: number;
  numero?: string;
  clase?: Clase;
  where: string;
  last: string;
  warnings: string[];
  /** Its responsible, its priority and the like, as `Área responsable: UIPPE` below it. */
  readonly extras: Extra[];
  /** Paragraphs after it that belong to it only if another item follows. */
  pending: Paragraph[];
}

/** What the paragraphs of a document hold. */
export interface ProseReading {
  readonly candidates: readonly Candidate[];
  /** Paragraphs without a number or a bullet below a title that names one of the texts: each may be an ASM. */
  readonly loose: readonly Candidate[];
  readonly omitted: readonly Omitted[];
}

interface State {
  section?: Listed & { style?: Label['style']; readonly depth?: number };
  draft?: Draft;
  readonly candidates: Candidate[];
  readonly loose: Candidate[];
  readonly omitted: Omitted[];
}

const CONTENTS_LINE = /(?:\.\s?){4,}\s*\d*\s*$|…{2,}\s*\d*\s*$/u;
const ENDED = /[.!?:;»”")\]]$/u;
const LONGEST_PENDING = 6;

const partText = (draft: Draft): string => draft[draft.part] ?? '';

const append = (draft: Draft, paragraph: Paragraph, text: string): void => {
  const before = partText(draft);
  draft[draft.part] = before.trim() === '' ? text : `${before}\n${text}`;
  draft.last = paragraph.where;
};

const textsOf = (draft: Draft): Pick<Candidate, 'hallazgo' | 'recomendacion'> => {
  const hallazgo = draft.hallazgo?.trim() || undefined;
  const recomendacion = draft.recomendacion?.trim() || undefined;
  return hallazgo !== undefined && recomendacion === undefined ? splitBoth(hallazgo) : { hallazgo, recomendacion };
};

/** From where to where; a paragraph that a page break cuts says both itself. */
const placeOf = ({ where, last }: Draft): string => {
  const [from = where, to = last] = [where.split(' a ')[0], last.split(' a ').at(-1)];
  return from === to ? from : `${from} a ${to}`;
};

const toCandidate = (draft: Draft): Candidate | undefined => {
  const { hallazgo, recomendacion } = textsOf(draft);
  if (hallazgo === undefined && recomendacion === undefined) return undefined;
  const missing = hallazgo === undefined ? ['El archivo no dice el hallazgo.'] : [];
  if (recomendacion === undefined) missing.push('El archivo no trae recomendación para este ASM.');
  const { numero, clase, warnings, extras } = draft;
  return {
    hallazgo,
    recomendacion,
    ubicacion: placeOf(draft),
    numero,
    clase,
    extras,
    warnings: [...missing, ...warnings],
  };
};

const close = (state: State): void => {
  const { draft } = state;
  if (draft === undefined) return;
  const candidate = toCandidate(draft);
  if (candidate !== undefined) state.candidates.push(candidate);
  for (const { where, text } of draft.pending) {
    state.omitted.push({ where, text, why: 'está después del último punto y no se sabe si le pertenece' });
  }
  state.draft = undefined;
};

const keepPending = (draft: Draft): void => {
  for (const paragraph of draft.pending) append(draft, paragraph, paragraph.text);
  draft.pending = [];
};

const agrees = (numero: string | undefined, of: string | undefined): boolean =>
  numero === undefined || of === undefined || numero === of || numero.startsWith(`${of}.`);

const SHARED = 'El mismo hallazgo tiene varias recomendaciones: se propone un ASM por cada una.';

const start = (state: State, label: Label, part: Part, paragraph: Paragraph): void => {
  const before = state.draft;
  if (before !== undefined) keepPending(before);
  const pairs = part === 'recomendacion' && before?.hallazgo !== undefined && agrees(label.numero, before.numero);
  if (pairs && before.recomendacion === undefined) {
    before.part = part;
    append(before, paragraph, label.rest);
    return;
  }
  if (pairs) before.warnings = [...new Set([...before.warnings, SHARED])];
  close(state);
  state.draft = {
    part,
    style: label.style,
    level: paragraph.level ?? 0,
    where: paragraph.where,
    last: paragraph.where,
    numero: label.numero,
    clase: label.clase ?? (part === state.section?.part ? state.section.clase : undefined),
    extras: [],
    pending: [],
    hallazgo: pairs ? before.hallazgo : undefined,
    warnings: pairs ? [SHARED] : [],
  };
  append(state.draft, paragraph, label.rest);
};

/** A short line that names the texts, such as `Recomendaciones:`, opens a section even without a heading's style. */
const opensSection = ({ section }: State, { text, listed }: Paragraph): boolean => {
  if (listed || text.length > 90 || /[.;,]$/u.test(text.trimEnd())) return false;
  const named = listedIn(text);
  return named !== undefined && !(section !== undefined && named.vague);
};

const listLabel = (paragraph: Paragraph, label: Label | undefined): Label | undefined =>
  label === undefined && paragraph.listed ? { style: 'bullet', rest: paragraph.text } : label;

const continues = (draft: Draft): boolean => {
  if (draft.extras.length > 0) return false;
  const text = partText(draft).trimEnd();
  return text.trim() === '' || !ENDED.test(text) || text.endsWith(':');
};

/** Fewest letters of a paragraph that may be an ASM by itself. */
const SHORTEST_LOOSE = 30;

const takeLoose = ({ section, loose }: State, { text, where }: Paragraph): void => {
  if (section === undefined || section.vague || text.length < SHORTEST_LOOSE || text.trimEnd().endsWith(':')) return;
  const { part, clase } = section;
  const missing =
    part === 'hallazgo' ? 'El archivo no trae recomendación para este ASM.' : 'El archivo no dice el hallazgo.';
  loose.push({ [part]: text.trim(), ubicacion: where, clase, extras: [], warnings: [missing] });
};

const takeRest = (state: State, paragraph: Paragraph, label: Label | undefined): void => {
  const { draft } = state;
  if (draft === undefined) {
    takeLoose(state, paragraph);
    return;
  }
  const open = draft.pending.length === 0 && draft.extras.length === 0;
  const subitem = label !== undefined && isListStyle(label.style) && open;
  if (subitem || (draft.pending.length === 0 && continues(draft))) {
    append(draft, paragraph, paragraph.text);
    return;
  }
  draft.pending.push(paragraph);
  if (draft.pending.length > LONGEST_PENDING) close(state);
};

/** A deeper heading only groups what its section lists, such as the subject `Diseño` below `Recomendaciones`; strengths are none. */
const isBelow = ({ section }: State, { depth, text }: Paragraph): boolean =>
  section?.depth !== undefined &&
  depth !== undefined &&
  depth > section.depth &&
  headerMeaning(text)?.role !== 'fortaleza';

const takeHeading = (state: State, paragraph: Paragraph): void => {
  close(state);
  const named = listedIn(paragraph.text);
  if (named === undefined && isBelow(state, paragraph)) delete state.section?.style;
  else state.section = named === undefined ? undefined : { ...named, depth: paragraph.depth };
};

/** A numbered field of a form: what it asks for opens a section, and what follows on its line is an item of it. */
const takeField = (state: State, field: Field, paragraph: Paragraph): void => {
  close(state);
  state.section = listedIn(field.label);
  if (state.section !== undefined && field.value !== '')
    start(state, { style: 'word', rest: field.value }, state.section.part, paragraph);
};

const takeFact = (state: State, { label, value }: Field, where: string): void => {
  state.draft?.extras.push({ label, text: value, where });
};

const startsItem = (state: State, label: Label, { level = 0 }: Paragraph): boolean => {
  const { section, draft } = state;
  if (section === undefined || (draft !== undefined && level > draft.level)) return false;
  section.style ??= label.style;
  return section.style === label.style;
};

const takeText = (state: State, paragraph: Paragraph): void => {
  const label = listLabel(paragraph, labelOf(paragraph.text));
  const fact = state.draft === undefined || label !== undefined ? undefined : factOf(paragraph.text);
  if (label?.part !== undefined && (label.rest !== '' || paragraph.text.length < 60)) {
    if (state.section !== undefined) state.section.style ??= label.style;
    start(state, label, label.part, paragraph);
  } else if (fact !== undefined) takeFact(state, fact, paragraph.where);
  else if (paragraph.heading || opensSection(state, paragraph)) takeHeading(state, paragraph);
  else if (label !== undefined && startsItem(state, label, paragraph)) {
    start(state, label, state.section?.part ?? 'hallazgo', paragraph);
  } else takeRest(state, paragraph, label);
};

const take = (state: State, paragraph: Paragraph): void => {
  if (paragraph.text.length <= 300 && CONTENTS_LINE.test(paragraph.text)) return;
  const field = fieldOf(paragraph.text);
  if (field === undefined) takeText(state, paragraph);
  else takeField(state, field, paragraph);
};

/** Gathers labelled and numbered ASM from running text. Each inner array is text without a table in between. */
export const readProse = (stretches: readonly (readonly Paragraph[])[]): ProseReading => {
  const state: State = { candidates: [], loose: [], omitted: [] };
  for (const stretch of stretches) {
    for (const paragraph of stretch) take(state, paragraph);
    close(state);
  }
  return state;
};
