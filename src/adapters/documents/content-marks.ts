const starts = (bytes: Uint8Array, hex: string): boolean => {
  const mark = Buffer.from(hex, 'hex');
  return mark.every((byte, index) => bytes[index] === byte);
};

/** RAR, 7-Zip, gzip, bzip2, xz, Zstandard, cabinet. */
const COMPRESSED = ['526172211a07', '377abcaf271c', '1f8b08', '425a68', 'fd377a585a00', '28b52ffd', '4d534346'];
/** ELF, Mach-O of both orders and of several machines, Java class, Windows shortcut. */
const PROGRAMS = ['7f454c46', 'cffaedfe', 'cefaedfe', 'feedface', 'feedfacf', 'cafebabe', '4c0000000114020000000000c0'];
const DOS_HEADER = 64;

/** Whether bytes begin as a ZIP does, and so every document of Office since 2007 and of LibreOffice. */
export const isZip = (bytes: Uint8Array): boolean => starts(bytes, '504b');

/** Whether bytes begin as a PDF does. */
export const isPdf = (bytes: Uint8Array): boolean => starts(bytes, '255044462d');

/** Whether bytes begin as a document of Office 97 to 2003 does. */
export const isCompound = (bytes: Uint8Array): boolean => starts(bytes, 'd0cf11e0');

/** Whether bytes begin as a compressed file that is no ZIP. */
export const isCompressed = (bytes: Uint8Array): boolean => COMPRESSED.some((mark) => starts(bytes, mark));

/** Whether bytes begin as a program does. A text may begin with «MZ»; the header of a program has zeros. */
export const isProgram = (bytes: Uint8Array): boolean =>
  PROGRAMS.some((mark) => starts(bytes, mark)) || (starts(bytes, '4d5a') && bytes.subarray(0, DOS_HEADER).includes(0));
