import { z } from 'zod';
import type { Block, Page, PagedDocument, Paragraph } from '../../application/import/source.js';
import {
  compose,
  type Glyphs,
  isBoldFont,
  matrixOf,
  openPdf,
  operatorCodes,
  type PdfPage,
  pageOf,
} from './read-pdf-engine.js';
import { type LinedPage, stripFurniture } from './read-pdf-furniture.js';
import { cutWords, hyphenWarning, withSoftHyphens } from './read-pdf-hyphens.js';
import { joinLines, linesOf } from './read-pdf-lines.js';
import { paragraphsOf, type Typography, typographyOf } from './read-pdf-paragraphs.js';
import { rulesOf } from './read-pdf-rules.js';
import { gridOf, inTable, isBox, type RuledTable, ruledTables } from './read-pdf-tables.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

type PdfDocument = Awaited<ReturnType<typeof openPdf>>;
type EnginePage = Awaited<ReturnType<PdfDocument['getPage']>>;
type View = ReturnType<EnginePage['getViewport']>;

/** What pdf.js gives for a run of text; marks of the document's structure come among them and have no text. */
const textRun = z.object({
  str: z.string().min(1),
  width: z.number(),
  transform: z.array(z.number()),
  fontName: z.string(),
});

const glyphsOf = async (page: EnginePage, view: View): Promise<readonly Glyphs[]> => {
  const { items } = await page.getTextContent();
  return items.flatMap((item: unknown): readonly Glyphs[] => {
    const run = textRun.safeParse(item);
    if (!run.success) return [];
    const [a, b, c, d, x, y] = compose(matrixOf(view.transform), matrixOf(run.data.transform));
    const height = Math.hypot(c, d) || Math.hypot(a, b);
    return [{ text: run.data.str, x, y, width: run.data.width, height, bold: isBoldFont(page, run.data.fontName) }];
  });
};

const readPage = async (
  document: PdfDocument,
  number: number,
  codes: Readonly<Record<string, number>>,
): Promise<PdfPage> => {
  const page = await pageOf(document, number);
  const view = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const rules = rulesOf(operators, codes, matrixOf(view.transform));
  const glyphs = withSoftHyphens(await glyphsOf(page, view), cutWords(operators, codes));
  page.cleanup();
  return { number, width: view.width, height: view.height, glyphs, rules };
};

const readPages = async (document: PdfDocument, limits: ReadingLimits): Promise<readonly PdfPage[]> => {
  const codes = await operatorCodes();
  const pages: PdfPage[] = [];
  let left = limits.characters;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await readPage(document, number, codes);
    left -= page.glyphs.reduce((sum, one) => sum + one.text.length, 0);
    if (left < 0) throw new Unreadable(unreadable.tooMuch());
    pages.push(page);
  }
  return pages;
};

const textSize = (page: PdfPage): number => page.glyphs.reduce((sum, one) => sum + one.text.trim().length, 0);

/** Fewest letters a page for a PDF to count as text: below that it is a scan with a stamp. */
const FEWEST_LETTERS = 15;
const UNREADABLE_LETTER = /[\ufffd\p{Co}\p{Cc}]/gu;

const checkText = (pages: readonly PdfPage[]): void => {
  const size = pages.reduce((sum, page) => sum + textSize(page), 0);
  if (size < FEWEST_LETTERS * Math.max(1, Math.min(pages.length, 20))) throw new Unreadable(unreadable.scanned());
  const text = pages
    .slice(0, 20)
    .flatMap((page) => page.glyphs.map((one) => one.text))
    .join('');
  if ((text.match(UNREADABLE_LETTER)?.length ?? 0) * 5 > text.length) throw new Unreadable(unreadable.garbled());
};

interface Laid {
  readonly page: PdfPage;
  readonly tables: readonly RuledTable[];
}

const layOut = (page: PdfPage): Laid => ({
  page,
  tables: ruledTables(page.rules).filter(
    (table) => page.glyphs.some((one) => inTable(table, one)) && !isBox(table, page.glyphs),
  ),
});

const linedPage = ({ page, tables }: Laid): LinedPage => ({
  number: page.number,
  height: page.height,
  lines: linesOf(page.glyphs.filter((one) => !tables.some((table) => inTable(table, one)))),
});

/** Paragraphs and tables of a page, from top to bottom: text stands between the tables that part it. */
const blocksOf = (laid: Laid, lined: LinedPage, type: Typography, firstTable: number): readonly Block[] => {
  const where = `página ${laid.page.number}`;
  const blocks: Block[] = [];
  let rest = lined.lines;
  laid.tables.forEach((table, index) => {
    const top = table.ys[0] ?? 0;
    blocks.push(
      ...paragraphsOf(
        rest.filter((line) => line.y <= top),
        where,
        type,
      ),
    );
    rest = rest.filter((line) => line.y > top);
    const place = `${where}, tabla ${firstTable + index}`;
    blocks.push({ kind: 'table', where: place, grid: gridOf(table, laid.page.glyphs, place) });
  });
  return [...blocks, ...paragraphsOf(rest, where, type)];
};

const goesOn = (before: Block | undefined, after: Block | undefined): boolean =>
  before?.kind === 'paragraph' &&
  after?.kind === 'paragraph' &&
  !before.heading &&
  !after.heading &&
  !/[.!?:;»”"]$/u.test(before.text) &&
  /^[\p{Ll}(«“"]/u.test(after.text);

const unite = (before: Paragraph, after: Paragraph): Paragraph => ({
  ...before,
  text: joinLines(before.text, after.text),
  where: `${before.where.split(' a ')[0] ?? before.where} a ${after.where}`,
});

/** A paragraph that a page break cuts is one again; it stays on the page where it starts. */
const joinPages = (pages: readonly Page[]): readonly Page[] => {
  const joined: { where: string; blocks: Block[] }[] = [];
  for (const page of pages) {
    const before = joined.findLast(({ blocks }) => blocks.length > 0)?.blocks;
    const [first, ...rest] = page.blocks;
    const last = before?.at(-1);
    const cut = goesOn(last, first) && last?.kind === 'paragraph' && first?.kind === 'paragraph';
    if (cut && before !== undefined) before.splice(-1, 1, unite(last, first));
    joined.push({ where: page.where, blocks: cut ? rest : [...page.blocks] });
  }
  return joined;
};

const blankWarning = (pages: readonly PdfPage[]): readonly string[] => {
  const blank = pages.filter((page) => textSize(page) === 0).map((page) => page.number);
  return blank.length === 0
    ? []
    : [`Sin texto que leer (en blanco o imagen): páginas ${blank.slice(0, 20).join(', ')}.`];
};

/**
 * Reads a PDF by the position of its letters: ruled tables, paragraphs and list items, page by page. Lines of one paragraph
 * are joined with a space; a hyphen at the end of a line stays as it is, and a soft one, which is in no word, does not.
 */
export const readPdf = async (bytes: Uint8Array, limits: ReadingLimits): Promise<PagedDocument> => {
  const document = await openPdf(bytes, limits.pages);
  const pages = await readPages(document, limits);
  checkText(pages);
  const laid = pages.map(layOut);
  const stripped = stripFurniture(laid.map(linedPage));
  const type = typographyOf(stripped.pages.map((page) => page.lines));
  let tables = 1;
  const read = laid.map((one, index) => {
    const lined = stripped.pages[index] ?? linedPage(one);
    const blocks = blocksOf(one, lined, type, tables);
    tables += one.tables.length;
    return { where: `página ${one.page.number}`, blocks };
  });
  const warnings = [...blankWarning(pages), ...hyphenWarning(stripped.pages.map((page) => page.lines))];
  return { kind: 'document', pages: joinPages(read), omitted: stripped.omitted, warnings };
};
