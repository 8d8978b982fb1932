import type { Documento } from '../domain/convenio.js';
import type { Archive } from './archive.js';
import type { Attachment, DocumentModel, DocumentRenderer, Letterhead } from './document.js';
import type { Office } from './office.js';

/** What documents are made from, besides their facts. */
export interface DocumentParts {
  readonly office: Office;
  readonly archive: Archive;
  readonly renderer: DocumentRenderer;
  readonly letterhead: Letterhead;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Renders a document in both forms and keeps their bytes: they are never made again. `name` comes without extension. */
export const keepDocument = async (
  { archive, renderer }: { readonly archive: Archive; readonly renderer: DocumentRenderer },
  name: string,
  model: DocumentModel,
  attached: readonly Attachment[],
): Promise<Documento> => {
  const docx = await renderer.docx(model);
  const pdf = await renderer.pdf(model, attached);
  return {
    docx: { sha256: await archive.keep(docx), nombre: `${name}.docx`, tipo: DOCX, bytes: docx.length },
    pdf: { sha256: await archive.keep(pdf), nombre: `${name}.pdf`, tipo: 'application/pdf', bytes: pdf.length },
  };
};
