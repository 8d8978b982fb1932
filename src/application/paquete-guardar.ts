import type { Archivo } from '../domain/identity.js';
import { refuse } from '../domain/refusal.js';
import type { Archive } from './archive.js';
import type { PaquetePublico } from './paquete.js';
import { archivosDelPaquete } from './paquete-archivos.js';
import type { ZipEntry, ZipWriter } from './zip.js';

/** What keeps a package. */
export interface DondeGuardar {
  readonly archive: Archive;
  readonly writeZip: ZipWriter;
}

/** Without the bytes that were signed nothing is published. */
export const SIN_PDF = refuse(
  'pdf-no-disponible',
  'El PDF firmado no se encontró en el archivo, y sin él no hay paquete.',
  'Avise a quien administra el sistema.',
);

async function* each(entries: readonly ZipEntry[]): AsyncIterable<ZipEntry> {
  yield* entries;
}

/** Makes the whole ZIP of a package and keeps it: a package is a page, a PDF and a few tables. */
export const guardaPaquete = async (
  { archive, writeZip }: DondeGuardar,
  paquete: PaquetePublico,
  nombre: string,
): Promise<Archivo> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(each(archivosDelPaquete(paquete)), paquete.fecha)) pieces.push(piece);
  const bytes = new Uint8Array(Buffer.concat(pieces));
  return { sha256: await archive.keep(bytes), nombre, tipo: 'application/zip', bytes: bytes.length };
};
