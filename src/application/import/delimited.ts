/** A delimited text as rows of fields (RFC 4180: quotes, doubled quotes, line breaks inside quotes). */
export type Rows = readonly (readonly string[])[];

interface Scan {
  readonly rows: string[][];
  row: string[];
  field: string;
  quoted: boolean;
}

const endField = (scan: Scan): void => {
  scan.row.push(scan.field);
  scan.field = '';
};

const endRow = (scan: Scan): void => {
  endField(scan);
  scan.rows.push(scan.row);
  scan.row = [];
};

/** Takes the character at `at` inside quotes; returns how many characters it took. */
const takeQuoted = (scan: Scan, text: string, at: number): number => {
  const end = text.indexOf('"', at);
  scan.field += text.slice(at, end < 0 ? text.length : end);
  if (end < 0) return text.length - at;
  if (text[end + 1] === '"') {
    scan.field += '"';
    return end + 2 - at;
  }
  scan.quoted = false;
  return end + 1 - at;
};

const takePlain = (scan: Scan, text: string, at: number, delimiter: string): number => {
  const char = text[at];
  if (char === '"' && scan.field === '') scan.quoted = true;
  else if (char === delimiter) endField(scan);
  else if (char === '\n' || char === '\r') {
    endRow(scan);
    return char === '\r' && text[at + 1] === '\n' ? 2 : 1;
  } else scan.field += char;
  return 1;
};

/** Reads delimited text. A quote that is never closed takes the rest, and `unclosed` says so. */
export const readDelimited = (text: string, delimiter: string): { readonly rows: Rows; readonly unclosed: boolean } => {
  const scan: Scan = { rows: [], row: [], field: '', quoted: false };
  let at = 0;
  while (at < text.length) {
    at += scan.quoted ? takeQuoted(scan, text, at) : takePlain(scan, text, at, delimiter);
  }
  if (scan.field !== '' || scan.row.length > 0) endRow(scan);
  return { rows: scan.rows, unclosed: scan.quoted };
};

/** Delimiters tried, in order of preference when they do equally well. */
export const DELIMITERS = ['\t', ';', ',', '|'] as const;

/** How well a delimiter explains a text: the share of rows with the usual number of fields, 0 when that is one. */
const fit = (rows: Rows): number => {
  const widths = rows.filter((row) => row.some((field) => field.trim() !== '')).map((row) => row.length);
  if (widths.length < 2) return 0;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [[width, count] = [1, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return width < 2 ? 0 : count / widths.length;
};

/** The delimiter that best explains the text, with its fit from 0 to 1; judged on the first 200,000 characters. */
export const guessDelimiter = (text: string): { readonly delimiter: string; readonly fit: number } => {
  const head = text.slice(0, 200_000);
  const tried = DELIMITERS.map((delimiter) => ({ delimiter, fit: fit(readDelimited(head, delimiter).rows) }));
  return tried.reduce((best, one) => (one.fit > best.fit ? one : best), { delimiter: ',', fit: 0 });
};

/** Fewest rows of equal width, as a share, for a text to be taken as a table. */
export const TABLE_FIT = 0.8;
