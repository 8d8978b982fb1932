import { BorderStyle, type FileChild, HeadingLevel, LineRuleType, PageBreak, Paragraph } from 'docx';
import type { Block } from '../../application/document.js';
import { signaturesTable } from './docx-signatures.js';
import { STYLE } from './docx-style.js';
import { fieldsTable, plainTable } from './docx-tables.js';
import { runs } from './docx-text.js';

/** Reference of the numbered lists; each list of a document is an instance of its own, so that it starts at 1. */
export const NUMBERED = 'numerado';

/** Space between letters of «Atentamente» and «Presente», in twips: spaced by style, so that the words can be found. */
const SPACED = { bold: true, characterSpacing: 60 } as const;

/** The body of a DOCX. */
export const docxBody = (blocks: readonly Block[]): FileChild[] => blocks.flatMap(blockChildren);

function blockChildren(block: Block, at: number): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(block.text) })];
    case 'heading':
      return [
        new Paragraph({
          heading: block.sub ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2,
          children: runs(block.text),
        }),
      ];
    case 'paragraph':
      return [paragraph(block)];
    case 'reference':
      return reference(block);
    case 'addressee':
      return [addressee(block)];
    case 'fields':
      return [fieldsTable(block), gap(block.keepWithNext)];
    case 'table':
      return [plainTable(block), gap()];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: STYLE.item,
            numbering: { reference: NUMBERED, level: 0, instance: at },
            children: runs(item),
          }),
      );
    case 'signature':
      return signature(block);
    case 'signatures':
      return [signaturesTable(block), gap(true)];
    case 'note':
      return [new Paragraph({ style: STYLE.note, keepNext: block.keepWithNext === true, children: runs(block.text) })];
    case 'page-break':
      return [pageBreak()];
  }
}

/** Word begins the next page with what is left of this paragraph: at one point it is not seen. */
const pageBreak = (): Paragraph =>
  new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    children: [new PageBreak()],
  });

/** Two tables in a row would become one, and share its repeated heading. */
const gap = (keepNext = false): Paragraph => new Paragraph({ keepNext, spacing: { before: 0, after: 120 } });

const paragraph = ({ text, lead, keepWithNext }: Extract<Block, { kind: 'paragraph' }>): Paragraph =>
  new Paragraph({
    style: STYLE.body,
    keepNext: keepWithNext === true,
    children: [...(lead === undefined ? [] : runs(`${lead} `, { bold: true })), ...runs(text)],
  });

const reference = ({ place, fields }: Extract<Block, { kind: 'reference' }>): Paragraph[] => [
  new Paragraph({ style: STYLE.reference, children: runs(place) }),
  ...fields.map(
    ({ label, value }) =>
      new Paragraph({
        style: STYLE.reference,
        spacing: { after: 40 },
        children: [...runs(`${label}: `, { bold: true }), ...runs(value)],
      }),
  ),
];

const addressee = ({ nombre, cargo, unidad }: Extract<Block, { kind: 'addressee' }>): Paragraph =>
  new Paragraph({
    style: STYLE.addressee,
    children: [
      ...runs(nombre, { bold: true }),
      ...runs(`\n${[cargo, ...(unidad === undefined ? [] : [unidad])].join('\n')}\n`),
      ...runs('Presente', SPACED),
    ],
  });

const signature = ({ nombre, cargo }: Extract<Block, { kind: 'signature' }>): Paragraph[] => [
  new Paragraph({
    style: STYLE.signature,
    spacing: { before: 240, after: 900 },
    children: runs('Atentamente', SPACED),
  }),
  new Paragraph({
    style: STYLE.signature,
    indent: { left: 2300, right: 2300 },
    border: { top: { style: BorderStyle.SINGLE, size: 5, space: 6, color: 'auto' } },
    spacing: { after: 200 },
    children: [...runs(nombre, { bold: true }), ...runs(`\n${cargo}`)],
  }),
];
