import process from 'node:process';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { ReadingJob, ReadingOutcome } from './reading-job.js';
import { watchMemory } from './reading-memory.js';
import { unreadable } from './unreadable.js';

let told = false;

/** The first outcome counts; the bot ends this process when it has it. */
const tell = (outcome: ReadingOutcome<unknown>): void => {
  if (told) return;
  told = true;
  process.send?.(outcome);
};

/**
 * The reading process: one job, one outcome. The file is read in a thread of it, so that this one stays free to see
 * that the time or the memory is over. A thread alone would not do: what a PDF inflates stays with its process after the thread.
 */
const read = (job: ReadingJob): void => {
  const worker = new Worker(new URL('./read-worker.js', import.meta.url), {
    // Its own copy: the bytes of a message may begin at an odd address, where a search for UTF-16 never ends.
    workerData: { ...job, bytes: new Uint8Array(job.bytes) },
    resourceLimits: { maxOldGenerationSizeMb: job.limits.heapMb },
  });
  setTimeout(() => tell({ answer: unreadable.tooSlow() }), job.limits.milliseconds);
  watchMemory(job.limits.growthMb, () => tell({ answer: unreadable.tooHeavy() }));
  worker.once('message', (answer) => tell({ answer }));
  worker.once('error', (error) => tell(outcomeOf(error)));
  worker.once('exit', () =>
    tell({ answer: unreadable.failed(), failure: 'the reading thread ended without an answer' }),
  );
};

const outcomeOf = (error: Error): ReadingOutcome<unknown> =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { answer: unreadable.tooHeavy() }
    : { answer: unreadable.failed(), failure: inspect(error) };

process.once('message', read);
// The bot is gone, and nobody waits for the outcome. An exit would wait for the thread, which may never end.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl+C reaches every process of the terminal: the bot, which takes its time to end well, ends this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.send?.('ready');
