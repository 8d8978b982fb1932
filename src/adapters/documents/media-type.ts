import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from './read-text-encoding.js';

/** Text without a mark of its own looks the same everywhere: its beginning tells it from other bytes. */
const LOOKED_AT = 65_536;

/** Media type of a file from its content, never from its name: text when it reads as text, and otherwise unknown bytes. */
export const mediaTypeOf = async (bytes: Uint8Array): Promise<string> => {
  const known = await fileTypeFromBuffer(bytes);
  if (known !== undefined) return known.mime;
  return decodeText(bytes.subarray(0, LOOKED_AT)) === undefined ? 'application/octet-stream' : 'text/plain';
};
