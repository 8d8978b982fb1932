import {
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Block } from '../../application/document.js';
import { COLOUR, LINE_WIDTH, STYLE } from './docx-style.js';
import { runs } from './docx-text.js';

/** Rows of less text than this stay on one page; longer ones may break, or would leave half a page empty. */
const WHOLE = 900;

const isShort = (texts: readonly string[]): boolean => texts.join('').length < WHOLE;

/** Width of the column of labels, in twips (32 mm). */
const LABEL_WIDTH = 1814;

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.line } as const;

const BORDERS = {
  top: BORDER,
  bottom: BORDER,
  left: BORDER,
  right: BORDER,
  insideHorizontal: BORDER,
  insideVertical: BORDER,
} as const;

const MARGINS = { top: 30, bottom: 30, left: 120, right: 120 } as const;

/** Labelled texts in two columns; the heading row repeats on every page that they reach. */
export function fieldsTable({ heading, fields, keepWithNext }: Extract<Block, { kind: 'fields' }>): Table {
  const head = heading === undefined ? [] : [headerRow([heading], [LINE_WIDTH], 2)];
  const widths = [LABEL_WIDTH, LINE_WIDTH - LABEL_WIDTH];
  const last = fields.length - 1;
  // A short card stays on one page, as in the PDF; Word keeps a row with the next one, and only so.
  const whole = isShort(fields.map(({ value }) => value));
  const rows = fields.map((field, at) => fieldRow(field, widths, at === last ? keepWithNext === true : whole));
  return table(widths, [...head, ...rows]);
}

/** A table with its header row repeated on every page. */
export function plainTable({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((LINE_WIDTH * width) / total));
  const header = headerRow(
    columns.map((column) => column.header),
    widths,
  );
  return table(widths, [header, ...rows.map((texts) => bodyRow(texts, widths))]);
}

const table = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: MARGINS,
    rows,
  });

const headerRow = (texts: readonly string[], widths: readonly number[], span = 1): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: texts.map((text, at) =>
      cell(
        { style: STYLE.cellHeader, keepNext: true, children: runs(text) },
        widths[at] ?? LINE_WIDTH,
        COLOUR.accent,
        span,
      ),
    ),
  });

const fieldRow = (
  { label, value }: { readonly label: string; readonly value: string },
  [labelWidth = 0, valueWidth = 0]: readonly number[],
  keepNext: boolean,
): TableRow =>
  new TableRow({
    cantSplit: isShort([value]),
    children: [
      cell({ style: STYLE.cell, keepNext, children: runs(label, { bold: true }) }, labelWidth, COLOUR.soft),
      cell({ style: STYLE.cell, keepNext, children: runs(value) }, valueWidth),
    ],
  });

const bodyRow = (texts: readonly string[], widths: readonly number[]): TableRow =>
  new TableRow({
    cantSplit: texts.every((text) => isShort([text])),
    children: texts.map((text, at) => cell({ style: STYLE.cell, children: runs(text) }, widths[at] ?? LINE_WIDTH)),
  });

const cell = (paragraph: IParagraphOptions, width: number, fill?: string, columnSpan = 1): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    children: [new Paragraph(paragraph)],
  });
