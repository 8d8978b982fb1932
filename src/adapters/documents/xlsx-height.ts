import type { RowCells, SheetColumn } from '../../application/workbook/model.js';

/** In points: a line of the body's type, and what a cell keeps free above and below. */
const [LINE, MARGIN] = [15, 5];
/** Excel shows no taller row. */
const TALLEST = 409;
/** Characters of a width that a line of ordinary text holds: words are not broken. */
const FILLED = 1.05;

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * FILLED))), 0);

/** Height of so many lines. */
const heightOf = (lines: number): number => Math.min(TALLEST, lines * LINE + MARGIN);

/** Height at which texts in columns of those widths are seen whole: programs don't find it when they open a file. */
export const rowHeight = (texts: readonly (readonly [text: string, width: number])[]): number =>
  heightOf(Math.max(1, ...texts.map(([text, width]) => linesOf(text, width))));

/** Height of a row of a table; undefined when one line is enough, so that it grows with what is typed. */
export const tableRowHeight = (columns: readonly SheetColumn[], cells: RowCells): number | undefined => {
  const filled = columns.flatMap(({ key, width, entry }) => {
    const value = cells[key];
    return typeof value === 'string' && entry.kind !== 'date' ? [[value, width] as const] : [];
  });
  const height = rowHeight(filled);
  return height === heightOf(1) ? undefined : height;
};
