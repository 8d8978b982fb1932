import type { Refusal } from '../../domain/refusal.js';
import type { Answers, Reading } from './reading.js';

/** Reads report files and recognises their ASM. May take seconds; never throws for what is in the file. */
export interface ReportReader {
  /** With the answers so far; a refusal when the file can't be read. The same file and answers give the same reading. */
  readReport(bytes: Uint8Array, name: string, answers?: Answers): Promise<Reading | Refusal>;
}
