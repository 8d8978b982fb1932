import ExcelJS from 'exceljs';
import type { Cell, Merge, Sheet, Workbook } from '../../application/import/source.js';
import { cellText } from './read-xlsx-cell.js';
import { inflateEntry, zipEntries } from './read-zip-bounds.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

/**
 * Parts of a sheet that hold no text. exceljs spreads a validation over every cell of its range, a million for a whole
 * column, and fails on drawings and tables that other programs write.
 */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'hyperlinks',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'rowBreaks',
  'colBreaks',
  'sheetProtection',
  'autoFilter',
];

const mergeOf = (range: string): Merge | undefined => {
  const [from, to] = range.split(':').map((address) => /^\$?([A-Z]{1,3})\$?(\d+)$/u.exec(address));
  if (from?.[1] === undefined || to?.[1] === undefined) return undefined;
  return { top: Number(from[2]), left: columnNumber(from[1]), bottom: Number(to[2]), right: columnNumber(to[1]) };
};

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const cellOf = (sheet: string, cell: ExcelJS.Cell, days: number): Cell | undefined => {
  if (cell.type === ExcelJS.ValueType.Merge) return undefined;
  const found = cellText(cell.value, { format: cell.numFmt, days });
  if (found === undefined || found.text.trim() === '') return undefined;
  const where = `${sheet}!${cell.address}`;
  const warning = found.warning === undefined ? {} : { warning: `La celda ${where} ${found.warning}` };
  return {
    row: cell.fullAddress.row,
    column: cell.fullAddress.col,
    text: found.text,
    kind: found.kind,
    where,
    ...warning,
  };
};

/** Counts cells down over all sheets, so that the limit is for the file. */
interface Budget {
  cells: number;
  characters: number;
}

const spend = (budget: Budget, cell: Cell): void => {
  budget.cells -= 1;
  budget.characters -= cell.text.length;
  if (budget.cells < 0 || budget.characters < 0) throw new Unreadable(unreadable.tooMuch());
};

const hiddenColumns = (sheet: ExcelJS.Worksheet): readonly number[] =>
  (sheet.columns ?? []).flatMap((column, index) => (column.hidden === true ? [index + 1] : []));

const sheetOf = (sheet: ExcelJS.Worksheet, budget: Budget, days: number): Sheet => {
  const cells: Cell[] = [];
  const hiddenRows: number[] = [];
  sheet.eachRow((row, number) => {
    if (row.hidden) hiddenRows.push(number);
    row.eachCell((one) => {
      const cell = cellOf(sheet.name, one, days);
      if (cell === undefined) return;
      spend(budget, cell);
      cells.push(cell);
    });
  });
  const merges = sheet.model.merges.flatMap((range) => mergeOf(range) ?? []);
  const grid = { cells, merges, hiddenRows, hiddenColumns: hiddenColumns(sheet) };
  return { name: sheet.name, hidden: sheet.state !== 'visible', grid };
};

const load = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  const copy = new Uint8Array(bytes);
  try {
    await workbook.xlsx.load(copy.buffer, { ignoreNodes: IGNORED });
  } catch (error) {
    throw error instanceof RangeError ? error : new Unreadable(unreadable.damaged(), { cause: error });
  }
  return workbook;
};

const WORKBOOK = 'xl/workbook.xml';
/** From 30 December 1899 to 1 January 1904, from which old spreadsheets of Macintosh count. */
const DAYS_TO_1904 = 1_462;

/** Days by which exceljs gives every date too early: it knows a workbook that counts from 1904 by «1», and LibreOffice writes «true». */
const missedDays = (bytes: Uint8Array, limits: ReadingLimits): number => {
  const entry = zipEntries(bytes, limits).find(({ name }) => name === WORKBOOK);
  const xml = entry === undefined ? '' : new TextDecoder().decode(inflateEntry(bytes, entry));
  return /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="true"/u.test(xml) ? DAYS_TO_1904 : 0;
};

/** Reads every sheet of a workbook: texts to the letter, formulas by their stored value, macros never. */
export const readXlsx = async (bytes: Uint8Array, limits: ReadingLimits): Promise<Workbook> => {
  const workbook = await load(bytes);
  const days = missedDays(bytes, limits);
  const budget = { cells: limits.cells, characters: limits.characters };
  const sheets = workbook.worksheets.map((sheet) => sheetOf(sheet, budget, days));
  if (sheets.every((sheet) => sheet.grid.cells.length === 0)) throw new Unreadable(unreadable.noCells());
  return { kind: 'workbook', sheets, warnings: [] };
};
