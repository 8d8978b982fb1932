import { columnLetter } from './fold.js';
import type { Rows } from './delimited.js';
import type { Cell, Sheet } from './source.js';

const NUMBER = /^[-+]?[\d.,]+\s?%?$/u;

/** A sheet of plain rows of text, as delimited files and pasted tables give them. */
export const sheetOfRows = (name: string, rows: Rows): Sheet => ({
  name,
  hidden: false,
  grid: {
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    cells: rows.flatMap((row, index) => row.flatMap((text, offset) => cellOf(name, index + 1, offset + 1, text) ?? [])),
  },
});

const cellOf = (name: string, row: number, column: number, text: string): Cell | undefined =>
  text.trim() === ''
    ? undefined
    : { row, column, text, where: `${name}!${columnLetter(column)}${row}`, kind: NUMBER.test(text.trim()) ? 'number' : 'text' };
