import { labelOf } from '../../application/import/labelled-text.js';
import { factOf, fieldOf } from '../../application/import/prose-field.js';
import { isSigning } from '../../application/import/row-kind.js';
import type { Paragraph } from '../../application/import/source.js';
import { type Line, textOfLines } from './read-pdf-lines.js';

/** What a whole document's lines have in common. */
export interface Typography {
  /** Usual letter height, in points. */
  readonly height: number;
  /** Usual distance between lines, in letter heights. */
  readonly leading: number;
}

const middle = (values: readonly number[], otherwise: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? otherwise;

/** Measures the body text of a document. */
export const typographyOf = (pages: readonly (readonly Line[])[]): Typography => {
  const lines = pages.flat();
  const height = middle(
    lines.flatMap((line) => Array<number>(Math.min(line.text.length, 120)).fill(line.height)),
    10,
  );
  const steps = pages.flatMap((page) =>
    page.slice(1).map((line, index) => (line.y - (page[index]?.y ?? line.y)) / Math.max(line.height, 1)),
  );
  return {
    height,
    leading: middle(
      steps.filter((step) => step > 0.7 && step < 2.5),
      1.2,
    ),
  };
};

const isHeading = (line: Line, type: Typography): boolean =>
  line.text.length <= 110 && (line.height > type.height * 1.12 || line.bold);

const unlike = (line: Line, before: Line): boolean =>
  line.bold !== before.bold || Math.abs(line.height - before.height) > before.height * 0.12;

/** What a hyphen cuts, or the top of the next column, goes on there. */
const goesOn = (before: Line, line: Line, step: number): boolean =>
  /^\p{Ll}/u.test(line.text) && (step < 0 ? !/[.!?:;»”"]$/u.test(before.text) : /\p{L}[-\u00ad‐]$/u.test(before.text));

const starts = (line: Line, before: Line, type: Typography, right: number): boolean => {
  const step = (line.y - before.y) / Math.max(before.height, 1);
  if (goesOn(before, line, step)) return false;
  if (step > type.leading * 1.35 || step < 0) return true;
  if ((isHeading(line, type) || isHeading(before, type)) && unlike(line, before)) return true;
  const label = labelOf(line.text);
  if (label !== undefined && (label.style !== 'number' || /[.:;)]$/u.test(before.text) || isHeading(before, type)))
    return true;
  if (/[.:;)]$/u.test(before.text) && (factOf(line.text) ?? fieldOf(line.text)) !== undefined) return true;
  if (/[.:;)]$/u.test(before.text) && isSigning(line.text)) return true;
  return /[.:]$/u.test(before.text) && before.right < right - type.height * 6;
};

const paragraphOf = (lines: readonly Line[], where: string, type: Typography): Paragraph => {
  const text = textOfLines(lines);
  const heading = lines.length <= 2 && text.length <= 160 && lines.every((line) => isHeading(line, type));
  const tallest = Math.max(...lines.map((line) => line.height));
  return { kind: 'paragraph', text, where, heading, depth: heading ? -Math.round(tallest) : undefined, listed: false };
};

/** Puts printed lines of a page together as paragraphs, by their distance, their labels and their type. */
export const paragraphsOf = (lines: readonly Line[], where: string, type: Typography): readonly Paragraph[] => {
  const right = Math.max(0, ...lines.map((line) => line.right));
  const groups: Line[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open === undefined || before === undefined || starts(line, before, type, right)) groups.push([line]);
    else open.push(line);
  }
  return groups.map((group) => paragraphOf(group, where, type));
};
