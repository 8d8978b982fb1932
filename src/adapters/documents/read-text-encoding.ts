const hasPrefix = (bytes: Uint8Array, ...prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

const zeros = (bytes: Uint8Array, parity: 0 | 1): number =>
  bytes.subarray(0, 4_000).filter((byte, index) => byte === 0 && index % 2 === parity).length;

const wideEncoding = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (hasPrefix(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (hasPrefix(bytes, 0xfe, 0xff)) return 'utf-16be';
  const half = Math.min(bytes.length, 4_000) / 2;
  if (zeros(bytes, 1) > half * 0.6 && zeros(bytes, 0) < half * 0.1) return 'utf-16le';
  return zeros(bytes, 0) > half * 0.6 && zeros(bytes, 1) < half * 0.1 ? 'utf-16be' : undefined;
};

const asUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** What Windows-1252 has from 0x80 to 0x9F. Node 20 decodes it as ISO 8859-1, which has control characters there. */
const MARKS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const asWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/gu, (byte) => MARKS_1252[byte.charCodeAt(0) - 0x80] ?? byte);

/** Control characters but tab and line ends: binary data that happens to decode. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/gu;

/** A text, and whether its encoding had to be guessed. */
export interface DecodedText {
  readonly text: string;
  readonly guessed: boolean;
}

/**
 * Text of a file without a declared encoding: UTF-16 by its mark or its zeros, UTF-8 if it is valid, else Windows-1252, which is
 * what Excel writes in Mexico. Undefined when it is not text.
 */
export const decodeText = (bytes: Uint8Array): DecodedText | undefined => {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), guessed: false };
  if (bytes.includes(0)) return undefined;
  const utf8 = asUtf8(bytes);
  const text = utf8 ?? asWindows1252(bytes);
  const control = text.slice(0, 20_000).match(CONTROL)?.length ?? 0;
  return control * 100 > Math.min(text.length, 20_000) ? undefined : { text, guessed: utf8 === undefined };
};
