import type { Cell, Grid, Merge } from '../../application/import/source.js';
import { cellLines, textOfLines } from './pdf-lines.js';
import type { Glyphs, Rule } from './pdf-engine.js';

/** How far two strokes may be apart and still be one, in points. */
const NEAR = 3;

/** A ruled table on a page: the coordinates of its grid, and which neighbouring squares are one cell. */
export interface RuledTable {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
}

const isVertical = (rule: Rule): boolean => rule.x2 - rule.x1 < rule.y2 - rule.y1;

const touch = (one: Rule, other: Rule): boolean =>
  one.x1 <= other.x2 + NEAR && other.x1 <= one.x2 + NEAR && one.y1 <= other.y2 + NEAR && other.y1 <= one.y2 + NEAR;

/** Strokes that touch each other, directly or through others. */
const groupsOf = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const seed of rules) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (const member of group) {
      for (const other of left) {
        if (touch(member, other) && left.delete(other)) group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
};

const cluster = (values: readonly number[]): readonly number[] => {
  const merged: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = merged.at(-1);
    if (last === undefined || value - last > NEAR) merged.push(value);
  }
  return merged;
};

const tableOf = (rules: readonly Rule[]): RuledTable => ({
  xs: cluster(rules.filter(isVertical).map((rule) => rule.x1)),
  ys: cluster(rules.filter((rule) => !isVertical(rule)).map((rule) => rule.y1)),
  rules,
});

/** Tables drawn with rules: at least two cells. A frame around text is none. */
export const ruledTables = (rules: readonly Rule[]): readonly RuledTable[] =>
  groupsOf(rules)
    .map(tableOf)
    .filter(({ xs, ys }) => xs.length >= 2 && ys.length >= 2 && (xs.length - 1) * (ys.length - 1) >= 2)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));

const covered = (spans: readonly (readonly [number, number])[], from: number, to: number): boolean => {
  const total = spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0);
  return total >= (to - from) * 0.6;
};

/** Whether a stroke parts the square at column `x`, row `y` from the one to its right. */
const walledRight = (table: RuledTable, x: number, y: number): boolean => {
  const at = table.xs[x + 1] ?? 0;
  const walls = table.rules.filter((rule) => isVertical(rule) && Math.abs(rule.x1 - at) <= NEAR);
  return covered(walls.map((rule) => [rule.y1, rule.y2] as const), table.ys[y] ?? 0, table.ys[y + 1] ?? 0);
};

const walledBelow = (table: RuledTable, x: number, y: number): boolean => {
  const at = table.ys[y + 1] ?? 0;
  const walls = table.rules.filter((rule) => !isVertical(rule) && Math.abs(rule.y1 - at) <= NEAR);
  return covered(walls.map((rule) => [rule.x1, rule.x2] as const), table.xs[x] ?? 0, table.xs[x + 1] ?? 0);
};

const mergesOf = (table: RuledTable): readonly Merge[] => {
  const columns = table.xs.length - 1;
  const rows = table.ys.length - 1;
  const taken = new Set<string>();
  const merges: Merge[] = [];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if (taken.has(`${y}:${x}`)) continue;
      let right = x;
      while (right + 1 < columns && !walledRight(table, right, y)) right += 1;
      let bottom = y;
      while (bottom + 1 < rows && !walledBelow(table, x, bottom)) bottom += 1;
      for (let row = y; row <= bottom; row += 1) for (let column = x; column <= right; column += 1) taken.add(`${row}:${column}`);
      merges.push({ top: y + 1, left: x + 1, bottom: bottom + 1, right: right + 1 });
    }
  }
  return merges;
};

const middle = (glyphs: Glyphs): readonly [number, number] => [
  glyphs.x + glyphs.width / 2, glyphs.y - glyphs.height * 0.3,
];

const inside = (table: RuledTable, merge: Merge, glyphs: Glyphs): boolean => {
  const [x, y] = middle(glyphs);
  const [left = 0, right = 0] = [table.xs[merge.left - 1], table.xs[merge.right]];
  const [top = 0, bottom = 0] = [table.ys[merge.top - 1], table.ys[merge.bottom]];
  return x >= left && x < right && y >= top && y < bottom;
};

/** Whether glyphs stand within the outer frame of a table. */
export const inTable = (table: RuledTable, glyphs: Glyphs): boolean => {
  const frame = { top: 1, left: 1, bottom: table.ys.length - 1, right: table.xs.length - 1 };
  return inside(table, frame, glyphs);
};

const kindOf = (text: string): Cell['kind'] => (/^[-+]?[\d.,]+\s?%?$/u.test(text) ? 'number' : 'text');

/** The cells of a ruled table. Lines of a cell are joined as those of a paragraph. */
export const gridOf = (table: RuledTable, glyphs: readonly Glyphs[], where: string): Grid => {
  const held = glyphs.filter((one) => inTable(table, one));
  const boxes = mergesOf(table);
  const cells = boxes.flatMap((box): readonly Cell[] => {
    const text = textOfLines(cellLines(held.filter((one) => inside(table, box, one))));
    const place = `${where}, fila ${box.top}`;
    return text.trim() === '' ? [] : [{ row: box.top, column: box.left, text, where: place, kind: kindOf(text) }];
  });
  const merges = boxes.filter((box) => box.bottom > box.top || box.right > box.left);
  return { cells, merges, hiddenRows: [], hiddenColumns: [] };
};
