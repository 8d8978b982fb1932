const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height, from the header that every PNG starts with (ISO/IEC 15948, 11.2.2). Throws on anything else. */
export function pngSize(bytes: Uint8Array): PixelSize {
  if (bytes.length < 24 || SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    throw new TypeError('the logo of the letterhead is not a PNG');
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const size = { width: header.getUint32(16), height: header.getUint32(20) };
  if (size.width === 0 || size.height === 0) throw new TypeError('the logo of the letterhead has no size');
  return size;
}
