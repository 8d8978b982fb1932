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
  const text = utf8 ?? new TextDecoder('windows-1252').decode(bytes);
  const control = text.slice(0, 20_000).match(/[\u0001-\u0008\u000e-\u001f\u0080-\u009f]/gu)?.length ?? 0;
  return control * 100 > Math.min(text.length, 20_000) ? undefined : { text, guessed: utf8 === undefined };
};
