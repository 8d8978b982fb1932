import type { Layout } from './columns.js';
import { fold } from './fold.js';
import type { RowView } from './grid-view.js';
import { factOf } from './prose-field.js';
import type { Cell } from './source.js';
import type { FoundTable } from './table.js';

/** What a row below a header is. `why` is an es-MX phrase. */
export type RowKind =
  | { readonly kind: 'asm' }
  | { readonly kind: 'section'; readonly cell: Cell }
  | { readonly kind: 'omitted'; readonly why: string };

const TOTAL = /^(sub ?total|gran total|total|suma|promedio)\b/u;
const NOTE = /^(fuente|nota|notas|elaboro|elaborado|reviso|autorizo|vo\.? ?bo|firma|atentamente|aprobo)\b/u;
/** A note at the foot, by its mark: never tried on the columns of the texts, which may begin so too. */
const FOOTNOTE = /^(?:\*+|\(?\d{1,2}\/)\s?\S/u;
/** Where people sign: the words for it, or a line to sign on. */
const SIGNING = /^(?:(?:elaboro|reviso|autorizo|aprobo|vo\.? ?bo|firma|atentamente)\b.{0,60}|[_.–—-]{5,})$/u;
/** What a form says below its headings: `(textual)`. */
const ASIDE = /^\([^()]{1,40}\)$/u;

const isAside = (cells: readonly Cell[], number: number): boolean => {
  const own = cells.filter((cell) => cell.row === number);
  return own.length > 0 && own.every((cell) => ASIDE.test(cell.text.trim()));
};

/** Whether a line is where people sign. */
export const isSigning = (text: string): boolean => SIGNING.test(fold(text.slice(0, 80)));

const LONG = 60;
/** Of the title of a group of rows that says what it is: `Tema: Diseño`. */
const LONGEST_TITLE = 120;

/** Columns that may hold one of the two texts. */
export const textColumns = (layout: Layout): readonly number[] =>
  [...layout.hallazgo.map(({ column }) => column), layout.recomendacion, layout.ambos].filter(
    (column) => column !== undefined,
  );

const spans = (table: FoundTable, cell: Cell): number => {
  const merge = table.view.mergeAt(cell.row, cell.column);
  return merge === undefined ? 1 : merge.right - merge.left + 1;
};

const isBanner = (table: FoundTable, cells: readonly Cell[]): boolean => {
  const [only] = cells;
  return (
    only !== undefined &&
    cells.length === 1 &&
    table.columns.length > 1 &&
    spans(table, only) * 2 > table.columns.length
  );
};

const tableCells = (table: FoundTable, row: RowView): readonly Cell[] =>
  table.columns.flatMap(({ column }) => row.get(column) ?? []);

const looseKind = (cells: readonly Cell[], banner: boolean): RowKind | undefined => {
  const [head] = cells;
  if (head === undefined) return { kind: 'omitted', why: 'no pertenece a la tabla' };
  const start = fold(head.text.slice(0, 80));
  if (TOTAL.test(start) && cells.every((cell) => cell.text.length <= LONG))
    return { kind: 'omitted', why: 'es un total' };
  if (NOTE.test(start) && cells.length <= 2) return { kind: 'omitted', why: 'es una nota, fuente o firma' };
  const named = cells.length === 1 && head.text.length <= LONGEST_TITLE && factOf(head.text) !== undefined;
  return banner || named ? { kind: 'section', cell: head } : undefined;
};

const isProse = (cell: Cell): boolean => cell.kind !== 'number' && /\p{L}/u.test(cell.text);

/** How full the rows of the first block are: the middle value. */
const usualFill = (table: FoundTable, rows: readonly number[]): number => {
  const fills = rows.map((row) => tableCells(table, table.view.row(row)).length).sort((a, b) => a - b);
  return fills[Math.floor(fills.length / 2)] ?? 1;
};

/** Row numbers of the rows up to the first blank row that has nothing of this table in it. */
const firstBlock = (rows: readonly number[]): readonly number[] => {
  const end = rows.findIndex((row, index) => index > 0 && row !== (rows[index - 1] ?? 0) + 1);
  return end < 0 ? rows : rows.slice(0, end);
};

/** The first row below the data on which everything is about signing. */
const firstSigning = (table: FoundTable, block: ReadonlySet<number>): number =>
  table.rows.find(
    (row) => !block.has(row) && tableCells(table, table.view.row(row)).every((cell) => isSigning(cell.text)),
  ) ?? Number.POSITIVE_INFINITY;

/** What a row without either of the two texts is. */
const textlessKind = (cells: readonly Cell[]): RowKind => {
  const [only] = cells;
  if (cells.length !== 1 || only === undefined || !isProse(only))
    return { kind: 'omitted', why: 'la fila no trae hallazgo ni recomendación' };
  return FOOTNOTE.test(only.text.trim())
    ? { kind: 'omitted', why: 'es una nota al pie' }
    : { kind: 'section', cell: only };
};

/** Tells rows with an ASM from sections, totals, notes and small tables below the data. */
export const rowKinds = (table: FoundTable, layout: Layout): ((row: number) => RowKind) => {
  const texts = textColumns(layout);
  const block = new Set(firstBlock(table.rows));
  const usual = usualFill(table, [...block]);
  const signing = firstSigning(table, block);
  return (number) => {
    const row = table.view.row(number);
    const cells = tableCells(table, row);
    const loose = looseKind(cells, isBanner(table, cells));
    if (loose !== undefined) return loose;
    if (isAside(cells, number)) return { kind: 'omitted', why: 'es una indicación del formato' };
    if (number >= signing && !row.has(layout.numero ?? 0) && cells.length * 2 <= usual)
      return { kind: 'omitted', why: 'está donde se firma' };
    const held = texts.flatMap((column) => row.get(column) ?? []);
    if (held.length === 0) return textlessKind(cells);
    if (!held.some(isProse)) return { kind: 'omitted', why: 'donde va el texto solo hay números' };
    if (!block.has(number) && usual > 2 && cells.length * 2 < usual) {
      return { kind: 'omitted', why: 'está debajo de los datos y parece un resumen o una nota' };
    }
    return { kind: 'asm' };
  };
};
