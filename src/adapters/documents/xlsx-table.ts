import type ExcelJS from 'exceljs';
import type { SheetColumn, TableSheet } from '../../application/workbook/model.js';
import { esFecha } from '../../domain/fecha.js';
import { validationOf } from './xlsx-entry.js';
import { rowHeight, tableRowHeight } from './xlsx-height.js';
import type { ListPlaces } from './xlsx-hidden.js';
import { cellStyle, dressHeader, dressHeading, literal, PRINT } from './xlsx-style.js';

/** Rows above the table: its heading, one line of advice, a blank one. */
const ABOVE = 3;
const HEADER = ABOVE + 1;

/** Spreadsheets count days from here; before, their first year has a day too many. */
const FIRST_DATE = '1900-03-01';

const cellValue = ({ entry }: SheetColumn, value: string | number): ExcelJS.CellValue => {
  if (typeof value === 'number') return value;
  // What is no date, or none of a spreadsheet, stays as it was written.
  return entry.kind === 'date' && esFecha(value) && value >= FIRST_DATE
    ? new Date(`${value}T00:00:00Z`)
    : literal(value);
};

/** What all cells of a column share, open and closed. */
interface ColumnLook {
  readonly column: SheetColumn;
  readonly open: Partial<ExcelJS.Style>;
  readonly closed: Partial<ExcelJS.Style>;
  readonly rule: ExcelJS.DataValidation | undefined;
}

const lookOf = (column: SheetColumn, lists: ListPlaces): ColumnLook => ({
  column,
  open: cellStyle(column, false),
  closed: cellStyle(column, true),
  rule: validationOf(column, lists.get(column)?.address),
});

const writeRow = (sheet: ExcelJS.Worksheet, model: TableSheet, index: number, looks: readonly ColumnLook[]): void => {
  const row = sheet.getRow(HEADER + 1 + index);
  const { cells = {}, closed: all = false } = model.rows[index] ?? {};
  const height = tableRowHeight(model.columns, cells);
  if (height !== undefined) row.height = height;
  looks.forEach(({ column, open, closed, rule }, place) => {
    const cell = row.getCell(place + 1);
    const value = cells[column.key];
    const isClosed = all || column.fixed === true;
    cell.style = isClosed ? closed : open;
    if (value !== undefined) cell.value = cellValue(column, value);
    if (!isClosed && rule !== undefined) cell.dataValidation = rule;
  });
};

/** Keeps people from changing a sheet by mistake: there is no password. */
export const protect = async (sheet: ExcelJS.Worksheet): Promise<void> => {
  await sheet.protect('', {
    formatColumns: true,
    formatRows: true,
    formatCells: true,
    autoFilter: true,
    selectLockedCells: true,
    selectUnlockedCells: true,
  });
};

/** Characters that one sheet of paper holds across before they can't be read. */
const ACROSS = 250;

/** A wider table goes over two sheets of paper, its first columns on both. */
const printOf = ({ columns }: TableSheet): Partial<ExcelJS.PageSetup> =>
  columns.reduce((sum, { width }) => sum + width, 0) > ACROSS
    ? { ...PRINT, fitToWidth: 2, printTitlesColumn: 'A:C' }
    : PRINT;

/** Writes a sheet with a table that people fill in. */
export const writeTable = async (book: ExcelJS.Workbook, model: TableSheet, lists: ListPlaces): Promise<void> => {
  const sheet = book.addWorksheet(model.name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEADER, activeCell: `A${HEADER + 1}` }],
    pageSetup: { ...printOf(model), printTitlesRow: `${HEADER}:${HEADER}` },
  });
  sheet.columns = model.columns.map(({ width }) => ({ width }));
  dressHeading(sheet, model.heading, model.hint);
  model.columns.forEach(({ header, fixed }, place) => {
    const cell = sheet.getCell(HEADER, place + 1);
    cell.value = header;
    dressHeader(cell, fixed === true);
  });
  sheet.getRow(HEADER).height = rowHeight(model.columns.map(({ header, width }) => [header, width - 2]));
  const looks = model.columns.map((column) => lookOf(column, lists));
  for (let index = 0; index < model.rows.length + model.spare; index += 1) writeRow(sheet, model, index, looks);
  if (model.locked) await protect(sheet);
};
