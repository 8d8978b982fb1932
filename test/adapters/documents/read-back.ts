import { strFromU8, unzipSync } from 'fflate';
import { extractText, extractTextItems, getDocumentProxy } from 'unpdf';
import type { Block, DocumentModel } from '../../../src/application/document.js';

/** Text without white space (where a line ends is the rendering's affair) or direction marks (PDF readers drop them). */
export const squeezed = (text: string): string => text.replace(/[\s\p{Cf}]+/gu, '');

/** A part of a DOCX as text, such as `word/document.xml`. */
export function docxPart(docx: Uint8Array, path: string): string {
  const part = unzipSync(docx)[path];
  if (part === undefined) throw new Error(`no ${path} in the DOCX`);
  return strFromU8(part);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What a person reads in a part of a DOCX, squeezed. */
export const docxText = (docx: Uint8Array, path = 'word/document.xml'): string =>
  squeezed(
    [...docxPart(docx, path).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity))
      .join(''),
  );

/** What a person reads in a PDF, squeezed. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true });
  return squeezed(text);
}

/** What a person reads on each page of a PDF, squeezed. */
export async function pdfPages(pdf: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false });
  return text.map(squeezed);
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'note':
      return [block.text];
    case 'paragraph':
      return [`${block.lead ?? ''}${block.text}`];
    case 'reference':
      return [block.place, ...block.fields.flatMap(({ label, value }) => [label, value])];
    case 'addressee':
      return [block.nombre, block.cargo, block.unidad ?? '', 'Presente'];
    case 'fields':
      return [block.heading ?? '', ...block.fields.flatMap(({ label, value }) => [label, value])];
    case 'table':
      return [...block.columns.map(({ header }) => header), ...block.rows.flat()];
    case 'list':
      return block.items;
    case 'signature':
      return ['Atentamente', block.nombre, block.cargo];
    case 'signatures':
      return block.parties.flatMap(({ nombre, cargo }) => [nombre, cargo]);
    case 'page-break':
      return [];
  }
}

/** Right edge of every text of a PDF, in points from the left of its page. */
export async function rightEdges(pdf: Uint8Array): Promise<readonly number[]> {
  const { items } = await extractTextItems(await getDocumentProxy(pdf.slice()));
  return items.flat().map(({ x, width }) => x + width);
}

/**
 * Lowest and highest text of a PDF, in points from the foot of the page, and whether anything of the first page's
 * letterhead stands lower than the body's first text.
 */
export async function verticalSpan(
  pdf: Uint8Array,
  firstOfBody: string,
): Promise<{ readonly lowest: number; readonly highest: number; readonly clash: boolean }> {
  const { items } = await extractTextItems(await getDocumentProxy(pdf.slice()));
  const heights = items.flat().map(({ y }) => y);
  const [firstPage = []] = items;
  const body = firstPage.find(({ str }) => str.includes(firstOfBody));
  const heading = firstPage.filter(({ str }) => str.includes('membrete')).map(({ y }) => y);
  if (body === undefined || heading.length === 0) throw new Error('the first page has no body or no letterhead');
  return { lowest: Math.min(...heights), highest: Math.max(...heights), clash: Math.min(...heading) <= body.y };
}

/** Every text of a document's body that its renderings must show. */
const bodyTexts = ({ blocks }: DocumentModel): readonly string[] => blocks.flatMap(textsOfBlock);

/** Texts of the body that a squeezed reading does not hold: none, when the rendering says what the model says. */
export const lost = (model: DocumentModel, reading: string): readonly string[] =>
  bodyTexts(model).filter((text) => !reading.includes(squeezed(text)));
