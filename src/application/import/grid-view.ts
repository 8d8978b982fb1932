import type { Cell, Grid, Merge } from './source.js';

/** Cells by column, in column order. A vertical merge's value stands in each of its rows. */
export type RowView = ReadonlyMap<number, Cell>;

/** A grid prepared for reading row by row. */
export interface GridView {
  readonly grid: Grid;
  /** Row numbers that hold something, ascending, vertical merges counted in each of their rows. */
  readonly rowNumbers: readonly number[];
  row(number: number): RowView;
  /** Row numbers greater than `from` and less than `to`. */
  between(from: number, to: number): readonly number[];
  /** The merged range whose first cell this is. */
  mergeAt(row: number, column: number): Merge | undefined;
}

const EMPTY: RowView = new Map();
const key = (row: number, column: number): string => `${row}:${column}`;

/** Furthest that a vertical merge is followed: nobody merges more rows by hand, and a hostile file would. */
const LONGEST_MERGE = 5_000;

const rowsOf = (cell: Cell, merge: Merge | undefined): readonly number[] => {
  const bottom = Math.min(merge?.bottom ?? cell.row, cell.row + LONGEST_MERGE);
  return Array.from({ length: bottom - cell.row + 1 }, (_, offset) => cell.row + offset);
};

/** Index of the first number that is at least `least`. */
const lowerBound = (numbers: readonly number[], least: number): number => {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Prepares a grid: vertical merges are spread over their rows; horizontal ones stay in their first column. */
export const viewGrid = (grid: Grid): GridView => {
  const merges = new Map(grid.merges.map((merge) => [key(merge.top, merge.left), merge]));
  const rows = new Map<number, Map<number, Cell>>();
  for (const cell of grid.cells) {
    for (const number of rowsOf(cell, merges.get(key(cell.row, cell.column)))) {
      const row = rows.get(number) ?? new Map<number, Cell>();
      if (number === cell.row || !row.has(cell.column)) row.set(cell.column, cell);
      rows.set(number, row);
    }
  }
  const sorted = new Map([...rows].map(([number, row]) => [number, new Map([...row].sort(([a], [b]) => a - b))]));
  const rowNumbers = [...sorted.keys()].sort((a, b) => a - b);
  return {
    grid,
    rowNumbers,
    between: (from, to) => rowNumbers.slice(lowerBound(rowNumbers, from + 1), lowerBound(rowNumbers, to)),
    row: (number) => sorted.get(number) ?? EMPTY,
    mergeAt: (row, column) => merges.get(key(row, column)),
  };
};
