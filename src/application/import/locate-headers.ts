import { fold } from './fold.js';
import type { GridView } from './grid-view.js';
import { headerMeaning, isTextMeaning, LONGEST_HEADER, type Meaning } from './header-meaning.js';
import type { Cell } from './source.js';

/** A header: one row, or two whose texts belong together. */
export interface Header {
  readonly top: number;
  readonly bottom: number;
  /** Label as the file writes it, by column. */
  readonly labels: ReadonlyMap<number, string>;
  readonly meanings: ReadonlyMap<number, Meaning>;
}

/** Longest text in the second row of a header: longer ones are data. */
const LONGEST_SUBHEADER = 60;

const isLabel = (cell: Cell): boolean => cell.kind === 'text' && cell.text.trim().length <= LONGEST_HEADER;

const meaningsOf = (labels: ReadonlyMap<number, string>): Map<number, Meaning> => {
  const found = new Map<number, Meaning>();
  for (const [column, label] of labels) {
    const meaning = headerMeaning(label);
    if (meaning !== undefined) found.set(column, meaning);
  }
  return found;
};

const headerOf = (top: number, bottom: number, labels: ReadonlyMap<number, string>): Header => ({
  top,
  bottom,
  labels,
  meanings: meaningsOf(labels),
});

const rowLabels = (view: GridView, row: number): Map<number, string> =>
  new Map([...view.row(row)].map(([column, cell]) => [column, cell.text.trim()]));

const spreadLabels = (view: GridView, row: number, below: number): Map<number, string> => {
  const labels = new Map<number, string>();
  for (const [column, cell] of view.row(row)) {
    const merge = view.mergeAt(cell.row, cell.column);
    for (let at = column; at <= Math.min(merge?.right ?? column, column + 200); at += 1) {
      if (at === column || view.row(below).has(at)) labels.set(at, cell.text.trim());
    }
  }
  return labels;
};

const isSubheader = (view: GridView, row: number): boolean => {
  const cells = [...view.row(row).values()];
  return (
    cells.length > 0 &&
    cells.every((cell) => isLabel(cell) && (cell.row < row || cell.text.length <= LONGEST_SUBHEADER))
  );
};

const joinedLabels = (view: GridView, row: number): Map<number, string> => {
  const labels = spreadLabels(view, row, row + 1);
  for (const [column, cell] of view.row(row + 1)) {
    if (cell.row <= row) continue;
    const above = labels.get(column);
    labels.set(column, above === undefined ? cell.text.trim() : `${above} ${cell.text.trim()}`);
  }
  return labels;
};

const textWeight = (header: Header): number =>
  [...header.meanings.values()].filter(isTextMeaning).reduce((sum, meaning) => sum + 2 * meaning.strength, 0);

/** Of texts that a label says, not only mentions: a title mentions what the table below is about. */
const plainWeight = (header: Header): number =>
  [...header.meanings.values()].filter((meaning) => isTextMeaning(meaning) && meaning.strength === 2).length;

const weigh = (header: Header): number => textWeight(header) + header.meanings.size;

/**
 * How two rows are weighed as one header. A title above a header shares no column with it, or one by chance: then only a
 * better text counts. Two rows of one header share more, or a merge.
 */
const joinedWeight = (view: GridView, row: number): ((header: Header) => number) | undefined => {
  const shared = [...view.row(row)].filter(([column]) => view.row(row + 1).has(column));
  const merged = shared.some(([, cell]) => view.mergeAt(cell.row, cell.column) !== undefined);
  if (shared.length === 0) return undefined;
  return shared.length >= 2 || merged ? weigh : plainWeight;
};

const hasText = (header: Header, strength: 1 | 2): boolean =>
  [...header.meanings.values()].some((meaning) => isTextMeaning(meaning) && meaning.strength >= strength);

const nextCell = (view: GridView, after: number, column: number): Cell | undefined => {
  const row = view.between(after, after + 12).find((number) => view.row(number).get(column)?.row === number);
  return row === undefined ? undefined : view.row(row).get(column);
};

const standsOverText = (view: GridView, header: Header): boolean =>
  [...header.meanings].some(([column, meaning]) => {
    if (!isTextMeaning(meaning) || meaning.strength < 2) return false;
    const below = nextCell(view, header.bottom, column);
    const label = header.labels.get(column) ?? '';
    return below !== undefined && below.text.trim().length > label.length && headerMeaning(below.text) === undefined;
  });

const isHeader = (view: GridView, header: Header): boolean => {
  const cells = [...view.row(header.top).values()];
  if (!cells.every(isLabel)) return false;
  const known = header.meanings.size;
  if (!hasText(header, 2)) return hasText(header, 1) && known >= 3 && known * 2 >= header.labels.size;
  if (known >= 2 && known * 2 >= header.labels.size) return true;
  return standsOverText(view, header);
};

const headerAt = (view: GridView, row: number): Header | undefined => {
  const single = headerOf(row, row, rowLabels(view, row));
  const alone = isHeader(view, single) ? single : undefined;
  if (!isSubheader(view, row + 1) || ![...view.row(row).values()].every(isLabel)) return alone;
  const joined = headerOf(row, row + 1, joinedLabels(view, row));
  const below = headerOf(row + 1, row + 1, rowLabels(view, row + 1));
  const weight = joinedWeight(view, row);
  if (weight === undefined) return alone;
  const better = weight(joined) > weight(single) && weight(joined) > weight(below);
  return better && isHeader(view, joined) ? joined : alone;
};

const sameLabels = (one: Header, other: Header): boolean => {
  const text = (header: Header): string => [...header.labels.values()].map(fold).join('|');
  return text(one) === text(other);
};

const isLaterHeader = (header: Header, before: Header): boolean => {
  if (sameLabels(header, before)) return true;
  const texts = [...header.meanings.values()].filter((meaning) => isTextMeaning(meaning) && meaning.strength === 2);
  return texts.length >= 1 && header.meanings.size >= 2 && header.meanings.size * 10 >= header.labels.size * 7;
};

/** A title such as `Recomendaciones` right above a fuller header is no header. */
const fullerBelow = (view: GridView, header: Header): Header => {
  const below = view.between(header.top, header.top + 4);
  const fuller = below
    .map((row) => headerAt(view, row))
    .find((other) => other !== undefined && weigh(other) > weigh(header));
  return fuller !== undefined && fuller.top > header.bottom ? fuller : header;
};

/** Finds every header of a grid, repeated ones included, from the top. */
export const locateHeaders = (view: GridView): readonly Header[] => {
  const found: Header[] = [];
  for (const row of view.rowNumbers) {
    const last = found.at(-1);
    if (last !== undefined && row <= last.bottom) continue;
    const header = headerAt(view, row);
    if (header === undefined) continue;
    if (last === undefined) found.push(fullerBelow(view, header));
    else if (isLaterHeader(header, last)) found.push(header);
  }
  return found;
};

/** Whether a later header only repeats the one before it, as on every printed page. */
export const repeatsHeader = (header: Header, before: Header | undefined): boolean =>
  before !== undefined && sameLabels(header, before);
