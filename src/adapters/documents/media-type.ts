import { fileTypeFromBuffer } from 'file-type';
import { contentRisk } from './content-risk.js';
import { decodeText } from './read-text-encoding.js';

/** Text without a mark of its own looks the same everywhere: its beginning tells it from other bytes. */
const LOOKED_AT = 65_536;

/**
 * Media type of a file from its content, never from its name: text when it reads as text, and otherwise unknown bytes. What
 * it holds and should not is said behind it, as `application/zip; contenido=programas`.
 */
export const mediaTypeOf = async (bytes: Uint8Array): Promise<string> => {
  const known = await fileTypeFromBuffer(bytes);
  if (known === undefined)
    return decodeText(bytes.subarray(0, LOOKED_AT)) === undefined ? 'application/octet-stream' : 'text/plain';
  const risk = contentRisk(bytes, known.mime);
  return risk === undefined ? known.mime : `${known.mime}; contenido=${risk}`;
};
