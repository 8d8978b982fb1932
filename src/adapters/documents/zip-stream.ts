import { Zip, ZipDeflate } from 'fflate';
import type { ZipWriter } from '../../application/zip.js';

const PIECE = 262_144;
/** What shrinks; documents, images and archives are compressed already. */
const SHRINKS = /\.(jsonl?|html|mjs|txt|csv)$/;

/** Noon of a date on the clock of whatever machine this is: the ZIP format keeps local time without saying where. */
const stampOf = (fecha: string): Date => {
  const [year = 1980, month = 1, day = 1] = fecha.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
};

/** Writes a ZIP with fflate, file by file; each piece is handed on before the next is compressed. */
export const writeZip: ZipWriter = async function* (entries, fecha) {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    ready.push(piece);
  });
  for await (const { ruta, bytes } of entries) {
    const file = new ZipDeflate(ruta, { level: SHRINKS.test(ruta) ? 6 : 0 });
    file.mtime = stampOf(fecha);
    zip.add(file);
    for (let at = 0; at < bytes.length || at === 0; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      yield* ready.splice(0);
    }
  }
  zip.end();
  yield* ready.splice(0);
};
