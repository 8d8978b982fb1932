import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from './read-text-encoding.js';
import { checkEntries, zipEntries } from './read-zip-bounds.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

/** What the bytes are, whatever the name says. */
export type Content =
  | { readonly type: 'xlsx'; readonly macros: boolean }
  | { readonly type: 'docx'; readonly macros: boolean }
  | { readonly type: 'pdf' }
  | { readonly type: 'text'; readonly text: string; readonly guessed: boolean };

const starts = (bytes: Uint8Array, ...prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

const indexOf = (bytes: Uint8Array, text: string, encoding: 'latin1' | 'utf16le'): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, 0, encoding);

const zipContent = (bytes: Uint8Array, limits: ReadingLimits): Content => {
  const entries = zipEntries(bytes, limits);
  const names = new Set(entries.map((entry) => entry.name.replaceAll('\\', '/').toLowerCase()));
  const macros = [...names].some((name) => name.endsWith('vbaproject.bin'));
  const type = names.has('xl/workbook.xml') ? 'xlsx' : names.has('word/document.xml') ? 'docx' : undefined;
  if (type === undefined) throw new Unreadable(otherZip(names));
  checkEntries(bytes, entries);
  return { type, macros };
};

const otherZip = (names: ReadonlySet<string>): ReturnType<typeof unreadable.otherOffice> => {
  if (names.has('xl/workbook.bin')) return unreadable.otherOffice('un libro binario de Excel (.xlsb)');
  if (names.has('ppt/presentation.xml')) return unreadable.otherOffice('una presentación');
  if (names.has('mimetype') && names.has('content.xml')) return unreadable.otherOffice('un documento de LibreOffice');
  return unreadable.otherOffice('un archivo comprimido');
};

/** OLE containers: a workbook or document with a password, or the formats of Office 97 to 2003. */
const compound = (bytes: Uint8Array): Unreadable => {
  if (indexOf(bytes, 'EncryptedPackage', 'utf16le') >= 0) return new Unreadable(unreadable.encrypted());
  if (indexOf(bytes, 'WordDocument', 'utf16le') >= 0) return new Unreadable(unreadable.legacyDocument());
  const workbook = indexOf(bytes, 'Workbook', 'utf16le') >= 0 || indexOf(bytes, 'Book', 'utf16le') >= 0;
  return new Unreadable(workbook ? unreadable.legacyWorkbook() : unreadable.notAReport());
};

/** file-type takes the mark FF FE for the start of an MP3. */
export const hasUtf16Mark = (bytes: Uint8Array): boolean => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff);

const isProgram = (bytes: Uint8Array): boolean =>
  starts(bytes, 0x4d, 0x5a) ||
  starts(bytes, 0x7f, 0x45, 0x4c, 0x46) ||
  starts(bytes, 0x23, 0x21) ||
  starts(bytes, 0xcf, 0xfa, 0xed, 0xfe);

const MARKUP = /^\s*(?:<\?xml|<!doctype|<html|<table|<head|<body|\{\\rtf|<workbook)/iu;

const textContent = (bytes: Uint8Array): Content | undefined => {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return undefined;
  const text = decoded.text.replace(/^\ufeff/u, '');
  if (text.trim() === '') throw new Unreadable(unreadable.empty());
  if (MARKUP.test(text.slice(0, 400))) {
    const what = text.trimStart().startsWith('{')
      ? 'un texto enriquecido (.rtf)'
      : 'una página web o XML con otro nombre';
    throw new Unreadable(unreadable.otherOffice(what));
  }
  return { type: 'text', text, guessed: decoded.guessed };
};

const otherRefusal = (mime: string): ReturnType<typeof unreadable.image> => {
  if (mime.startsWith('image/')) return unreadable.image();
  if (/executable|msdownload|x-elf|x-mach|java-vm/u.test(mime)) return unreadable.program();
  return unreadable.notAReport();
};

/** Tells what the bytes are. Throws `Unreadable` for whatever isn't read here. */
export const contentOf = async (bytes: Uint8Array, limits: ReadingLimits): Promise<Content> => {
  if (starts(bytes, 0x50, 0x4b)) return zipContent(bytes, limits);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compound(bytes);
  if (indexOf(bytes.subarray(0, 1_024), '%PDF-', 'latin1') >= 0) return { type: 'pdf' };
  if (isProgram(bytes)) throw new Unreadable(unreadable.program());
  const known = hasUtf16Mark(bytes) ? undefined : await fileTypeFromBuffer(bytes);
  if (known !== undefined && !/xml|rtf/u.test(known.mime)) throw new Unreadable(otherRefusal(known.mime));
  const text = textContent(bytes);
  if (text === undefined) throw new Unreadable(unreadable.notAReport());
  return text;
};
