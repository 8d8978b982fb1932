import type { Fecha } from '../../domain/identity.js';

/** What people may put in the cells of a column: the file itself offers or refuses it where the program that opens it can. */
export type Entry =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'date' }
  /** 0 to 100, with up to two decimals. */
  | { readonly kind: 'percent' }
  | { readonly kind: 'number' }
  | { readonly kind: 'choice'; readonly options: readonly string[] };

/** A column of a table sheet. */
export interface SheetColumn {
  /** Names it in the program; people see `header`. */
  readonly key: string;
  readonly header: string;
  /** Other headers under which it is recognised when the workbook comes back. */
  readonly also?: readonly string[];
  /** In characters, as spreadsheets count it. */
  readonly width: number;
  readonly entry: Entry;
  /** Written by the program; people only read it. */
  readonly fixed?: true;
  /** A cell merged downwards holds for each of its rows. */
  readonly spreads?: true;
  /** One es-MX sentence that shows beside the cell. */
  readonly hint?: string;
}

/** What a row holds, by column key: dates as `YYYY-MM-DD`, percents as 0 to 100. What is missing is blank. */
export type RowCells = Readonly<Record<string, string | number>>;

/** A row of a table sheet; a closed one is shown and not to be filled in. */
export interface SheetRow {
  readonly cells: RowCells;
  readonly closed?: true;
}

/** A sheet with a table that people fill in. */
export interface TableSheet {
  readonly kind: 'table';
  readonly name: string;
  readonly heading: string;
  readonly hint: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Blank rows, ready to be filled in, after the last one. */
  readonly spare: number;
  /** Nothing but the cells to be filled in can be changed (without a password: it keeps from slips, not from intent). */
  readonly locked: boolean;
}

/** A sheet to be read, such as instructions. */
export interface TextSheet {
  readonly kind: 'text';
  readonly name: string;
  readonly heading: string;
  readonly paragraphs: readonly { readonly label: string; readonly text: string }[];
}

/** A workbook as data: what is in it, not how it looks. */
export interface WorkbookModel {
  readonly title: string;
  readonly author: string;
  /** Date of the document, which also dates the file: the clock never does. */
  readonly date: Fecha;
  /** What it is recognised by when it comes back; see `mark.ts`. */
  readonly mark: string;
  readonly sheets: readonly (TableSheet | TextSheet)[];
  /** What the program wants to find again, in a hidden sheet. */
  readonly control: readonly (readonly [key: string, value: string])[];
}
