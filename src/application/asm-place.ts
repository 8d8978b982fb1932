import type { TextoAsm } from '../domain/asm.js';

const CELL = /^(.+)!([A-Z]{1,3}\d+)/u;

/** A cell in words: `ASM!B2` is «hoja «ASM», celda B2»; any other place is as it was written. */
const inWords = (place: string): string => place.replace(CELL, 'hoja «$1», celda $2');

/** Where an ASM stands in the report: the report's own words, with the cell of the file besides; else page or cell. */
export const lugarDe = ({ ubicacion, celda }: Pick<TextoAsm, 'ubicacion' | 'celda'>): string =>
  celda === undefined ? inWords(ubicacion) : `${ubicacion} (en el archivo: ${inWords(celda)})`;

/** Of which programme and body of the report an ASM speaks; empty when the report names neither. */
export const origenDe = ({ programa = '', dependencia = '' }: Pick<TextoAsm, 'programa' | 'dependencia'>): string =>
  [programa, dependencia].filter((name) => name.trim() !== '').join(' · ');
