import mammoth from 'mammoth';
import type { Block, PagedDocument, Paragraph, Table } from '../../application/import/source.js';
import { type DocxNode, parseNode } from './read-docx-node.js';
import { nodeText, tableGrid } from './read-docx-table.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

const HEADING = /^(heading|t[ií]tulo|title|encabezado)\b/iu;

/** `Heading 2` is 2, and the title of the document is above all. A bold line says nothing of its depth. */
const depthOf = ({ style }: DocxNode): number | undefined => {
  const [, kind = '', number] = /^(heading|t[ií]tulo|title|encabezado)\s*(\d)?/iu.exec(style) ?? [];
  if (kind === '') return undefined;
  return number === undefined ? 0 : Number(number);
};

const isBold = (node: DocxNode): boolean => {
  const runs = node.children.filter((child) => child.type === 'run' && nodeText(child).trim() !== '');
  return runs.length > 0 && runs.every((run) => run.bold);
};

const paragraphOf = (node: DocxNode, number: number): Paragraph | undefined => {
  const text = nodeText(node);
  if (text.trim() === '') return undefined;
  const heading = HEADING.test(node.style) || (isBold(node) && text.length <= 100 && !node.listed);
  return {
    kind: 'paragraph',
    text,
    where: `párrafo ${number}`,
    heading,
    depth: depthOf(node),
    listed: node.listed && !HEADING.test(node.style),
    level: node.level,
  };
};

const tableOf = (node: DocxNode, number: number): Table => {
  const where = `tabla ${number}`;
  return { kind: 'table', where, grid: tableGrid(node, where) };
};

const cellsOf = (table: DocxNode): readonly (readonly DocxNode[])[] =>
  table.children.map((row) => row.children.filter((child) => child.type === 'tableCell'));

/** A table of one column whose cells hold several paragraphs or a table is a box around text: what is in it stands for itself. */
const unboxed = (node: DocxNode): readonly DocxNode[] => {
  if (node.type !== 'table') return [node];
  const cells = cellsOf(node);
  const full = (cell: DocxNode): boolean =>
    cell.children.some((child) => child.type === 'table') ||
    cell.children.filter((child) => nodeText(child).trim() !== '').length > 1;
  if (!cells.every((row) => row.length <= 1) || !cells.flat().some(full)) return [node];
  return cells.flat().flatMap((cell) => cell.children.flatMap(unboxed));
};

const blocksOf = (root: DocxNode): readonly Block[] => {
  const counts = { paragraph: 0, table: 0 };
  return root.children.flatMap(unboxed).flatMap((node): readonly Block[] => {
    if (node.type === 'table') {
      counts.table += 1;
      return [tableOf(node, counts.table)];
    }
    counts.paragraph += 1;
    const paragraph = paragraphOf(node, counts.paragraph);
    return paragraph === undefined ? [] : [paragraph];
  });
};

const parse = async (bytes: Uint8Array): Promise<DocxNode> => {
  let root: DocxNode | undefined;
  const keep = (document: unknown): unknown => {
    root = parseNode(document);
    return { type: 'document', children: [], notes: { resolve: () => [] }, comments: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument: keep });
  } catch (error) {
    throw error instanceof RangeError ? error : new Unreadable(unreadable.damaged(), { cause: error });
  }
  if (root === undefined) throw new Unreadable(unreadable.damaged());
  return root;
};

const size = (blocks: readonly Block[]): { cells: number; characters: number } => {
  const texts = blocks.flatMap((block): readonly string[] =>
    block.kind === 'paragraph' ? [block.text] : block.grid.cells.map((cell) => cell.text),
  );
  return { cells: texts.length, characters: texts.reduce((sum, text) => sum + text.length, 0) };
};

/** Reads a Word document: its paragraphs and tables in order, without its page headers, notes or deleted text. */
export const readDocx = async (bytes: Uint8Array, limits: ReadingLimits): Promise<PagedDocument> => {
  const blocks = blocksOf(await parse(bytes));
  const { cells, characters } = size(blocks);
  if (cells > limits.cells || characters > limits.characters) throw new Unreadable(unreadable.tooMuch());
  if (blocks.length === 0) throw new Unreadable(unreadable.empty());
  return { kind: 'document', pages: [{ where: 'documento', blocks }], omitted: [], warnings: [] };
};
