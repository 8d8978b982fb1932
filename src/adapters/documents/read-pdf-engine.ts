import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { Unreadable, unreadable } from './unreadable.js';

/** A run of glyphs on a page: origin at the top left, in points, x to the right and y down to its baseline. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
}

/** A straight stroke along an axis, in the same coordinates. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** One page of a PDF as marks on paper. */
export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
  readonly rules: readonly Rule[];
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<PdfDocument['getPage']>>;
/** `[a, b, c, d, e, f]` of a PDF transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

/** pdf.js 5.6 calls it and Node 20 doesn't have it yet; without it no page gives its drawing. Only in the reading thread. */
const addMissing = (): void => {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    value(this: ArrayBuffer, length?: number): ArrayBuffer {
      return this.slice(0, length ?? this.byteLength);
    },
  });
};

/** Applies `inner` first, then `outer`. */
export const compose = (outer: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
};

/** Takes six numbers as a matrix; anything else changes nothing. */
export const matrixOf = (value: unknown): Matrix => {
  const list = Array.isArray(value) ? value.map(Number) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list;
  return [a, b, c, d, e, f];
};

/** Opens a PDF. Throws `Unreadable` when it has a password, is damaged or has too many pages. */
export const openPdf = async (bytes: Uint8Array, pages: number): Promise<PdfDocument> => {
  addMissing();
  const document = await openBytes(bytes);
  if (document.numPages > pages) throw new Unreadable(unreadable.tooMuch());
  return document;
};

const openBytes = async (bytes: Uint8Array): Promise<PdfDocument> => {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1, isEvalSupported: false });
  } catch (error) {
    const protectedFile = error instanceof Error && error.name === 'PasswordException';
    throw new Unreadable(protectedFile ? unreadable.encrypted() : unreadable.damaged(), { cause: error });
  }
};

/** A page of it. Throws `Unreadable` when the document's tree of pages is damaged, which opening it doesn't tell. */
export const pageOf = async (document: PdfDocument, number: number): Promise<Page> => {
  try {
    return await document.getPage(number);
  } catch (error) {
    throw new Unreadable(unreadable.damaged(), { cause: error });
  }
};

/** The codes of the drawing operators, by name. */
export const operatorCodes = async (): Promise<Readonly<Record<string, number>>> => {
  const { OPS } = await getResolvedPDFJS();
  return OPS;
};

/** Whether a page's font is bold, by the name that the PDF gives it. */
export const isBoldFont = (page: Page, font: string): boolean => {
  if (!page.commonObjs.has(font)) return false;
  const found: unknown = page.commonObjs.get(font);
  if (typeof found !== 'object' || found === null) return false;
  const name = 'name' in found ? String(found.name) : '';
  return /bold|black|heavy|semibold/iu.test(name) || ('bold' in found && found.bold === true);
};
