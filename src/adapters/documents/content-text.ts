/** What comes before the first element of a page or a drawing. */
const PREAMBLE = /^(?:\ufeff|\s|<\?xml[^>]*>|<!--[\s\S]{0,2000}?-->)+/;

/** Texts that browsers or shells run, by how they begin. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, mime: string])[] = [
  [/^<!doctype\s+svg|^<svg[\s>]/i, 'image/svg+xml'],
  [/^<(?:!doctype\s+html|html|head|body|script|iframe|table|meta)[\s>]/i, 'text/html'],
  [/^#!/, 'application/x-sh'],
];

/** Media type of a text that is more than a text, from how it begins; undefined when it is not. */
export const runnableText = (text: string): string | undefined => {
  const start = text.slice(0, 4000).replace(PREAMBLE, '');
  return BEGINNINGS.find(([beginning]) => beginning.test(start))?.[1];
};

/** How Word writes down that a document saved as XML or as a single web page has macros. */
const MACRO_MARKS = ['macrosPresent="yes"', 'editdata.mso', 'ActiveMime'] as const;

/** Whether a text is a document of Word with macros: Word opens it as such under the name of any document. */
export const hasMacroMark = (bytes: Uint8Array): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return MACRO_MARKS.some((mark) => buffer.includes(mark));
};
