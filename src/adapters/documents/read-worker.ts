import { parentPort, workerData } from 'node:worker_threads';
import { readBytes } from './read-bytes.js';
import type { ReadingJob } from './read-source.js';

/** The reading thread: one file, one answer, and it ends. */
const job: ReadingJob = workerData;
parentPort?.postMessage(await readBytes(job.bytes, job.name, job.limits));
