import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import mammoth from 'mammoth';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import type { DocumentModel } from '../../../src/application/document.js';
import { docxText, pdfText, squeezed } from './read-back.js';

/** A value of the facts that is no list and no object. */
export type Leaf = string | number | boolean;

/** What a leaf of the facts looks like in print, by the names on the way to it; nothing for what only the attached data carries. */
export type InPrint = (path: readonly string[], value: Leaf) => string;

/** Every leaf of plain data, with the names on the way to it; the places of lists are left out. */
const leaves = (data: unknown, path: readonly string[] = []): readonly (readonly [readonly string[], Leaf])[] => {
  if (Array.isArray(data)) return data.flatMap((each) => leaves(each, path));
  if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return [[path, data]];
  return Object.entries(data ?? {}).flatMap(([key, value]) => leaves(value, [...path, key]));
};

const times = (reading: string, text: string): number =>
  text === '' ? Number.POSITIVE_INFINITY : reading.split(text).length - 1;

/** Facts that a reading doesn't hold as often as the record says them. */
export const missing = (hechos: object, reading: string, inPrint: InPrint): readonly string[] => {
  const expected = new Map<string, number>();
  for (const [path, value] of leaves(hechos)) {
    const text = squeezed(inPrint(path, value));
    expected.set(text, (expected.get(text) ?? 0) + 1);
  }
  return [...expected]
    .filter(([text, count]) => times(reading, text) < count)
    .map(([text, count]) => `${count} × ${text}`);
};

/** What a person reads in a DOCX and its footer, squeezed. Fails when it can't be read without error. */
const docxReading = async (docx: Uint8Array): Promise<string> => {
  const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
  assert.deepEqual(
    messages.filter(({ type }) => type === 'error'),
    [],
  );
  return squeezed(value) + docxText(docx, 'word/footer1.xml');
};

/** What a person reads in each rendering of a document, squeezed. */
export type Readings = Readonly<Record<'DOCX' | 'PDF', string>>;

/** Renders a document both ways, with the templates of the project, and reads both files back. */
export const readings = async (model: DocumentModel): Promise<Readings> => ({
  DOCX: await docxReading(await renderDocx(model)),
  PDF: await pdfText(await pdfRenderer('deploy/plantillas')(model)),
});
