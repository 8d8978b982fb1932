import { type ContenidoRiesgoso, esNombreRiesgoso } from '../../domain/archivo-permitido.js';
import { type ZipEntry, zipEntries } from './read-zip-bounds.js';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

/** What a compressed file may hold. Nothing is inflated here: what it declares is weighed. */
const LIMITS: ReadingLimits = { ...READING_LIMITS, inflatedBytes: 1024 * 1024 * 1024, entries: 20_000 };
/** Deflate makes at most 1,032 bytes of one; documents stay far under a hundred, and whoever opens the file has to inflate it. */
const MAX_RATIO = 200;
const RATIO_FROM = 50 * 1024 * 1024;

const MACROS = /(?:^|\/)vbaproject\.bin$|(?:^|\/)macrosheets\//;
const NESTED = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|zst|arj|lzh|ace)$/;

const starts = (bytes: Uint8Array, ...prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

const isExcessive = (bytes: Uint8Array, entries: readonly ZipEntry[]): boolean => {
  const inflated = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  const compressed = entries.reduce((sum, entry) => sum + entry.compressed, 0);
  // Parts that overlap, as in a ZIP bomb without nesting, add up to more than the file.
  return compressed > bytes.byteLength || (inflated > RATIO_FROM && inflated > bytes.byteLength * MAX_RATIO);
};

const inEntries = (bytes: Uint8Array, entries: readonly ZipEntry[], plain: boolean): ContenidoRiesgoso | undefined => {
  const names = entries.map(({ name }) => name.replaceAll('\\', '/').toLowerCase());
  if (names.some((name) => MACROS.test(name))) return 'macros';
  if (isExcessive(bytes, entries)) return 'excesivo';
  if (!plain) return undefined;
  if (entries.some(({ encrypted }) => encrypted)) return 'contrasena';
  if (names.some(esNombreRiesgoso)) return 'programas';
  return names.some((name) => NESTED.test(name)) ? 'comprimidos' : undefined;
};

const inZip = (bytes: Uint8Array, plain: boolean): ContenidoRiesgoso | undefined => {
  try {
    return inEntries(bytes, zipEntries(bytes, LIMITS), plain);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.refusal.code === unreadable.tooMuch().code ? 'excesivo' : 'danado';
  }
};

/** Class id of a Windows Installer package, which is a compound file like a document of Office 97. */
const INSTALLER = Buffer.from('84100c0000000000c000000000000046', 'hex');

const inCompound = (bytes: Uint8Array): ContenidoRiesgoso | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(INSTALLER)) return 'programas';
  if (buffer.includes('EncryptedPackage', 0, 'utf16le')) return 'contrasena';
  return buffer.includes('_VBA_PROJECT', 0, 'utf16le') ? 'macros' : undefined;
};

/** What a file holds for which it can't be kept, found without opening or inflating it; `mime` is its type by its content. */
export const contentRisk = (bytes: Uint8Array, mime: string): ContenidoRiesgoso | undefined => {
  if (starts(bytes, 0x50, 0x4b)) return inZip(bytes, mime === 'application/zip');
  return starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) ? inCompound(bytes) : undefined;
};
