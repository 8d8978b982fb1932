import { fileTypeFromBuffer } from 'file-type';
import { contentRisk } from './content-risk.js';
import { hasMacroMark, runnableText } from './content-text.js';
import { hasUtf16Mark } from './read-content-type.js';
import { decodeText } from './read-text-encoding.js';

/** Text without a mark of its own looks the same everywhere: its beginning tells it from other bytes. */
const LOOKED_AT = 65_536;

const textType = (bytes: Uint8Array, known: string): string => {
  const decoded = decodeText(bytes.subarray(0, LOOKED_AT));
  if (decoded === undefined) return 'application/octet-stream';
  const mime = runnableText(decoded.text) ?? known;
  return hasMacroMark(bytes) ? `${mime}; contenido=macros` : mime;
};

/**
 * Media type of a file from its content, never from its name: text when it reads as text, and otherwise unknown bytes. What
 * it holds and should not is said behind it, as `application/zip; contenido=programas`.
 */
export const mediaTypeOf = async (bytes: Uint8Array): Promise<string> => {
  const known = hasUtf16Mark(bytes) ? undefined : await fileTypeFromBuffer(bytes);
  if (known === undefined) return textType(bytes, 'text/plain');
  if (known.mime === 'application/xml') return textType(bytes, known.mime);
  const risk = contentRisk(bytes, known.mime);
  return risk === undefined ? known.mime : `${known.mime}; contenido=${risk}`;
};
