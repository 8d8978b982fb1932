import ExcelJS from 'exceljs';
import type { CellValue, Worksheet } from 'exceljs';
import type { Answers, Reading } from '../../../src/application/import/reading.js';
import { recognise } from '../../../src/application/import/recognise.js';
import { readBytes } from '../../../src/adapters/documents/read-bytes.js';
import { READING_LIMITS } from '../../../src/adapters/documents/reading-limits.js';
import { isRefusal } from '../../../src/domain/refusal.js';

/** Rows by their number in the sheet; columns from A. */
export type RowsAt = Readonly<Record<number, readonly CellValue[]>>;

/** Puts rows into a sheet. Null leaves the cell alone. */
export const fill = (sheet: Worksheet, rows: RowsAt): void => {
  for (const [number, values] of Object.entries(rows)) {
    values.forEach((value, index) => {
      if (value !== null) sheet.getRow(Number(number)).getCell(index + 1).value = value;
    });
  }
};

/** The bytes of a workbook made by `build`. */
export const workbookBytes = async (build: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

/** Reads bytes and recognises them; a refusal fails the test with its reason. */
export const readingOf = async (bytes: Uint8Array, answers: Answers = {}, name = 'informe.xlsx'): Promise<Reading> => {
  const source = await readBytes(bytes, name, READING_LIMITS);
  if (isRefusal(source)) throw new Error(`${source.code}: ${source.why}`);
  return recognise(source, answers);
};

/** Reads one sheet named `Hoja1` with these rows. */
export const readingOfRows = async (
  rows: RowsAt,
  dress: (sheet: Worksheet) => void = () => undefined,
  answers: Answers = {},
): Promise<Reading> => {
  const bytes = await workbookBytes((workbook) => {
    const sheet = workbook.addWorksheet('Hoja1');
    fill(sheet, rows);
    dress(sheet);
  });
  return readingOf(bytes, answers);
};

/** The two texts of each candidate, in order. */
export const textsOf = (reading: Reading): readonly (readonly [string | undefined, string | undefined])[] =>
  reading.candidates.map(({ hallazgo, recomendacion }) => [hallazgo, recomendacion] as const);

/** Why a text was left out, or undefined when it was not. */
export const whyOmitted = (reading: Reading, text: string): string | undefined =>
  reading.omitted.find((one) => one.text === text)?.why;
