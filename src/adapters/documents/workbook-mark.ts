import { inflateEntry, zipEntries } from './read-zip-bounds.js';
import { READING_LIMITS } from './reading-limits.js';
import { Unreadable } from './unreadable.js';

const PROPERTIES = 'docProps/core.xml';
/** The properties of a file are a few lines. */
const MAX_BYTES = 65_536;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const propertiesOf = (bytes: Uint8Array): string | undefined => {
  const entry = zipEntries(bytes, READING_LIMITS).find(({ name }) => name === PROPERTIES);
  return entry === undefined || entry.inflated > MAX_BYTES || entry.encrypted
    ? undefined
    : new TextDecoder().decode(inflateEntry(bytes, entry));
};

/**
 * The keywords in the properties of an Office file, where a workbook of ours carries its mark. Only that part is inflated,
 * within a bound; undefined for a file that has none or is damaged.
 */
export const keywordsOf = (bytes: Uint8Array): string | undefined => {
  if (!ZIP.every((byte, index) => bytes[index] === byte)) return undefined;
  try {
    return /<cp:keywords>([^<]{1,400})<\/cp:keywords>/.exec(propertiesOf(bytes) ?? '')?.[1];
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};
