import { READING_LIMITS } from '../../src/adapters/documents/reading-limits.js';
import { keywordsOf } from '../../src/adapters/documents/workbook-mark.js';
import type { Workbooks } from '../../src/application/workbook/workbooks.js';

/** Workbooks as the bot writes and reads them, in this very thread. The large package is loaded when it is needed. */
export const realWorkbooks: Workbooks = {
  write: async (model) => (await import('../../src/adapters/documents/xlsx.js')).renderXlsx(model),
  read: async (bytes, name) =>
    (await import('../../src/adapters/documents/read-bytes.js')).readBytes(bytes, name, READING_LIMITS),
  markOf: keywordsOf,
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Tells workbooks from the rest, which passes for PDF. */
export const sniffWorkbook = async (bytes: Uint8Array): Promise<string> =>
  bytes[0] === 0x50 && bytes[1] === 0x4b ? XLSX : 'application/pdf';
