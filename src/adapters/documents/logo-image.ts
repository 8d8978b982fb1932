/** A picture that both renderings can show, and its size in pixels. */
export interface LogoImage {
  readonly format: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** From the header that every PNG starts with (ISO/IEC 15948, 11.2.2). */
const pngImage = (header: DataView): LogoImage | undefined =>
  header.byteLength < 24 ? undefined : { format: 'png', width: header.getUint32(16), height: header.getUint32(20) };

/** Markers that start a frame (ISO/IEC 10918-1, table B.1): C0 to CF but for the tables C4, C8 and CC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** From the frame header, past the segments before it, each of which says its length. */
const jpegImage = (data: DataView): LogoImage | undefined => {
  for (let at = 2; at + 9 <= data.byteLength && data.getUint8(at) === 0xff; ) {
    const marker = data.getUint8(at + 1);
    if (isFrame(marker)) return { format: 'jpg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    // A filler byte before a marker stands alone.
    at += marker === 0xff ? 1 : 2 + data.getUint16(at + 2);
  }
  return undefined;
};

/** Format and size of the letterhead's logo, from its bytes. Throws when it is neither a PNG nor a JPEG with a size. */
export function logoImage(bytes: Uint8Array): LogoImage {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = startsWith(bytes, PNG) ? pngImage(data) : startsWith(bytes, JPEG) ? jpegImage(data) : undefined;
  if (image === undefined) throw new TypeError('the logo of the letterhead is neither a PNG nor a JPEG');
  if (image.width === 0 || image.height === 0) throw new TypeError('the logo of the letterhead has no size');
  return image;
}
