import { createCipheriv, createHash } from 'node:crypto';

/** What the encryption dictionary of a PDF says (ISO 32000-2, 7.6). */
interface Encryption {
  readonly revision: number;
  readonly keyBytes: number;
  readonly permissions: number;
  readonly owner: Buffer;
  readonly user: Buffer;
  readonly id: Buffer;
  readonly metadata: boolean;
}

const LONGEST_DICTIONARY = 4_000;
/** What stands for a password that is shorter than 32 bytes, and so for none (algorithm 2). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_whole, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8) & 255) : (ESCAPES[sign] ?? sign),
  );

/** A string of PDF, in hexadecimal or literal, behind a mark; empty when there is none. */
const stringBehind = (text: string, mark: RegExp): Buffer => {
  const at = mark.exec(text);
  const from = at === null ? text.length : at.index + at[0].length;
  const rest = text.slice(from, from + LONGEST_DICTIONARY);
  const hex = /^\s*<([0-9a-f\s]*)>/i.exec(rest)?.[1];
  if (hex !== undefined) return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
  const literal = /^\s*\(((?:\\[\s\S]|[^\\)])*)\)/.exec(rest)?.[1] ?? '';
  return Buffer.from(unescaped(literal), 'latin1');
};

const numberBehind = (text: string, mark: RegExp): number => Number(mark.exec(text)?.[1] ?? Number.NaN);

/** The dictionary that the trailer names, as text; undefined when the file is not encrypted or it is not found. */
const dictionaryOf = (text: string): string | undefined => {
  const at = /\/Encrypt\s*(?:(\d{1,10})\s+(\d{1,5})\s+R|(?=<<))/.exec(text);
  if (at === null) return undefined;
  const [whole, object, generation] = at;
  const start =
    object === undefined
      ? at.index + whole.length
      : text.search(new RegExp(`(?<![0-9])${object}\\s+${generation}\\s+obj\\b`));
  return start < 0 ? undefined : text.slice(start, start + LONGEST_DICTIONARY).split('endobj')[0];
};

const encryptionOf = (text: string, dictionary: string): Encryption => {
  const revision = numberBehind(dictionary, /\/R\s+(\d+)/);
  const length = numberBehind(dictionary, /\/Length\s+(\d{2,3})\b/);
  return {
    revision,
    keyBytes: revision === 2 || Number.isNaN(length) ? 5 : Math.min(16, length / 8),
    permissions: numberBehind(dictionary, /\/P\s+(-?\d+)/) | 0,
    owner: stringBehind(dictionary, /\/O(?=\s*[<(])/),
    user: stringBehind(dictionary, /\/U(?=\s*[<(])/),
    id: stringBehind(text, /\/ID\s*\[/),
    metadata: !/\/EncryptMetadata\s+false/.test(dictionary),
  };
};

const md5 = (...parts: readonly Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** RC4, which Node no longer has: enough for the 32 bytes that are compared. */
const rc4 = (key: Uint8Array, data: Uint8Array): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 255] ?? 0;
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [at(b), at(a)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    data.map((byte, index) => {
      const i = (index + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
};

/** Algorithms 2, 4 and 5: revisions 2 to 4. */
const opensWithRc4 = ({ revision, keyBytes, permissions, owner, user, id, metadata }: Encryption): boolean => {
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions);
  const hidden = revision >= 4 && !metadata ? Buffer.alloc(4, 255) : Buffer.alloc(0);
  let key = md5(PADDING, owner.subarray(0, 32), allowed, id, hidden).subarray(0, keyBytes);
  if (revision === 2) return rc4(key, PADDING).equals(user);
  for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, keyBytes);
  let made = md5(PADDING, id);
  for (let round = 0; round < 20; round += 1)
    made = rc4(
      key.map((byte) => byte ^ round),
      made,
    );
  return made.equals(user.subarray(0, 16));
};

/** Algorithm 2.B, without a password: revision 6. */
const hardened = (salt: Uint8Array): Buffer => {
  let key = createHash('sha256').update(salt).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const made = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    const rest = made.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(made)
      .digest();
    last = made.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
};

const opens = (encryption: Encryption): boolean => {
  const { revision, user } = encryption;
  if (!(revision >= 2 && revision <= 6) || user.length < 32) return true;
  const salt = user.subarray(32, 40);
  if (revision === 5) return createHash('sha256').update(salt).digest().equals(user.subarray(0, 32));
  return revision === 6 ? hardened(salt).equals(user.subarray(0, 32)) : opensWithRc4(encryption);
};

/**
 * Whether a PDF opens with a password alone. One that is only protected against printing or copying opens for everybody, and
 * what can't be told is taken for one that opens.
 */
export const opensWithPasswordOnly = (bytes: Uint8Array): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.includes('/Encrypt')) return false;
  const text = buffer.toString('latin1');
  const dictionary = dictionaryOf(text) ?? '';
  return /\/Filter\s*\/Standard\b/.test(dictionary)
    ? !opens(encryptionOf(text, dictionary))
    : /\/Filter\s*\/Adobe\.PubSec\b/.test(dictionary);
};
