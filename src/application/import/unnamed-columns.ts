import { NONE } from './columns.js';
import { columnLetter, excerpt } from './fold.js';
import type { GridView } from './grid-view.js';
import { LONGEST_HEADER, type Meaning } from './header-meaning.js';
import type { Header } from './locate-headers.js';
import { type GridReading, NOTHING, readUnder } from './read-grid.js';
import type { Answers, Option } from './reading.js';
import type { Cell } from './source.js';

/** Columns offered at most: more than a person would read. */
const MOST_OPTIONS = 8;

const byColumn = (view: GridView): ReadonlyMap<number, readonly Cell[]> => {
  const columns = new Map<number, Cell[]>();
  for (const cell of view.grid.cells) {
    if (cell.kind !== 'text') continue;
    const cells = columns.get(cell.column) ?? [];
    cells.push(cell);
    columns.set(cell.column, cells);
  }
  return columns;
};

const isLong = (cells: readonly Cell[]): boolean =>
  cells.length >= 2 && cells.reduce((sum, cell) => sum + cell.text.trim().length, 0) >= 30 * cells.length;

const headerRow = (view: GridView): number => {
  const widest = Math.max(...view.rowNumbers.slice(0, 15).map((row) => view.row(row).size));
  const row = view.rowNumbers.slice(0, 15).find((number) => view.row(number).size * 3 >= widest * 2);
  const labels = [...view.row(row ?? 0).values()];
  return labels.every((cell) => cell.text.length <= LONGEST_HEADER && cell.kind === 'text') ? (row ?? 0) : (row ?? 1) - 1;
};

const optionOf = (label: string, column: number, cells: readonly Cell[]): Option => ({
  id: columnLetter(column),
  label: `Columna ${columnLetter(column)}: «${excerpt(label, 60)}»`,
  samples: cells.slice(0, 3).map((cell) => excerpt(cell.text)),
});

const answered = (options: readonly Option[], answers: Answers, id: string): string | undefined => {
  const answer = answers[id];
  return answer === NONE || options.some((option) => option.id === answer) ? answer : undefined;
};

const NO_FINDING: Option = { id: NONE, label: 'Ninguna: aquí no hay ASM', samples: [] };
const NO_ADVICE: Option = { id: NONE, label: 'Ninguna: el archivo no trae recomendación', samples: [] };

/** A table whose headings say nothing known: asks which column holds the texts instead of guessing. */
export const askColumns = (view: GridView, place: string, answers: Answers): GridReading => {
  const top = headerRow(view);
  const labels = new Map([...view.row(top)].map(([column, cell]) => [column, cell.text.trim()]));
  const options = [...byColumn(view)]
    .filter(([, cells]) => isLong(cells.filter((cell) => cell.row > top)))
    .sort(([a], [b]) => a - b)
    .slice(0, MOST_OPTIONS)
    .map(([column, cells]) => optionOf(labels.get(column) ?? 'sin encabezado', column, cells.filter((cell) => cell.row > top)));
  if (options.length === 0) return NOTHING;
  const [findingId, adviceId] = [`${place}columna-hallazgo`, `${place}columna-recomendacion`];
  const finding = answered(options, answers, findingId);
  const advice = answered(options, answers, adviceId);
  const questions = [
    { id: findingId, text: `En ${place} no se reconocen los encabezados. ¿Qué columna trae el hallazgo?`, options: [...options, NO_FINDING] },
    { id: adviceId, text: `¿Y cuál trae la recomendación?`, options: [...options, NO_ADVICE] },
  ];
  if (finding === undefined || (finding !== NONE && advice === undefined)) return { ...NOTHING, questions };
  if (finding === NONE && (advice === undefined || advice === NONE)) return NOTHING;
  return readUnder(view, [chosenHeader(labels, top, finding, advice)], place, answers);
};

const chosenHeader = (labels: ReadonlyMap<number, string>, top: number, finding: string, advice?: string): Header => {
  const meanings = new Map<number, Meaning>();
  for (let column = 1; column <= 702; column += 1) {
    const letter = columnLetter(column);
    if (letter === advice) meanings.set(column, { role: 'recomendacion', strength: 2 });
    if (letter === finding) meanings.set(column, { role: 'hallazgo', strength: 2 });
  }
  return { top, bottom: top, labels, meanings };
};
