import type { Conjunto, Valor } from './paquete.js';
import { printable } from './printable-text.js';

/** Excel takes a file with this mark for UTF-8, and without it for something else. */
const BOM = '\uFEFF';

/**
 * What a spreadsheet may take for a formula, its full-width forms included, also after blanks. A text that begins with an
 * apostrophe gets one too, so that taking one away always gives the text back.
 */
const FORMULA = /^\s*['=+\-@＝＋－＠]/u;

/** The mark that makes a text begin harmlessly. Whoever reads the file takes it away. */
const MARCA = "'";

const cell = (valor: Valor): string => {
  if (valor === undefined) return '';
  if (typeof valor === 'number') return String(valor);
  const text = printable(valor);
  return `"${(FORMULA.test(text) ? `${MARCA}${text}` : text).replaceAll('"', '""')}"`;
};

/** A table as CSV (RFC 4180): UTF-8 with its mark, CRLF, texts in quotation marks and never a formula. */
export const csvDe = ({
  campos,
  filas,
}: Pick<Conjunto, 'filas'> & { readonly campos: readonly { readonly nombre: string }[] }): string =>
  `${BOM}${[campos.map(({ nombre }) => nombre), ...filas].map((fila) => `${fila.map(cell).join(',')}\r\n`).join('')}`;
