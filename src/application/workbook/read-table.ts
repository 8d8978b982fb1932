import { columnLetter, words } from '../import/fold.js';
import { type GridView, viewGrid } from '../import/grid-view.js';
import type { Cell, Merge, Sheet, Workbook } from '../import/source.js';
import type { SheetColumn, TableSheet } from './model.js';
import type { Problem } from './problem.js';

/** The part of a table sheet by which it is found again in a file. */
export type TableShape = Pick<TableSheet, 'name' | 'columns'> & {
  /** Keys of the columns without which it is not that table. */
  readonly needs: readonly string[];
};

/** A row that holds something in one of the table's columns. */
export interface TableRow {
  readonly number: number;
  readonly cell: (key: string) => Cell | undefined;
  /** `Actividades!G7`, also of a blank cell. */
  readonly at: (key: string) => string;
}

/** What a file holds of a table. */
export interface TableReading {
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
}

/** More rows than any workbook of ours has. */
const MAX_ROWS = 3_000;
/** The header stands within so many rows from the top. */
const HEADER_WITHIN = 40;

const plain = (text: string): string => words(text).join(' ');

const namesOf = ({ header, also = [] }: SheetColumn): readonly string[] => [header, ...also].map(plain);

interface Found {
  readonly sheet: Sheet;
  readonly view: GridView;
  readonly header: number;
  /** Column number by key. */
  readonly places: ReadonlyMap<string, number>;
}

const placesIn = (view: GridView, row: number, columns: readonly SheetColumn[]): ReadonlyMap<string, number> => {
  const labels = [...view.row(row)].map(([column, { text }]) => [plain(text), column] as const);
  return new Map(
    columns.flatMap((column) => {
      const names = namesOf(column);
      const found = labels.find(([label]) => names.includes(label));
      return found === undefined ? [] : [[column.key, found[1]] as const];
    }),
  );
};

/** The row of a sheet that has most of the table's headers, when it has at least two of the needed ones. */
const locate = (sheet: Sheet, { columns, needs }: TableShape): Found | undefined => {
  const view = viewGrid(sheet.grid);
  const candidates = view
    .between(0, HEADER_WITHIN)
    .map((header) => ({ header, places: placesIn(view, header, columns) }));
  const best = candidates.toSorted((a, b) => b.places.size - a.places.size)[0];
  return best !== undefined && needs.filter((key) => best.places.has(key)).length >= Math.min(2, needs.length)
    ? { sheet, view, ...best }
    : undefined;
};

const overlaps = (merge: Merge, header: number, columns: readonly number[]): boolean =>
  merge.bottom > header && columns.some((column) => column >= merge.left && column <= merge.right);

/** Merged cells of which nobody can say to which row or column their value belongs. */
const mergeProblems = ({ sheet, view, header, places }: Found, columns: readonly SheetColumn[]): readonly Problem[] => {
  const numbers = [...places.values()];
  const spreads = new Set(columns.flatMap(({ key, spreads: does }) => (does ? [places.get(key)] : [])));
  return sheet.grid.merges.flatMap((merge) => {
    if (!overlaps(merge, header, numbers) || merge.top <= header) return [];
    const value = view.row(merge.top).get(merge.left);
    const clear = merge.left === merge.right && spreads.has(merge.left);
    return value === undefined || clear
      ? []
      : [{ where: value.where, text: 'está combinada con otras celdas; sepárelas y escriba cada una.' }];
  });
};

const rowOf = ({ sheet, view, places }: Found, number: number): TableRow => ({
  number,
  cell: (key) => view.row(number).get(places.get(key) ?? 0),
  at: (key) => `${sheet.name}!${columnLetter(places.get(key) ?? 1)}${number}`,
});

/** A formula without a stored value, or with an error for a value: nobody knows what it should say. */
const cellProblems = (row: TableRow, columns: readonly SheetColumn[]): readonly Problem[] =>
  columns.flatMap(({ key }) => {
    const cell = row.cell(key);
    if (cell?.kind !== 'error') return [];
    const said = cell.warning?.replace(`La celda ${cell.where} `, '') ?? `tiene el error ${cell.text}.`;
    return [{ where: cell.where, text: said }];
  });

const rowsBetween = (found: Found, columns: readonly SheetColumn[], from: number, to: number): readonly TableRow[] =>
  found.view
    .between(from, to)
    .map((number) => rowOf(found, number))
    .filter((row) => columns.some(({ key }) => row.cell(key) !== undefined));

/** The first row that stands beyond every table of ours: it is not read, and whoever wrote it is told. */
const farProblems = (found: Found, columns: readonly SheetColumn[], from: number): readonly Problem[] => {
  const [far] = rowsBetween(found, columns, from, Number.POSITIVE_INFINITY);
  const first = far && columns.find(({ key }) => far.cell(key) !== undefined);
  return far === undefined || first === undefined
    ? []
    : [{ where: far.at(first.key), text: 'este renglón está muy lejos de la tabla; acérquelo o bórrelo.' }];
};

const rowsOf = (found: Found, columns: readonly SheetColumn[]): TableReading => {
  const end = found.header + MAX_ROWS;
  const rows = rowsBetween(found, columns, found.header, end);
  const problems = rows.flatMap((row) => cellProblems(row, columns));
  return { rows, problems: [...mergeProblems(found, columns), ...problems, ...farProblems(found, columns, end - 1)] };
};

const missing = ({ sheet, header, places }: Found, { columns, needs }: TableShape): readonly Problem[] =>
  columns
    .filter(({ key }) => needs.includes(key) && !places.has(key))
    .map(({ header: label }) => ({
      where: `${sheet.name}!${header}`,
      text: `falta la columna «${label}»; tome el libro de nuevo o escriba ese encabezado.`,
    }));

/** Finds a table by its headers, wherever it stands in the file, and gives its rows; says what keeps it from being read. */
export const readTable = (workbook: Workbook, shape: TableShape): TableReading => {
  const found = workbook.sheets.filter(({ hidden }) => !hidden).flatMap((sheet) => locate(sheet, shape) ?? []);
  const table = found.find(({ sheet }) => plain(sheet.name) === plain(shape.name)) ?? found[0];
  if (table === undefined)
    return {
      rows: [],
      problems: [{ where: shape.name, text: 'no se encontró esa hoja con sus encabezados; tome el libro de nuevo.' }],
    };
  const lacking = missing(table, shape);
  return lacking.length > 0 ? { rows: [], problems: lacking } : rowsOf(table, shape.columns);
};
