import { DELIMITERS, guessDelimiter, readDelimited, TABLE_FIT } from '../../application/import/delimited.js';
import { sheetOfRows } from '../../application/import/sheet-of-rows.js';
import type { PagedDocument, Paragraph, Source, Workbook } from '../../application/import/source.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

const GUESSED = 'El archivo no dice cómo están codificados sus acentos; se leyó como Windows-1252. Revise que se vean bien.';
const UNCLOSED = 'El archivo abre unas comillas que nunca cierra: revise los últimos renglones.';

/** Excel writes and reads a first line `sep=;` that says the delimiter. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/iu;

const workbookOf = (text: string, delimiter: string, warnings: readonly string[], limits: ReadingLimits): Workbook => {
  const { rows, unclosed } = readDelimited(text, delimiter);
  const sheet = sheetOfRows('CSV', rows);
  if (sheet.grid.cells.length > limits.cells) throw new Unreadable(unreadable.tooMuch());
  return { kind: 'workbook', sheets: [sheet], warnings: unclosed ? [...warnings, UNCLOSED] : warnings };
};

const documentOf = (text: string, warnings: readonly string[]): PagedDocument => {
  const blocks = text.split(/\r?\n/u).flatMap((line, index): readonly Paragraph[] =>
    line.trim() === ''
      ? []
      : [{ kind: 'paragraph', text: line, where: `renglón ${index + 1}`, heading: false, listed: false }],
  );
  return { kind: 'document', pages: [{ where: 'texto', blocks }], omitted: [], warnings };
};

/**
 * Reads a plain text: delimited rows when its lines agree on a delimiter, paragraphs otherwise. Only here does the name
 * count, since nothing in the bytes tells a one-column CSV from prose.
 */
export const readText = (text: string, name: string, guessed: boolean, limits: ReadingLimits): Source => {
  if (text.length > limits.characters) throw new Unreadable(unreadable.tooMuch());
  const warnings = guessed ? [GUESSED] : [];
  const said = SEPARATOR_LINE.exec(text);
  if (said?.[1] !== undefined) return workbookOf(text.slice(said[0].length), said[1], warnings, limits);
  const guess = guessDelimiter(text);
  const named = /\.(csv|tsv|tab)$/iu.test(name);
  if (guess.fit >= TABLE_FIT || named) return workbookOf(text, guess.fit > 0 ? guess.delimiter : DELIMITERS[2], warnings, limits);
  return documentOf(text, warnings);
};
