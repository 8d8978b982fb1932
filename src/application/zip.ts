import type { Fecha } from '../domain/identity.js';

/** One file of a ZIP, whole. */
export interface ZipEntry {
  /** Relative path with `/`, plain ASCII. */
  readonly ruta: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a ZIP piece by piece, as its entries come: no more than one of them is in memory at a time. The same entries with the
 * same date give the same bytes. Throws what the entries throw.
 */
export type ZipWriter = (entries: AsyncIterable<ZipEntry>, fecha: Fecha) => AsyncIterable<Uint8Array>;

/** Most bytes of content: the plain ZIP format, which every system opens, counts them in 32 bits. */
export const MAX_ZIP_BYTES = 4_000_000_000;
