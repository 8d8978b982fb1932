import ExcelJS from 'exceljs';
import type { Cell, Merge, Sheet, Workbook } from '../../application/import/source.js';
import { cellText } from './cell-text.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

/**
 * Parts of a sheet that hold no text. exceljs spreads a validation over every cell of its range, a million for a whole
 * column, and fails on drawings and tables that other programs write.
 */
const IGNORED = [
  'dataValidations', 'conditionalFormatting', 'drawing', 'legacyDrawing', 'picture', 'tableParts', 'extLst',
  'hyperlinks', 'pageSetup', 'headerFooter', 'printOptions', 'rowBreaks', 'colBreaks', 'sheetProtection', 'autoFilter',
];

const mergeOf = (range: string): Merge | undefined => {
  const [from, to] = range.split(':').map((address) => /^\$?([A-Z]{1,3})\$?(\d+)$/u.exec(address));
  if (from?.[1] === undefined || to?.[1] === undefined) return undefined;
  return { top: Number(from[2]), left: columnNumber(from[1]), bottom: Number(to[2]), right: columnNumber(to[1]) };
};

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const cellOf = (sheet: string, cell: ExcelJS.Cell): Cell | undefined => {
  if (cell.type === ExcelJS.ValueType.Merge) return undefined;
  const found = cellText(cell.value, cell.numFmt);
  if (found === undefined || found.text.trim() === '') return undefined;
  const where = `${sheet}!${cell.address}`;
  const warning = found.warning === undefined ? {} : { warning: `La celda ${where} ${found.warning}` };
  return { row: cell.fullAddress.row, column: cell.fullAddress.col, text: found.text, kind: found.kind, where, ...warning };
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

const sheetOf = (sheet: ExcelJS.Worksheet, budget: Budget): Sheet => {
  const cells: Cell[] = [];
  const hiddenRows: number[] = [];
  sheet.eachRow((row, number) => {
    if (row.hidden) hiddenRows.push(number);
    row.eachCell((one) => {
      const cell = cellOf(sheet.name, one);
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
    throw error instanceof RangeError ? error : new Unreadable(unreadable.damaged());
  }
  return workbook;
};

/** Reads every sheet of a workbook: texts to the letter, formulas by their stored value, macros never. */
export const readXlsx = async (bytes: Uint8Array, limits: ReadingLimits): Promise<Workbook> => {
  const workbook = await load(bytes);
  const budget = { cells: limits.cells, characters: limits.characters };
  return { kind: 'workbook', sheets: workbook.worksheets.map((sheet) => sheetOf(sheet, budget)), warnings: [] };
};
