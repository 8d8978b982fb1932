import { AlignmentType, Document, LevelFormat, Packer } from 'docx';
import type { DocumentModel } from '../../application/document.js';
import { printable } from '../../application/printable-text.js';
import { docxBody, NUMBERED } from './docx-blocks.js';
import { letterheadFooter, letterheadHeader } from './docx-letterhead.js';
import { documentStyles, PAGE } from './docx-style.js';
import { datedAs } from './zip-dated.js';

/** The editable copy. The same model gives the same bytes. Throws when the letterhead's logo is neither a PNG nor a JPEG. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const packed = await Packer.toBuffer(wordDocument(model));
  return datedAs(model.date, packed);
}

const wordDocument = (model: DocumentModel): Document =>
  new Document({
    title: printable(model.title),
    subject: printable(model.folio),
    creator: printable(model.letterhead.institution),
    lastModifiedBy: printable(model.letterhead.institution),
    description: `Cabeza del registro: ${model.head}`,
    styles: documentStyles,
    numbering: { config: [{ reference: NUMBERED, levels: [NUMBERED_LEVEL] }] },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.margin,
              right: PAGE.margin,
              header: PAGE.header,
              footer: PAGE.footer,
            },
          },
        },
        headers: { default: letterheadHeader(model.letterhead) },
        footers: { default: letterheadFooter(model) },
        children: docxBody(model.blocks),
      },
    ],
  });

const NUMBERED_LEVEL = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1.',
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 500, hanging: 360 } } },
} as const;
