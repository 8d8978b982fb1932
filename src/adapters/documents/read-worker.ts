import { parentPort, workerData } from 'node:worker_threads';
import { recognise } from '../../application/import/recognise.js';
import { isRefusal } from '../../domain/refusal.js';
import { readBytes } from './read-bytes.js';
import type { ReadingJob } from './reading-job.js';

/** The reading thread: one file, one answer, and it ends. */
const job: ReadingJob = workerData;
const source = await readBytes(job.bytes, job.name, job.limits);
const asReading = job.answers !== undefined && !isRefusal(source);
parentPort?.postMessage(asReading ? recognise(source, job.answers) : source);
