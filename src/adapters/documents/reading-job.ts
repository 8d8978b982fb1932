import type { Answers } from '../../application/import/reading.js';
import type { Refusal } from '../../domain/refusal.js';
import type { ReadingLimits } from './reading-limits.js';

/** What is read, and within which limits. With `answers` its ASM are recognised too. */
export interface ReadingJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ReadingLimits;
  readonly answers?: Answers;
}

/** What came of a job. `failure` is for the log: no fault of the person. */
export interface ReadingOutcome<T> {
  readonly answer: T | Refusal;
  readonly failure?: string;
}
