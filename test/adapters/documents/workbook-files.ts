import ExcelJS from 'exceljs';
import { readBytes } from '../../../src/adapters/documents/read-bytes.js';
import { READING_LIMITS } from '../../../src/adapters/documents/reading-limits.js';
import { renderXlsx } from '../../../src/adapters/documents/xlsx.js';
import type { Workbook } from '../../../src/application/import/source.js';
import { namer } from '../../../src/application/workbook/asm-names.js';
import { type LecturaCompromisos, leerCompromisos } from '../../../src/application/workbook/compromisos-read.js';
import { type CompromisoEnLibro, libroDeCompromisos } from '../../../src/application/workbook/compromisos-write.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { LIBRO } from '../../application/workbook/compromisos-sample.js';

/** The bytes of a file as the reading thread sees them; fails when they are no workbook. */
const workbookOf = async (bytes: Uint8Array): Promise<Workbook> => {
  const source = await readBytes(bytes, 'libro.xlsx', READING_LIMITS);
  if (isRefusal(source) || source.kind !== 'workbook') throw new Error(JSON.stringify(source));
  return source;
};

/** The workbook of those commitments, as the bot hands it out. */
export const given = (all: readonly CompromisoEnLibro[]): Promise<Uint8Array> =>
  renderXlsx(libroDeCompromisos(LIBRO, all));

/** What is understood of the file of those commitments. */
export const understood = async (
  bytes: Uint8Array,
  all: readonly CompromisoEnLibro[],
  others: readonly string[] = ['ASM-90'],
): Promise<LecturaCompromisos> =>
  leerCompromisos(
    await workbookOf(bytes),
    all,
    namer(
      all.map(({ asm }) => asm.id),
      others,
      LIBRO.nombreUnidad,
    ),
  );

/** The file after a person changed it. */
export const edited = async (
  bytes: Uint8Array,
  change: (heads: ExcelJS.Worksheet, works: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheetOf = (name: string): ExcelJS.Worksheet =>
    book.getWorksheet(name) ?? book.worksheets[0] ?? book.addWorksheet(name);
  change(sheetOf('Compromisos'), sheetOf('Actividades'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** Problems as people read them. */
export const said = ({ problems }: LecturaCompromisos): readonly string[] =>
  problems.map(({ where, text }) => `${where}: ${text}`);
