import type ExcelJS from 'exceljs';
import type { SheetColumn } from '../../application/workbook/model.js';
import { COLOUR } from './docx-style.js';

const FONT = { name: 'Calibri', size: 11 } as const;
const argb = (colour: keyof typeof COLOUR) => ({ argb: `FF${COLOUR[colour]}` });
const fill = (colour: keyof typeof COLOUR): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: argb(colour),
});
const LINE = { style: 'thin', color: argb('line') } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** Excel reads `_x0041_` in a text as the character of that code; its own first sign escapes it. */
export const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Letter paper (what is meant where none is said), lying, all columns on one page. */
export const PRINT: Partial<ExcelJS.PageSetup> = {
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
};

/** The title of a sheet and the line of advice below it. */
export const dressHeading = (sheet: ExcelJS.Worksheet, heading: string, hint: string): void => {
  const title = sheet.getCell('A1');
  title.value = literal(heading);
  title.font = { ...FONT, size: 15, bold: true, color: argb('accent') };
  const advice = sheet.getCell('A2');
  if (hint !== '') advice.value = literal(hint);
  advice.font = { ...FONT, color: argb('grey') };
  sheet.headerFooter.oddFooter = '&L&A&RPágina &P de &N';
};

/** A paragraph of a sheet to be read: its label and its text. */
export const dressText = (row: ExcelJS.Row): void => {
  row.getCell(1).font = { ...FONT, bold: true, color: argb('accent') };
  row.getCell(2).font = FONT;
  for (const place of [1, 2]) row.getCell(place).alignment = { vertical: 'top', wrapText: true };
};

/** A header; those of columns that only the program writes are grey. */
export const dressHeader = (cell: ExcelJS.Cell, fixed: boolean): void => {
  cell.font = { ...FONT, bold: true, color: argb('white') };
  cell.fill = fill(fixed ? 'grey' : 'accent');
  cell.alignment = { vertical: 'middle', horizontal: 'left', wrapText: true };
  cell.border = BORDER;
};

const FORMATS: Readonly<Record<SheetColumn['entry']['kind'], string>> = {
  // The format of text: what is typed stays as it was typed, also when it looks like a number or a formula.
  text: '@',
  choice: '@',
  date: 'dd/mm/yyyy',
  percent: '0.##',
  number: '0',
};

/** Style of the cells of a column: white to be filled in, grey to be read. One object for all of them: exceljs knows it again, and is fast. */
export const cellStyle = ({ entry }: SheetColumn, closed: boolean): Partial<ExcelJS.Style> => ({
  font: closed ? { ...FONT, color: argb('grey') } : FONT,
  numFmt: FORMATS[entry.kind],
  alignment: {
    vertical: 'top',
    horizontal: entry.kind === 'text' || entry.kind === 'choice' ? 'left' : 'center',
    wrapText: true,
  },
  border: BORDER,
  ...(closed && { fill: fill('soft') }),
  protection: { locked: closed },
});
