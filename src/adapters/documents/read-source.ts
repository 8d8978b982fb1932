import { Worker } from 'node:worker_threads';
import type { Source } from '../../application/import/source.js';
import type { Refusal } from '../../domain/refusal.js';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.js';
import { unreadable } from './unreadable.js';

/** What the reading thread is given. */
export interface ReadingJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ReadingLimits;
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
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const runThread = (job: ReadingJob, onFailure: OnFailure): Promise<Source | Refusal> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./read-worker.js', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: job.limits.heapMb },
      env: {},
      execArgv: [],
    });
    const end = (answer: Source | Refusal): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(unreadable.tooSlow()), job.limits.milliseconds);
    worker.once('message', end);
    worker.once('error', (error) => {
      if (!isOutOfMemory(error)) onFailure(error);
      end(isOutOfMemory(error) ? unreadable.tooHeavy() : unreadable.damaged());
    });
    worker.once('exit', () => end(unreadable.damaged()));
  });

/** Readings at the same time: each may take `heapMb` of memory and a whole core. */
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
  return {
    async readSource(bytes, name) {
      if (bytes.byteLength === 0) return unreadable.empty();
      if (bytes.byteLength > limits.bytes) return unreadable.tooLarge(limits.bytes);
      await turn();
      try {
        return await runThread({ bytes, name, limits }, onFailure);
      } finally {
        done();
      }
    },
  };
};
