import { fork } from 'node:child_process';
import { inspect } from 'node:util';
import type { Answers, Reading } from '../../application/import/reading.js';
import type { Source } from '../../application/import/source.js';
import type { Refusal } from '../../domain/refusal.js';
import type { ReadingJob, ReadingOutcome } from './reading-job.js';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.js';
import { unreadable } from './unreadable.js';

/** Told of a reading that failed for no fault of the person, for the log. */
export type OnFailure = (error: Error) => void;

/** Reads report files. */
export interface SourceReader {
  /**
   * Reads a file in a process of its own, judged by its content and never by its name. Never throws for what is in the file: what
   * can't be read is a refusal, even when it exhausts its time or memory.
   */
  readSource(bytes: Uint8Array, name: string): Promise<Source | Refusal>;
  /** Reads a file and recognises its ASM with the answers so far, all in that process. Refuses as `readSource` does. */
  readReport(bytes: Uint8Array, name: string, answers?: Answers): Promise<Reading | Refusal>;
}

/** How long the process may take to begin and to say that the time is over, beyond the time of the reading. */
const MARGIN_MS = 10_000;

/** Reads in a process of its own, which is over when this resolves: its memory is the system's again. */
const runProcess = <T>(job: ReadingJob, onFailure: OnFailure): Promise<T | Refusal> =>
  new Promise((resolve) => {
    const child = fork(new URL('./read-process.js', import.meta.url), {
      serialization: 'advanced',
      env: {},
      execArgv: [],
      timeout: job.limits.milliseconds + MARGIN_MS,
      killSignal: 'SIGKILL',
    });
    let outcome: ReadingOutcome<T> = { answer: unreadable.failed(), failure: 'the reading process told no outcome' };
    const end = (): void => {
      if (outcome.failure !== undefined) onFailure(new Error(outcome.failure));
      resolve(outcome.answer);
    };
    // The job follows the process's first word: sent before it listens, it could be lost.
    child.once('message', () => {
      child.once('message', (told: ReadingOutcome<T>) => {
        outcome = told;
        child.kill('SIGKILL');
      });
      child.send(job);
    });
    child.once('exit', end);
    child.once('error', (error) => {
      outcome = { answer: unreadable.failed(), failure: inspect(error) };
      end();
    });
  });

/** Readings at the same time: each may take `growthMb` of memory and a whole core. */
const AT_ONCE = 2;

/** Makes a reader. Files beyond two at a time wait for their turn. */
export const createSourceReader = (onFailure: OnFailure, limits: ReadingLimits = READING_LIMITS): SourceReader => {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async (): Promise<void> => {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  const run = async <T>(job: ReadingJob): Promise<T | Refusal> => {
    if (job.bytes.byteLength === 0) return unreadable.empty();
    if (job.bytes.byteLength > limits.bytes) return unreadable.tooLarge(limits.bytes);
    await turn();
    try {
      return await runProcess<T>(job, onFailure);
    } finally {
      done();
    }
  };
  return {
    readSource: (bytes, name) => run<Source>({ bytes, name, limits }),
    readReport: (bytes, name, answers = {}) => run<Reading>({ bytes, name, limits, answers }),
  };
};
