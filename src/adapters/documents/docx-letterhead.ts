import {
  BorderStyle,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { DocumentModel, Letterhead } from '../../application/document.js';
import { COLOUR, LINE_WIDTH, STYLE } from './docx-style.js';
import { runs } from './docx-text.js';
import { type LogoImage, logoImage } from './logo-image.js';

/** Box that the logo fits in, in pixels at 96 a inch (40 by 14 mm). */
const LOGO_BOX = { width: 151, height: 53 } as const;

/** Air between logo and names, and the twips of a pixel at 96 an inch. */
const LOGO_GAP = 240;
const TWIPS_PER_PIXEL = 15;

const RULE = { style: BorderStyle.SINGLE, size: 10, space: 5, color: COLOUR.accent } as const;

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER } as const;

/** The letterhead, on every page: names, and at their left the logo, if there is one. */
export function letterheadHeader({ logo, institution, heading }: Letterhead): Header {
  const names = heading.map(
    (line, at) =>
      new Paragraph({
        style: STYLE.letterhead,
        children: runs(line, at === 0 ? { bold: true, size: 26 } : { size: 21 }),
      }),
  );
  const rule = new Paragraph({ style: STYLE.letterhead, border: { bottom: RULE }, spacing: THIN, children: [] });
  return new Header({ children: [...(logo === undefined ? names : [beside(logo, institution, names)]), rule] });
}

/** An empty line just high enough to carry the rule. */
const THIN = { before: 0, after: 0, line: 60, lineRule: LineRuleType.EXACT } as const;

function beside(logo: Uint8Array, institution: string, names: readonly Paragraph[]): Table {
  const size = fitted(logo);
  const logoColumn = size.width * TWIPS_PER_PIXEL + LOGO_GAP;
  const image = new Paragraph({ style: STYLE.letterhead, children: [logoRun(logo, size, institution)] });
  return new Table({
    width: { size: LINE_WIDTH, type: WidthType.DXA },
    columnWidths: [logoColumn, LINE_WIDTH - logoColumn],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    rows: [
      new TableRow({
        children: [letterheadCell(logoColumn, [image]), letterheadCell(LINE_WIDTH - logoColumn, names)],
      }),
    ],
  });
}

const letterheadCell = (width: number, children: readonly Paragraph[]): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 0, right: 0 },
    borders: NO_BORDERS,
    children,
  });

/** The one drawing of a document. Without an id, `docx` counts drawings over the life of the process, and bytes differ. */
const LOGO_ID = '1';

const logoRun = (logo: Uint8Array, { format, width, height }: LogoImage, institution: string): ImageRun =>
  new ImageRun({
    type: format,
    data: logo,
    transformation: { width, height },
    altText: { id: LOGO_ID, name: 'Logotipo', title: institution, description: `Logotipo de ${institution}` },
  });

/** The logo's size on the page: as large as the box allows, never distorted. */
function fitted(logo: Uint8Array): LogoImage {
  const { format, width, height } = logoImage(logo);
  const scale = Math.min(LOGO_BOX.width / width, LOGO_BOX.height / height);
  return { format, width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The institution's line, page x of y; then the head of the record and the number of the document. */
export const letterheadFooter = ({ letterhead, folio, head }: DocumentModel): Footer =>
  new Footer({
    children: [
      new Paragraph({
        ...footLine,
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 5, color: COLOUR.line } },
        children: [
          ...runs(letterhead.footer),
          new TextRun({ children: ['\tPágina ', PageNumber.CURRENT, ' de ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
      new Paragraph({
        ...footLine,
        children: [...runs(`Cabeza del registro: ${head}`, { size: 13 }), new TextRun({ text: '\t' }), ...runs(folio)],
      }),
    ],
  });

const footLine = {
  style: STYLE.foot,
  tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH }],
} as const;
