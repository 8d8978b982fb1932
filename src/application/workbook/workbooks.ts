import type { Refusal } from '../../domain/refusal.js';
import type { Source } from '../import/source.js';
import type { WorkbookModel } from './model.js';

/** Workbooks that the bot hands out and reads back. */
export interface Workbooks {
  /** The XLSX of a model. Equal input gives equal bytes. */
  write(model: WorkbookModel): Promise<Uint8Array>;
  /** Reads a file within bounds (seconds); a refusal when it can't be read. Never throws for what is in the file. */
  read(bytes: Uint8Array, name: string): Promise<Source | Refusal>;
  /** The mark that a workbook of ours still carries, without opening the rest of it; undefined for any other file. */
  markOf(bytes: Uint8Array): string | undefined;
}
