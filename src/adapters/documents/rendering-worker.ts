import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { RenderPdf } from './pdf.js';
import type { RenderingJob, RenderingOutcome } from './rendering-job.js';

/** The rendering thread: one job, one outcome, until the bot ends it. What each format needs is loaded at its first use. */
const templates: string = workerData;
let pdf: RenderPdf | undefined;

const rendered = async (job: RenderingJob): Promise<Uint8Array> => {
  switch (job.kind) {
    case 'docx':
      return (await import('./docx.js')).renderDocx(job.model);
    case 'xlsx':
      return (await import('./xlsx.js')).renderXlsx(job.model);
    case 'pdf':
      pdf ??= (await import('./pdf.js')).pdfRenderer(templates);
      return pdf(job.model, job.attachments);
  }
};

const outcomeOf = async (job: RenderingJob): Promise<RenderingOutcome> => {
  try {
    return { bytes: await rendered(job) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(inspect(error)) };
  }
};

parentPort?.on(
  'message',
  (job: RenderingJob) => void outcomeOf(job).then((outcome) => parentPort?.postMessage(outcome)),
);
