import { statedAbove, withStated } from './above-table.js';
import { candidateOf, matrixStrength, onlyGoesOn, withRow } from './candidate-of.js';
import { chooseColumns, type Layout } from './columns.js';
import { type GridView, viewGrid } from './grid-view.js';
import { isTextMeaning } from './header-meaning.js';
import { type Header, locateHeaders, repeatsHeader } from './locate-headers.js';
import type { Answers, Candidate, Question } from './reading.js';
import { rowKinds } from './row-kind.js';
import type { Cell, Grid, Omitted } from './source.js';
import { type FoundTable, tablesUnder } from './table.js';

/** What was understood of one grid. */
export interface GridReading {
  readonly candidates: readonly Candidate[];
  readonly omitted: readonly Omitted[];
  readonly questions: readonly Question[];
  readonly warnings: readonly string[];
  /** The last header, for a table that goes on elsewhere without repeating it. */
  readonly header?: Header;
}

/** A reading that found nothing. */
export const NOTHING: GridReading = { candidates: [], omitted: [], questions: [], warnings: [] };

/** One reading of several. */
export const joinReadings = (readings: readonly GridReading[]): GridReading => ({
  candidates: readings.flatMap((one) => one.candidates),
  omitted: readings.flatMap((one) => one.omitted),
  questions: readings.flatMap((one) => one.questions),
  warnings: readings.flatMap((one) => one.warnings),
});

const omit = (cells: readonly Cell[], why: string): readonly Omitted[] =>
  cells.map(({ where, text }) => ({ where, text, why }));

const rowCells = (view: GridView, row: number, keep: (column: number) => boolean): readonly Cell[] =>
  [...view.row(row)].flatMap(([column, cell]) => (keep(column) && cell.row === row ? [cell] : []));

const ownCells = (table: FoundTable, row: number): readonly Cell[] =>
  rowCells(table.view, row, (column) => table.own.has(column));

const readRow = (table: FoundTable, layout: Layout, row: number, section: Cell | undefined): GridReading => {
  const view = table.view.row(row);
  const held = layout.hallazgo.filter(({ column }) => view.has(column));
  const findings = held.length > 0 ? held.map(({ column }) => column) : [undefined];
  const results = findings.map((column) => candidateOf(table, layout, row, column, section));
  const candidates = results.flatMap((result) => ('fortaleza' in result ? [] : [result]));
  const beside = matrixStrength(layout);
  const strengths = ownCells(table, row).filter((cell) => candidates.length === 0 || cell.column === beside);
  const omitted = omit(strengths, 'el archivo lo presenta como fortaleza');
  return { ...NOTHING, candidates, omitted };
};

/** What a row gave: one reading more, or the last one again with more about it. */
interface Taken {
  readonly more: boolean;
  readonly reading: GridReading;
}

const readAsm = (
  table: FoundTable,
  layout: Layout,
  row: number,
  section: Cell | undefined,
  last?: GridReading,
): Taken => {
  const [before, another] = last?.candidates ?? [];
  if (last === undefined || before === undefined || another !== undefined || !onlyGoesOn(table, layout, row))
    return { more: true, reading: readRow(table, layout, row, section) };
  return { more: false, reading: { ...last, candidates: [withRow(before, table, layout, row)] } };
};

const readRows = (table: FoundTable, layout: Layout): GridReading => {
  const kindOf = rowKinds(table, layout);
  const readings: GridReading[] = [];
  let section: Cell | undefined;
  for (const row of table.rows) {
    const kind = kindOf(row);
    if (kind.kind === 'asm') {
      const { more, reading } = readAsm(table, layout, row, section, readings.at(-1));
      readings.splice(more ? readings.length : -1, 1, reading);
    } else {
      if (kind.kind === 'section') section = kind.cell;
      const why = kind.kind === 'section' ? 'es el título de un grupo de filas' : kind.why;
      readings.push({ ...NOTHING, omitted: omit(ownCells(table, row), why) });
    }
  }
  return joinReadings(readings);
};

const hiddenTexts = (table: FoundTable, layout: Layout): readonly string[] => {
  const texts = [...layout.hallazgo.map(({ column }) => column), layout.recomendacion];
  const hidden = table.columns.filter(
    ({ column }) => texts.includes(column) && table.view.grid.hiddenColumns.includes(column),
  );
  return hidden.map(({ label }) => `La columna «${label}» está oculta en el archivo y sí se leyó.`);
};

const sameNumber = (table: FoundTable, layout: Layout): readonly string[] => {
  const column = table.columns.find((one) => one.column === layout.numero);
  const values = new Set(column?.cells.map((cell) => cell.text.trim()));
  if (column === undefined || column.cells.length < 2 || values.size > 1) return [];
  return [`La columna «${column.label}» dice lo mismo en todas las filas: no distingue a los ASM.`];
};

const readTable = (table: FoundTable, place: string, answers: Answers): GridReading => {
  const apart = table.rows.flatMap((row) =>
    omit(
      rowCells(table.view, row, (column) => table.apart.has(column)),
      'es un cuadro aparte, al lado de los datos',
    ),
  );
  const choice = chooseColumns(`${place}${table.id}`, table.columns, table.rows.length, answers);
  if ('questions' in choice) return { ...NOTHING, questions: choice.questions };
  const { layout } = choice;
  const rows = readRows(table, layout);
  if (rows.candidates.length === 0) return { ...rows, omitted: [...rows.omitted, ...apart] };
  return {
    ...rows,
    omitted: [...rows.omitted, ...apart],
    warnings: [...layout.warnings, ...hiddenTexts(table, layout), ...sameNumber(table, layout)],
  };
};

const allCells = (view: GridView, rows: readonly number[], why: string): readonly Omitted[] =>
  rows.flatMap((row) =>
    omit(
      rowCells(view, row, () => true),
      why,
    ),
  );

/** Reads what stands under each header; a repeated header only goes on with the table before it. */
export const readUnder = (view: GridView, headers: readonly Header[], place: string, answers: Answers): GridReading => {
  const own = headers.filter((header, index) => !repeatsHeader(header, headers[index - 1]));
  const kept = new Set(own);
  const repeated = headers.filter((header) => !kept.has(header));
  const skip = new Set(repeated.flatMap(({ top, bottom }) => view.between(top - 1, bottom + 1)));
  const readings = own.map((header, index) => {
    const rows = view.between(header.bottom, own[index + 1]?.top ?? Number.POSITIVE_INFINITY);
    const tables = tablesUnder(
      view,
      header,
      rows.filter((row) => !skip.has(row)),
    );
    return joinReadings(tables.map((table) => readTable(table, place, answers)));
  });
  return joinReadings([...readings, { ...NOTHING, omitted: allCells(view, [...skip], 'es el encabezado repetido') }]);
};

const continued = (header: Header | undefined): readonly Header[] =>
  header === undefined ? [] : [{ ...header, top: 0, bottom: 0 }];

/**
 * Reads a sheet or a table. `place` names it in question ids and is a prefix such as `Hoja1!`; `before` is the header
 * of a table that this one may continue.
 */
export const readGrid = (grid: Grid, place: string, answers: Answers, before?: Header): GridReading => {
  const view = viewGrid(grid);
  const own = locateHeaders(view);
  const headers = own.length > 0 ? own : continued(before);
  const [top] = headers;
  if (top === undefined || ![...top.meanings.values()].some(isTextMeaning)) return NOTHING;
  const reading = readUnder(view, headers, place, answers);
  const above = view.between(0, top.top);
  const stated = statedAbove(view, above);
  const used = new Set(stated.flatMap(({ cells }) => cells));
  const titles = allCells(view, above, 'está arriba de la tabla: título o portada');
  return {
    ...reading,
    candidates: reading.candidates.map(withStated(stated)),
    omitted: [...titles.filter(({ where }) => ![...used].some((cell) => cell.where === where)), ...reading.omitted],
    header: headers.at(-1),
  };
};
