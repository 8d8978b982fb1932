import { constants, inflateRawSync } from 'node:zlib';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

/** One part of a ZIP file, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressed: number;
  readonly inflated: number;
  /** Offset of its local header. */
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const LONGEST_END = 22 + 65_535;
/** Value that sends the reader to ZIP64 fields: no report is that large. */
const ZIP64 = 0xffffffff;

const damaged = (): Unreadable => new Unreadable(unreadable.damaged());

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end record is; undefined when there is none. */
const endIn = (view: DataView): number | undefined => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
};

const endOf = (view: DataView): number => {
  const end = endIn(view);
  if (end === undefined) throw damaged();
  return end;
};

/** A ZIP that was put behind another file, as programs that open one find it: from its end. Undefined when there is none. */
export const appendedZip = (bytes: Uint8Array): Uint8Array | undefined => {
  const view = viewOf(bytes);
  const end = endIn(view);
  if (end === undefined) return undefined;
  const from = end - view.getUint32(end + 12, true) - view.getUint32(end + 16, true);
  return from < 0 ? undefined : bytes.subarray(from);
};

const entryAt = (bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } => {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged();
  const nameLength = view.getUint16(at + 28, true);
  const entry: ZipEntry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    compressed: view.getUint32(at + 20, true),
    inflated: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return { entry, next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) };
};

/** Reads the central directory, without inflating anything. Throws `Unreadable` when it is damaged or over the limits. */
export const zipEntries = (bytes: Uint8Array, limits: ReadingLimits): readonly ZipEntry[] => {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new Unreadable(unreadable.tooMuch());
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = entryAt(bytes, view, at);
    entries.push(entry);
    at = next;
  }
  const total = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  if (total > limits.inflatedBytes || entries.some((entry) => entry.compressed === ZIP64)) {
    throw new Unreadable(unreadable.tooMuch());
  }
  return entries;
};

const keptData = (bytes: Uint8Array, entry: ZipEntry): Uint8Array => {
  const view = viewOf(bytes);
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL) throw damaged();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.compressed > bytes.byteLength) throw damaged();
  return bytes.subarray(start, start + entry.compressed);
};

/** Compressed bytes from which the beginning of a part is told. */
const HEAD = 512;

/** The first bytes of one part; undefined for a way of compressing that is not known here. Throws `Unreadable` when it is damaged. */
export const headOf = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const kept = keptData(bytes, entry).subarray(0, HEAD);
  if (entry.method === 0) return kept;
  if (entry.method !== 8) return undefined;
  try {
    return inflateRawSync(kept, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw new Unreadable(unreadable.damaged(), { cause: error });
  }
};

/** Inflates one part, never beyond its declared size. Throws `Unreadable` when it is longer, shorter or damaged. */
export const inflateEntry = (bytes: Uint8Array, entry: ZipEntry): Uint8Array => {
  const data = keptData(bytes, entry);
  if (entry.method === 0) return data;
  if (entry.method !== 8) throw damaged();
  let inflated: Uint8Array;
  try {
    inflated = inflateRawSync(data, { maxOutputLength: Math.max(1, entry.inflated) });
  } catch (error) {
    throw new Unreadable(unreadable.damaged(), { cause: error });
  }
  if (inflated.byteLength !== entry.inflated) throw damaged();
  return inflated;
};

/**
 * Makes sure that no part lies about its size, so that a library may inflate them all. One part is in memory at a time.
 * Throws `Unreadable`.
 */
export const checkEntries = (bytes: Uint8Array, entries: readonly ZipEntry[]): void => {
  for (const entry of entries) {
    if (entry.encrypted) throw new Unreadable(unreadable.encrypted());
    inflateEntry(bytes, entry);
  }
};
