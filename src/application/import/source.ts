/** One cell that holds something. */
export interface Cell {
  /** Row in its table or sheet, from 1. */
  readonly row: number;
  /** Column in its table or sheet, from 1. */
  readonly column: number;
  /** What the file says, to the letter, line breaks included. Never blank. */
  readonly text: string;
  /** Where a person finds it: `Hoja1!F20`, `tabla 3, fila 4` or `página 12`. */
  readonly where: string;
  /** `number` covers dates and booleans too: a value that is no prose. `error` is a formula's error, such as `#REF!`. */
  readonly kind: 'text' | 'number' | 'error';
  /** es-MX sentence about this cell that the person must know. */
  readonly warning?: string;
}

/** A merged range, rows and columns from 1, ends included. Its value is in its first cell. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A rectangle of cells: a worksheet, or a table of a document. Only the cells that hold something are listed. */
export interface Grid {
  readonly cells: readonly Cell[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** A worksheet. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly grid: Grid;
}

/** A spreadsheet or a delimited text, as it was read. */
export interface Workbook {
  readonly kind: 'workbook';
  readonly sheets: readonly Sheet[];
  /** es-MX sentences about the file as a whole. */
  readonly warnings: readonly string[];
}

/** Running text of one paragraph or list item. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** `página 12`, or `párrafo 31` where the file has no pages. */
  readonly where: string;
  /** Its style or its type size says that it is a heading. */
  readonly heading: boolean;
  /** How deep its heading is, where that is known: greater is deeper. Of use only beside others of the same file. */
  readonly depth?: number;
  /** It is an item of an automatic list, whose number is not part of the text. */
  readonly listed: boolean;
  /** How deep that list is inside of others, from 0. */
  readonly level?: number;
}

/** A table in running text. */
export interface Table {
  readonly kind: 'table';
  readonly where: string;
  readonly grid: Grid;
}

export type Block = Paragraph | Table;

/** One page, or the whole document when it has none. */
export interface Page {
  readonly where: string;
  readonly blocks: readonly Block[];
}

/** Text that is in the file and is not proposed as an ASM. `why` is an es-MX phrase. */
export interface Omitted {
  readonly where: string;
  readonly text: string;
  readonly why: string;
}

/** A text document, as it was read. */
export interface PagedDocument {
  readonly kind: 'document';
  readonly pages: readonly Page[];
  /** Page headers, footers and numbers that the reader left aside. */
  readonly omitted: readonly Omitted[];
  readonly warnings: readonly string[];
}

/** A file that was read, whatever its format. */
export type Source = Workbook | PagedDocument;
