import { Worker } from 'node:worker_threads';
import type { Answers, Reading } from '../../application/import/reading.js';
import type { Source } from '../../application/import/source.js';
import type { Refusal } from '../../domain/refusal.js';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.js';
import { watchMemory } from './reading-memory.js';
import { unreadable } from './unreadable.js';

/** What the reading thread is given. With `answers` it recognises the ASM too. */
export interface ReadingJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ReadingLimits;
  readonly answers?: Answers;
}

/** Told of a reading that failed for no fault of the person, for the log. */
export type OnFailure = (error: Error) => void;

/** Reads report files. */
export interface SourceReader {
  /**
   * Reads a file in a thread of its own, judged by its content and never by its name. Never throws for what is in the file: what
   * can't be read is a refusal, even when it exhausts the thread's time or memory.
   */
  readSource(bytes: Uint8Array, name: string): Promise<Source | Refusal>;
  /** Reads a file and recognises its ASM with the answers so far, all in that thread. Refuses as `readSource` does. */
  readReport(bytes: Uint8Array, name: string, answers?: Answers): Promise<Reading | Refusal>;
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const runThread = <T>(job: ReadingJob, onFailure: OnFailure): Promise<T | Refusal> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./read-worker.js', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: job.limits.heapMb },
      env: {},
      execArgv: [],
    });
    const end = (answer: T | Refusal): void => {
      clearTimeout(timer);
      unwatch();
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(unreadable.tooSlow()), job.limits.milliseconds);
    const unwatch = watchMemory(job.limits.growthMb, () => end(unreadable.tooHeavy()));
    worker.once('message', end);
    worker.once('error', (error) => {
      if (!isOutOfMemory(error)) onFailure(error);
      end(isOutOfMemory(error) ? unreadable.tooHeavy() : unreadable.failed());
    });
    worker.once('exit', () => end(unreadable.failed()));
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
      return await runThread<T>(job, onFailure);
    } finally {
      done();
    }
  };
  return {
    readSource: (bytes, name) => run<Source>({ bytes, name, limits }),
    readReport: (bytes, name, answers = {}) => run<Reading>({ bytes, name, limits, answers }),
  };
};
