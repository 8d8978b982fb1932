import type { GridView } from './grid-view.js';
import { headerMeaning, isTextMeaning, type Meaning, type Role } from './header-meaning.js';
import { type GridReading, NOTHING } from './read-grid.js';
import type { Candidate, Extra } from './reading.js';
import type { Cell, Omitted } from './source.js';

/** One `label | value` row of a form. */
interface Line {
  readonly label: Cell;
  readonly value?: Cell;
  readonly meaning?: Meaning;
  readonly rest: readonly Cell[];
}

const lineOf = (view: GridView, row: number): Line | undefined => {
  const [label, value, ...rest] = [...view.row(row).values()].filter((cell) => cell.row === row);
  return label === undefined ? undefined : { label, value, meaning: headerMeaning(label.text), rest };
};

const names = (line: Line): boolean =>
  isTextMeaning(line.meaning) &&
  line.meaning.strength === 2 &&
  line.value !== undefined &&
  !isTextMeaning(headerMeaning(line.value.text));

const partOf = (line: Line): 'hallazgo' | 'recomendacion' =>
  line.meaning?.role === 'recomendacion' ? 'recomendacion' : 'hallazgo';

interface Form {
  readonly lines: Line[];
}

/** A form begins where its text would be said a second time. */
const formsOf = (lines: readonly Line[]): readonly Form[] => {
  const forms: Form[] = [];
  for (const line of lines) {
    const open = forms.at(-1);
    const again = names(line) && open?.lines.some((other) => names(other) && partOf(other) === partOf(line));
    if (open === undefined || again === true) forms.push({ lines: [line] });
    else open.lines.push(line);
  }
  return forms;
};

const extraOf = (line: Line): readonly Extra[] =>
  [line.value, ...line.rest].flatMap((cell) =>
    cell === undefined ? [] : [{ label: line.label.text.trim(), text: cell.text, where: cell.where }],
  );

const textAt = (form: Form, part: 'hallazgo' | 'recomendacion'): string | undefined =>
  form.lines.find((line) => names(line) && partOf(line) === part)?.value?.text.trim();

/** The first line that says such a fact of the ASM. */
const factLine = (form: Form, role: Role): Line | undefined =>
  form.lines.find((line) => line.meaning?.role === role && line.value !== undefined && line.rest.length === 0);

const candidateOf = (form: Form): Candidate | undefined => {
  const main = form.lines.find(names);
  if (main === undefined) return undefined;
  const hallazgo = textAt(form, 'hallazgo');
  const recomendacion = textAt(form, 'recomendacion');
  const warnings = hallazgo === undefined ? ['El archivo no dice el hallazgo.'] : [];
  if (recomendacion === undefined) warnings.push('El archivo no trae recomendación para este ASM.');
  const [numero, programa, dependencia] = FACTS.map((role) => factLine(form, role));
  const taken = [numero, programa, dependencia];
  return {
    hallazgo,
    recomendacion,
    warnings,
    ubicacion: main.value?.where ?? main.label.where,
    numero: numero?.value?.text.trim(),
    clase: main.meaning?.clase,
    programa: programa?.value?.text.trim(),
    dependencia: dependencia?.value?.text.trim(),
    extras: form.lines.filter((line) => !taken.includes(line)).flatMap(remaining),
  };
};

const FACTS: readonly Role[] = ['numero', 'programa', 'dependencia'];

/** What a line says beside the ASM's own texts. */
const remaining = (line: Line): readonly Extra[] => {
  if (!names(line)) return extraOf(line);
  return line.rest.length > 0 ? extraOf({ ...line, value: undefined }) : [];
};

const loose = (form: Form): readonly Omitted[] =>
  form.lines
    .filter((line) => line.value === undefined && !names(line))
    .map(({ label }) => ({ where: label.where, text: label.text, why: 'no tiene un valor a su lado' }));

/** `label` above, `value` below, in one column: undefined when the cells don't come in such pairs. */
const stackedLines = (view: GridView): readonly Line[] | undefined => {
  const cells = view.rowNumbers.flatMap((row) => [...view.row(row).values()].filter((cell) => cell.row === row));
  if (new Set(cells.map((cell) => cell.column)).size !== 1) return undefined;
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const label of cells) {
    const meaning = headerMeaning(label.text);
    if (meaning?.strength === 2) {
      open = { label, meaning, rest: [] };
      lines.push(open);
    } else if (open?.value === undefined && open !== undefined) {
      open = { ...open, value: label };
      lines.splice(-1, 1, open);
    } else if (open !== undefined) return undefined;
    else lines.push({ label, rest: [] });
  }
  return lines;
};

/** Reads a form whose values stand below their labels. Gives nothing unless it names both texts, each with one value. */
export const readStackedFicha = (view: GridView): GridReading => {
  const lines = stackedLines(view) ?? [];
  const parts = new Set(lines.filter(names).map(partOf));
  return parts.size < 2 ? NOTHING : readLines(lines);
};

const readLines = (lines: readonly Line[]): GridReading => {
  const forms = formsOf(lines);
  return {
    ...NOTHING,
    candidates: forms.flatMap((form) => candidateOf(form) ?? []),
    omitted: forms.flatMap(loose),
  };
};

/** Reads a form: labels in one column, their values to the right. Gives nothing unless it names one of the two texts. */
export const readFicha = (view: GridView): GridReading => {
  const lines = view.rowNumbers.flatMap((row) => lineOf(view, row) ?? []);
  return lines.some(names) ? readLines(lines) : NOTHING;
};
