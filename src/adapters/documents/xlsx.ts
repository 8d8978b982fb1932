import ExcelJS from 'exceljs';
import type { TextSheet, WorkbookModel } from '../../application/workbook/model.js';
import { rowHeight } from './xlsx-height.js';
import { listPlaces, writeControl, writeLists } from './xlsx-hidden.js';
import { dressHeading, dressText, literal, PRINT } from './xlsx-style.js';
import { protect, writeTable } from './xlsx-table.js';
import { datedAs } from './zip-dated.js';

const FIRST = 3;
const WIDTHS = [14, 100] as const;

const writeText = async (book: ExcelJS.Workbook, model: TextSheet): Promise<void> => {
  const sheet = book.addWorksheet(model.name, { pageSetup: PRINT, views: [{ showGridLines: false }] });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  dressHeading(sheet, model.heading, '');
  model.paragraphs.forEach(({ label, text }, index) => {
    const row = sheet.getRow(FIRST + index);
    row.values = [literal(label), literal(text)];
    row.height = rowHeight([
      [label, WIDTHS[0]],
      [text, WIDTHS[1]],
    ]);
    dressText(row);
  });
  await protect(sheet);
};

/** Writes a workbook. Equal input gives equal bytes. */
export const renderXlsx = async (model: WorkbookModel): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  book.title = model.title;
  book.creator = model.author;
  book.lastModifiedBy = model.author;
  book.keywords = model.mark;
  const lists = listPlaces(model);
  for (const sheet of model.sheets) {
    if (sheet.kind === 'table') await writeTable(book, sheet, lists);
    else await writeText(book, sheet);
  }
  writeLists(book, lists);
  writeControl(book, model);
  return datedAs(model.date, new Uint8Array(await book.xlsx.writeBuffer()));
};
