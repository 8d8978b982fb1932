import type { Column } from './columns.js';
import type { GridView, RowView } from './grid-view.js';
import { isTextMeaning } from './header-meaning.js';
import { columnLetter } from './fold.js';
import type { Header } from './locate-headers.js';
import type { Cell } from './source.js';

/** A table found in a grid: the columns that belong together under one header, and its rows. */
export interface FoundTable {
  /** Names the table in question ids: where its header starts. */
  readonly id: string;
  readonly view: GridView;
  readonly columns: readonly Column[];
  /** The numbers of those columns. */
  readonly own: ReadonlySet<number>;
  /** Row numbers that hold something in these columns, below the header. */
  readonly rows: readonly number[];
  /** Column numbers standing apart, behind an empty column, with a summary or notes of their own. */
  readonly apart: ReadonlySet<number>;
}

const columnCells = (view: GridView, rows: readonly number[], column: number): readonly Cell[] =>
  rows.flatMap((row) => view.row(row).get(column) ?? []);

const usedColumns = (view: GridView, header: Header, rows: readonly number[]): readonly number[] => {
  const used = new Set(header.labels.keys());
  for (const row of rows) for (const column of view.row(row).keys()) used.add(column);
  return [...used].sort((a, b) => a - b);
};

/** Runs of neighbouring columns, parted where a column holds nothing at all. */
const runsOf = (columns: readonly number[]): readonly (readonly number[])[] => {
  const runs: number[][] = [];
  let last = Number.NaN;
  for (const column of columns) {
    if (column === last + 1) runs.at(-1)?.push(column);
    else runs.push([column]);
    last = column;
  }
  return runs;
};

const rolesIn = (header: Header, run: readonly number[]): readonly string[] =>
  run.flatMap((column) => {
    const meaning = header.meanings.get(column);
    return isTextMeaning(meaning) && meaning.strength === 2 ? [meaning.role] : [];
  });

/** Two tables side by side repeat a heading on both sides of an empty column. */
const sideBySide = (header: Header, runs: readonly (readonly number[])[]): boolean => {
  const seen = new Set<string>();
  for (const run of runs) {
    const roles = [...new Set(rolesIn(header, run))];
    if (roles.some((role) => seen.has(role))) return true;
    for (const role of roles) seen.add(role);
  }
  return false;
};

const isFull = (row: RowView, columns: readonly number[]): boolean => columns.some((column) => row.has(column));

/** A run without text columns that is filled on few of the rows is a table of something else. */
const standsApart = (view: GridView, header: Header, run: readonly number[], rows: readonly number[]): boolean => {
  if (run.some((column) => isTextMeaning(header.meanings.get(column)))) return false;
  const named = run.filter((column) => header.labels.has(column)).length;
  const filled = rows.filter((row) => isFull(view.row(row), run)).length;
  return named < run.length || filled * 10 < rows.length * 6;
};

const tableOf = (view: GridView, header: Header, rows: readonly number[], columns: readonly number[]): FoundTable => {
  const runs = runsOf(columns);
  const textColumns = columns.filter((column) => isTextMeaning(header.meanings.get(column)));
  const dataRows = rows.filter((row) => isFull(view.row(row), textColumns));
  const apart = runs.length === 1 ? [] : runs.filter((run) => standsApart(view, header, run, dataRows)).flat();
  const [start = 1] = columns;
  return {
    id: `${columnLetter(start)}${header.top}`,
    view,
    rows: rows.filter((row) => isFull(view.row(row), columns)),
    apart: new Set(apart),
    own: new Set(columns.filter((column) => !apart.includes(column))),
    columns: columns
      .filter((column) => !apart.includes(column))
      .map((column) => ({
        column,
        label: header.labels.get(column) ?? `Columna ${columnLetter(column)} (sin encabezado)`,
        meaning: header.meanings.get(column),
        cells: columnCells(view, rows, column),
      })),
  };
};

/** The tables under one header: one, or several side by side. `rows` are the row numbers down to the next header. */
export const tablesUnder = (view: GridView, header: Header, rows: readonly number[]): readonly FoundTable[] => {
  const columns = usedColumns(view, header, rows);
  const runs = runsOf(columns);
  if (!sideBySide(header, runs)) return [tableOf(view, header, rows, columns)];
  return runs.map((run) => tableOf(view, header, rows, run));
};
