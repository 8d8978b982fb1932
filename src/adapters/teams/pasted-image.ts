const SIGNATURES: readonly (readonly [ending: string, start: readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['bmp', [0x42, 0x4d]],
  ['webp', [0x52, 0x49, 0x46, 0x46]],
];

/** Name of a pasted image: its own when it came with one, else a plain one with the ending that its content has. */
export const pastedName = (name: string | null | undefined, bytes: Uint8Array): string => {
  const given = name?.trim() ?? '';
  if (/\.[a-z0-9]{2,5}$/i.test(given)) return given;
  const found = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  return `Imagen pegada.${found?.[0] ?? 'png'}`;
};
