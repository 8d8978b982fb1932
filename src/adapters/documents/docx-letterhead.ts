import { BorderStyle, Footer, Header, ImageRun, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { DocumentModel, Letterhead } from '../../application/document.js';
import { COLOUR, LINE_WIDTH, STYLE } from './docx-style.js';
import { runs } from './docx-text.js';
import { pngSize } from './png-size.js';

/** Box that the logo fits in, in pixels at 96 a inch (40 by 14 mm). */
const LOGO_BOX = { width: 151, height: 53 } as const;

/** The letterhead, on every page. */
export function letterheadHeader(letterhead: Letterhead): Header {
  const { logo, institution, area } = letterhead;
  const logoRuns = logo === undefined ? [] : [logoRun(logo, institution), new TextRun({ text: '   ' })];
  return new Header({
    children: [
      new Paragraph({ style: STYLE.letterhead, children: [...logoRuns, ...runs(institution, { bold: true, size: 26 })] }),
      new Paragraph({
        style: STYLE.letterhead,
        border: { bottom: { style: BorderStyle.SINGLE, size: 10, space: 5, color: COLOUR.accent } },
        children: runs(area, { size: 21 }),
      }),
    ],
  });
}

function logoRun(logo: Uint8Array, institution: string): ImageRun {
  const { width, height } = pngSize(logo);
  const scale = Math.min(LOGO_BOX.width / width, LOGO_BOX.height / height);
  return new ImageRun({
    type: 'png',
    data: logo,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: 'Logotipo', title: institution, description: `Logotipo de ${institution}` },
  });
}

/** Address, number of the document, page x of y, and the head of the record. */
export function letterheadFooter({ letterhead, folio, head }: DocumentModel): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.foot,
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 5, color: COLOUR.line } },
        tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH }],
        children: [
          ...runs(letterhead.address),
          new TextRun({ children: ['\tPágina ', PageNumber.CURRENT, ' de ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
      new Paragraph({
        style: STYLE.foot,
        tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH }],
        children: [...runs(letterhead.footer), new TextRun({ text: '\t' }), ...runs(folio)],
      }),
      new Paragraph({ style: STYLE.foot, children: runs(`Cabeza del registro: ${head}`, { size: 13 }) }),
    ],
  });
}
