import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Block, Party } from '../../application/document.js';
import { LINE_WIDTH, STYLE } from './docx-style.js';
import { runs } from './docx-text.js';

const COLUMN = Math.floor(LINE_WIDTH / 2);

/** Room to sign in, and air at both ends of the line that is signed on, in twips. */
const ROOM = 1100;
const AIR = 240;

/** So many signers are kept on one page, as the template of the PDF does. */
const MOST_TOGETHER = 10;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;

/** Those who sign, in two columns; the first of an odd number stands alone. No row breaks over two pages; the last one is kept with what follows. */
export function signaturesTable({ parties }: Extract<Block, { kind: 'signatures' }>): Table {
  const alone = parties.slice(0, parties.length % 2);
  const paired = parties.slice(alone.length);
  const pairs = paired.flatMap((_, at) => (at % 2 === 0 ? [paired.slice(at, at + 2)] : []));
  const rows = [...alone.map((party) => [party]), ...pairs];
  const together = parties.length <= MOST_TOGETHER;
  return new Table({
    width: { size: 2 * COLUMN, type: WidthType.DXA },
    columnWidths: [COLUMN, COLUMN],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map((signers, at) => row(signers, signers.length === 1 ? 2 : 1, together || at === rows.length - 1)),
  });
}

/** `keepNext`: on the page of what follows. */
const row = (parties: readonly Party[], span: number, keepNext: boolean): TableRow =>
  new TableRow({ cantSplit: true, children: parties.map((party) => cell(party, span, keepNext)) });

const cell = ({ nombre, cargo }: Party, columnSpan: number, keepNext: boolean): TableCell =>
  new TableCell({
    width: { size: COLUMN * columnSpan, type: WidthType.DXA },
    columnSpan,
    borders: NO_BORDERS,
    children: [
      new Paragraph({ style: STYLE.signature, keepNext, spacing: { before: ROOM } }),
      new Paragraph({
        style: STYLE.signature,
        keepNext,
        indent: columnSpan === 1 ? { left: AIR, right: AIR } : { left: COLUMN / 2 + AIR, right: COLUMN / 2 + AIR },
        border: { top: { style: BorderStyle.SINGLE, size: 5, space: 6, color: 'auto' } },
        children: [...runs(nombre, { bold: true }), ...runs(`\n${cargo}`)],
      }),
    ],
  });
