import type { Cell, Grid, Merge } from '../../application/import/source.js';
import type { DocxNode } from './docx-node.js';

const own = (node: DocxNode): string => {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return '\t';
  return node.type === 'break' ? '\n' : '';
};

const BLOCKS = new Set(['paragraph', 'table', 'tableRow', 'tableCell']);

/** All the text under a node, to the letter: paragraphs apart by a line break. */
export const nodeText = (node: DocxNode): string => {
  let text = own(node);
  node.children.forEach((child, index) => {
    text += index > 0 && BLOCKS.has(child.type) ? `\n${nodeText(child)}` : nodeText(child);
  });
  return text;
};

const key = (row: number, column: number): string => `${row}:${column}`;

/** Columns taken by cells that come down from rows above. */
const take = (taken: Set<string>, merge: Merge): void => {
  for (let row = merge.top; row <= merge.bottom; row += 1) {
    for (let column = merge.left; column <= merge.right; column += 1) taken.add(key(row, column));
  }
};

const firstFree = (taken: ReadonlySet<string>, row: number, from: number): number => {
  let column = from;
  while (taken.has(key(row, column))) column += 1;
  return column;
};

const kindOf = (text: string): Cell['kind'] => (/^[-+]?[\d.,]+\s?%?$/u.test(text.trim()) ? 'number' : 'text');

const mergeOf = (node: DocxNode, row: number, column: number, rows: number): Merge => ({
  top: row,
  left: column,
  bottom: Math.min(row + node.rowSpan - 1, rows),
  right: Math.min(column + node.colSpan - 1, column + 200),
});

/** A Word table as a grid. `where` names it: its cells are at `tabla 3, fila 4`. */
export const tableGrid = (table: DocxNode, where: string): Grid => {
  const rows = table.children.filter((child) => child.type === 'tableRow');
  const taken = new Set<string>();
  const cells: Cell[] = [];
  const merges: Merge[] = [];
  rows.forEach((node, index) => {
    let column = 1;
    for (const child of node.children.filter((one) => one.type === 'tableCell')) {
      column = firstFree(taken, index + 1, column);
      const merge = mergeOf(child, index + 1, column, rows.length);
      take(taken, merge);
      if (child.rowSpan > 1 || child.colSpan > 1) merges.push(merge);
      const text = nodeText(child);
      const place = `${where}, fila ${index + 1}`;
      if (text.trim() !== '') cells.push({ row: index + 1, column, text, where: place, kind: kindOf(text) });
    }
  });
  return { cells, merges, hiddenRows: [], hiddenColumns: [] };
};
