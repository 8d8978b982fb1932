import { isListStyle, labelOf } from '../../application/import/labelled-text.js';
import { fieldOf } from '../../application/import/prose-field.js';
import type { Cell, Grid, Merge } from '../../application/import/source.js';
import type { Glyphs, Rule } from './read-pdf-engine.js';
import { cellLines, type Line, textOfLines } from './read-pdf-lines.js';

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

/** Takes out of `left` all the strokes that touch the seed, directly or through others. */
const takeGroup = (seed: Rule, left: Set<Rule>): readonly Rule[] => {
  const group = [seed];
  for (const member of group) {
    const near = [...left].filter((other) => touch(member, other));
    for (const other of near) left.delete(other);
    group.push(...near);
  }
  return group;
};

const groupsOf = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const left = new Set(rules);
  return rules.flatMap((seed) => (left.delete(seed) ? [takeGroup(seed, left)] : []));
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
  return covered(
    walls.map((rule) => [rule.y1, rule.y2] as const),
    table.ys[y] ?? 0,
    table.ys[y + 1] ?? 0,
  );
};

const walledBelow = (table: RuledTable, x: number, y: number): boolean => {
  const at = table.ys[y + 1] ?? 0;
  const walls = table.rules.filter((rule) => !isVertical(rule) && Math.abs(rule.y1 - at) <= NEAR);
  return covered(
    walls.map((rule) => [rule.x1, rule.x2] as const),
    table.xs[x] ?? 0,
    table.xs[x + 1] ?? 0,
  );
};

/** The cell whose first square is at column `x`, row `y`, from 0: it ends where strokes part it. */
const boxAt = (table: RuledTable, x: number, y: number): Merge => {
  let right = x;
  while (right + 2 < table.xs.length && !walledRight(table, right, y)) right += 1;
  let bottom = y;
  while (bottom + 2 < table.ys.length && !walledBelow(table, x, bottom)) bottom += 1;
  return { top: y + 1, left: x + 1, bottom: bottom + 1, right: right + 1 };
};

const holds = (box: Merge, x: number, y: number): boolean =>
  box.top <= y + 1 && y + 1 <= box.bottom && box.left <= x + 1 && x + 1 <= box.right;

const boxesOf = (table: RuledTable): readonly Merge[] => {
  const boxes: Merge[] = [];
  for (const y of table.ys.slice(1).keys()) {
    const open = boxes.filter((box) => box.bottom > y);
    for (const x of table.xs.slice(1).keys()) {
      if (open.some((box) => holds(box, x, y))) continue;
      const found = boxAt(table, x, y);
      boxes.push(found);
      open.push(found);
    }
  }
  return boxes;
};

const middle = (glyphs: Glyphs): readonly [number, number] => [
  glyphs.x + glyphs.width / 2,
  glyphs.y - glyphs.height * 0.3,
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

/** A table of one column around a list or the fields of a form is a box around text. */
export const isBox = (table: RuledTable, glyphs: readonly Glyphs[]): boolean => {
  if (table.xs.length > 2) return false;
  const held = glyphs.filter((one) => inTable(table, one));
  return boxesOf(table).some((box) => {
    const [, ...rest] = cellLines(held.filter((one) => inside(table, box, one)));
    return rest.some(({ text }) => labelOf(text) !== undefined || fieldOf(text) !== undefined);
  });
};

const kindOf = (text: string): Cell['kind'] => (/^[-+]?[\d.,]+\s?%?$/u.test(text) ? 'number' : 'text');

/** Lines of a cell joined as one paragraph, but for the items of a list in it, each on a line of its own. */
const listText = (lines: readonly Line[]): string => {
  const items: Line[][] = [[]];
  for (const line of lines) {
    const label = labelOf(line.text);
    const before = items.at(-1)?.at(-1)?.text ?? '';
    if (label !== undefined && isListStyle(label.style) && /[.;:)]$/u.test(before)) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items.map(textOfLines).join('\n');
};

/** The cells of a ruled table. Lines of a cell are joined as those of a paragraph. */
export const gridOf = (table: RuledTable, glyphs: readonly Glyphs[], where: string): Grid => {
  const held = glyphs.filter((one) => inTable(table, one));
  const boxes = boxesOf(table);
  const cells = boxes.flatMap((box): readonly Cell[] => {
    const text = listText(cellLines(held.filter((one) => inside(table, box, one))));
    const place = `${where}, fila ${box.top}`;
    return text.trim() === '' ? [] : [{ row: box.top, column: box.left, text, where: place, kind: kindOf(text) }];
  });
  const merges = boxes.filter((box) => box.bottom > box.top || box.right > box.left);
  return { cells, merges, hiddenRows: [], hiddenColumns: [] };
};
