import type ExcelJS from 'exceljs';
import { columnLetter } from '../../application/import/fold.js';
import type { SheetColumn, WorkbookModel } from '../../application/workbook/model.js';
import { literal } from './xlsx-style.js';

/** Where the options of each column of choices stand: in a hidden sheet, since a list inside its rule may have 255 characters only. */
export type ListPlaces = ReadonlyMap<SheetColumn, { readonly address: string; readonly options: readonly string[] }>;

/** See `ListPlaces`. */
export const listPlaces = ({ sheets }: WorkbookModel): ListPlaces => {
  const columns = sheets.flatMap((sheet) => (sheet.kind === 'table' ? sheet.columns : []));
  const choices = columns.flatMap((column) =>
    column.entry.kind === 'choice' ? [{ column, options: column.entry.options }] : [],
  );
  return new Map(
    choices.map(({ column, options }, index) => {
      const letter = columnLetter(index + 1);
      return [column, { address: `Listas!$${letter}$1:$${letter}$${options.length}`, options }] as const;
    }),
  );
};

const hiddenSheet = (book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet =>
  book.addWorksheet(name, { state: 'veryHidden' });

/** Writes the options of every list. */
export const writeLists = (book: ExcelJS.Workbook, lists: ListPlaces): void => {
  if (lists.size === 0) return;
  const sheet = hiddenSheet(book, 'Listas');
  [...lists.values()].forEach(({ options }, place) => {
    options.forEach((option, index) => {
      sheet.getCell(index + 1, place + 1).value = literal(option);
    });
  });
};

/** Writes what the program wants to find again. */
export const writeControl = (book: ExcelJS.Workbook, { mark, control }: WorkbookModel): void => {
  const sheet = hiddenSheet(book, 'Control');
  sheet.getRow(1).values = ['Libro', mark];
  control.forEach(([key, value], index) => {
    sheet.getRow(index + 2).values = [key, value];
  });
  book.definedNames.add('Control!$B$1', 'Seguimiento_ASM');
};
