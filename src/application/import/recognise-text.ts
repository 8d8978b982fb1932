import { guessDelimiter, readDelimited, TABLE_FIT } from './delimited.js';
import { recognise } from './recognise.js';
import { splitBoth } from './labelled-text.js';
import type { Answers, Candidate, Reading } from './reading.js';
import { sheetOfRows } from './sheet-of-rows.js';
import type { PagedDocument, Paragraph } from './source.js';

const PLACE = 'texto pegado';

/** Non-blank lines, each with the blank ones after it, so that joining them gives the text back. */
const linesOf = (text: string): readonly string[] =>
  text.split(/\r?\n/u).reduce<string[]>((lines, line) => {
    const last = lines.length - 1;
    if (line.trim() !== '' || last < 0) lines.push(line);
    else lines[last] = `${lines[last] ?? ''}\n`;
    return lines;
  }, []);

const paragraphOf = (text: string, index: number): Paragraph => ({
  kind: 'paragraph', text, where: `${PLACE}, renglón ${index + 1}`, heading: false, listed: false,
});

const documentOf = (text: string): PagedDocument => ({
  kind: 'document',
  omitted: [],
  warnings: [],
  pages: [{ where: PLACE, blocks: linesOf(text).filter((line) => line.trim() !== '').map(paragraphOf) }],
});

const FIRST_NUMBER = /^\s*(?:1\s{0,2}[.)-]|[•●-]\s)/u;

/** Numbered items without any heading are hallazgos: the pasted text is about nothing else. */
const withHeading = (document: PagedDocument): PagedDocument => {
  const [page] = document.pages;
  const [first] = page?.blocks ?? [];
  if (page === undefined || first?.kind !== 'paragraph' || !FIRST_NUMBER.test(first.text)) return document;
  const heading: Paragraph = { kind: 'paragraph', text: 'Hallazgos', where: PLACE, heading: true, listed: false };
  return { ...document, pages: [{ ...page, blocks: [heading, ...page.blocks] }] };
};

const oneOf = (text: string): Candidate => {
  const texts = splitBoth(text);
  const alone = 'El texto se tomó como un solo hallazgo, sin recomendación.';
  return { ...texts, ubicacion: PLACE, extras: [], warnings: texts.recomendacion === undefined ? [alone] : [] };
};

const isTable = (text: string): boolean => text.includes('\t') && guessDelimiter(text).fit >= TABLE_FIT;

const asTable = (text: string, answers: Answers): Reading | undefined => {
  if (!isTable(text)) return undefined;
  const sheet = sheetOfRows(PLACE, readDelimited(text, '\t').rows);
  const reading = recognise({ kind: 'workbook', sheets: [sheet], warnings: [] }, answers);
  return reading.candidates.length + reading.questions.length > 0 ? reading : undefined;
};

/**
 * Turns pasted text into proposed ASM: a table copied from a spreadsheet, numbered items, `Hallazgo: … Recomendación: …`
 * pairs, or else the whole text as one ASM. Blank text gives no candidates.
 */
export const recogniseText = (text: string, answers: Answers = {}): Reading => {
  const table = asTable(text, answers);
  if (table !== undefined) return table;
  const reading = recognise(withHeading(documentOf(text)), answers);
  if (text.trim() === '' || reading.candidates.length + reading.questions.length > 0) return reading;
  return { ...reading, candidates: [oneOf(text.trim())], warnings: [] };
};
