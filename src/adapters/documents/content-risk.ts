import { type ContenidoRiesgoso, esNombreRiesgoso } from '../../domain/archivo-permitido.js';
import { riskInCompound } from './content-compound.js';
import { isCompound, isCompressed, isPdf, isProgram, isZip } from './content-marks.js';
import { opensWithPasswordOnly } from './content-pdf.js';
import { appendedZip, headOf, inflateEntry, type ZipEntry, zipEntries } from './read-zip-bounds.js';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

/** What a compressed file may hold. What it declares is weighed before anything is inflated. */
const LIMITS: ReadingLimits = { ...READING_LIMITS, inflatedBytes: 1024 * 1024 * 1024, entries: 20_000 };
/** Deflate makes at most 1,032 bytes of one; documents stay far under a hundred, and whoever opens the file has to inflate it. */
const MAX_RATIO = 200;
const RATIO_FROM = 50 * 1024 * 1024;
/** Bytes of documents inside a compressed file that are opened to look into them. */
const MAX_LOOKED_INTO = 200 * 1024 * 1024;
/** The list of parts of an Office document is short. */
const MAX_LIST = 5 * 1024 * 1024;
/** A document in a ZIP that embeds another one; deeper, nobody looks. */
const MAX_DEPTH = 3;

const MACROS =
  /(?:^|\/)vbaproject\.bin$|(?:^|\/)macrosheets\/|^basic\/[^/]+\/(?!(?:script|dialog)-lb\.xml$)|^scripts\/./;
const NESTED = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|zst|arj|lzh|ace)$/;
/** Parts of honest documents whose names would be a program's elsewhere. */
const PARTS_OF_DOCUMENTS = /\.(?:bin|svg)$/;
const EMBEDDED = /(?:^|\/)embeddings\//;
/** An absolute path, a drive, or a way up. */
const WAY_OUT = /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/;
const CONTENT_TYPES = '[content_types].xml';
const DOCUMENT_PARTS = [CONTENT_TYPES, 'mimetype'];

interface Named {
  readonly entry: ZipEntry;
  /** In small letters, with slashes. */
  readonly name: string;
}

/** A compressed file, and how it is looked at: of a ZIP everything it holds, of a document what it embeds. */
interface Opened {
  readonly bytes: Uint8Array;
  readonly parts: readonly Named[];
  readonly plain: boolean;
  readonly depth: number;
}

const isExcessive = ({ bytes, parts }: Opened): boolean => {
  const inflated = parts.reduce((sum, { entry }) => sum + entry.inflated, 0);
  const compressed = parts.reduce((sum, { entry }) => sum + entry.compressed, 0);
  // Parts that overlap, as in a ZIP bomb without nesting, add up to more than the file.
  return compressed > bytes.byteLength || (inflated > RATIO_FROM && inflated > bytes.byteLength * MAX_RATIO);
};

const isRisky = (name: string, plain: boolean): boolean =>
  esNombreRiesgoso(name) && (plain || !PARTS_OF_DOCUMENTS.test(name));

/** What the names and sizes tell, before anything is inflated. */
const declared = (opened: Opened): ContenidoRiesgoso | undefined => {
  const { parts, plain } = opened;
  const some = (test: (name: string) => boolean): boolean => parts.some(({ name }) => test(name));
  if (parts.length === 0) return 'danado';
  if (some((name) => MACROS.test(name))) return 'macros';
  if (isExcessive(opened)) return 'excesivo';
  if (parts.some(({ entry }) => entry.encrypted)) return 'contrasena';
  if (some((name) => WAY_OUT.test(name))) return 'rutas';
  if (some((name) => isRisky(name, plain))) return 'programas';
  return plain && some((name) => NESTED.test(name)) ? 'comprimidos' : undefined;
};

/** Whether the list of parts of an Office document names a project of macros, whatever its part is called. */
const listed = ({ bytes, parts }: Opened): ContenidoRiesgoso | undefined => {
  const list = parts.find(({ name }) => name === CONTENT_TYPES);
  if (list === undefined) return undefined;
  if (list.entry.inflated > MAX_LIST) return 'excesivo';
  const text = Buffer.from(inflateEntry(bytes, list.entry)).toString('latin1');
  return /vbaproject/i.test(text) ? 'macros' : undefined;
};

const inPdf = (bytes: Uint8Array): ContenidoRiesgoso | undefined =>
  opensWithPasswordOnly(bytes) ? 'contrasena' : undefined;

const inDocument = (bytes: Uint8Array, depth: number): ContenidoRiesgoso | undefined => {
  if (isCompound(bytes)) return riskInCompound(bytes);
  if (isPdf(bytes)) return inPdf(bytes);
  const parts = namedParts(bytes);
  const document = parts.some(({ name }) => DOCUMENT_PARTS.includes(name));
  return !document || depth > MAX_DEPTH ? 'comprimidos' : inParts({ bytes, parts, plain: false, depth });
};

/** What the parts really are, by their first bytes; documents among them are opened. */
const found = ({ bytes, parts, plain, depth }: Opened): ContenidoRiesgoso | undefined => {
  let left = MAX_LOOKED_INTO;
  for (const { entry } of parts.filter((each) => plain || EMBEDDED.test(each.name))) {
    const head = headOf(bytes, entry);
    if (head === undefined) return 'comprimidos';
    if (isProgram(head)) return 'programas';
    if (isCompressed(head)) return 'comprimidos';
    if (!isZip(head) && !isCompound(head) && !isPdf(head)) continue;
    left -= entry.inflated;
    if (left < 0) return 'excesivo';
    const risk = inDocument(inflateEntry(bytes, entry), depth + 1);
    if (risk !== undefined) return risk;
  }
  return undefined;
};

const inParts = (opened: Opened): ContenidoRiesgoso | undefined => declared(opened) ?? listed(opened) ?? found(opened);

const namedParts = (bytes: Uint8Array): readonly Named[] =>
  zipEntries(bytes, LIMITS).map((entry) => ({ entry, name: entry.name.replaceAll('\\', '/').toLowerCase() }));

/** What `look` finds; a compressed file that can't be read is damaged, or too much. */
const orUnreadable = (look: () => ContenidoRiesgoso | undefined): ContenidoRiesgoso | undefined => {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.refusal.code === unreadable.tooMuch().code ? 'excesivo' : 'danado';
  }
};

/** A program in a ZIP that was put behind a file of another kind: under the name of a ZIP it opens as one. */
const behind = (bytes: Uint8Array): ContenidoRiesgoso | undefined => {
  const zip = appendedZip(bytes);
  if (zip === undefined) return undefined;
  const risk = orUnreadable(() => inParts({ bytes: zip, parts: namedParts(zip), plain: true, depth: 1 }));
  return risk === 'programas' || risk === 'macros' ? risk : undefined;
};

/**
 * What a file holds for which it can't be kept; `mime` is its type by its content. Of a compressed file no more than the first
 * bytes of each part and the documents among them are inflated, within bounds.
 */
export const contentRisk = (bytes: Uint8Array, mime: string): ContenidoRiesgoso | undefined => {
  if (isCompound(bytes)) return riskInCompound(bytes);
  if (!isZip(bytes)) return (mime === 'application/pdf' ? inPdf(bytes) : undefined) ?? behind(bytes);
  const plain = mime === 'application/zip';
  return orUnreadable(() => inParts({ bytes, parts: namedParts(bytes), plain, depth: 1 }));
};
