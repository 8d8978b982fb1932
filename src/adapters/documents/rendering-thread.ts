import { Worker } from 'node:worker_threads';
import type { Attachment, DocumentModel, DocumentRenderer } from '../../application/document.js';
import { InTurn } from '../../application/in-turn.js';
import type { WorkbookModel } from '../../application/workbook/model.js';
import type { RenderingJob, RenderingOutcome } from './rendering-job.js';

/** What one document may take. */
export interface RenderingLimits {
  /** Time, in milliseconds. A Convenio of 300 commitments takes some two seconds. */
  readonly milliseconds: number;
  /** JavaScript heap of the thread, in MiB. */
  readonly heapMb: number;
}

const RENDERING_LIMITS: RenderingLimits = { milliseconds: 120_000, heapMb: 1_024 };

/** A document that was not made, for no fault of what it says. It can be asked for again: the next one gets a new thread. */
export class RenderingCutShort extends Error {
  constructor(why: string) {
    super(`the document was not made: ${why}`);
    this.name = 'RenderingCutShort';
  }
}

const THE_THREAD = 'thread';

/** As many MiB of stack as a program's own thread has: a thread's default is half of it, and Typst recurses. */
const STACK_MB = 8;

/**
 * Makes documents in a thread of its own, one after the other, so that nobody's press waits for somebody else's document. The
 * thread begins with the first document and, idle, keeps no program from ending. One that dies fails the document at hand with
 * `RenderingCutShort`, and those that wait get a new one.
 */
export class RenderingThread implements DocumentRenderer {
  readonly #inTurn = new InTurn();
  #worker: Worker | undefined;
  #stopped = false;

  /** `templates` is the folder of the Typst templates. `failed` is told why a thread died. */
  constructor(
    private readonly templates: string,
    private readonly failed: (error: unknown) => void,
    private readonly limits: RenderingLimits = RENDERING_LIMITS,
  ) {}

  docx(model: DocumentModel): Promise<Uint8Array> {
    return this.#render({ kind: 'docx', model });
  }

  pdf(model: DocumentModel, attachments: readonly Attachment[] = []): Promise<Uint8Array> {
    return this.#render({ kind: 'pdf', model, attachments });
  }

  /** The XLSX of a model. Equal input gives equal bytes. */
  xlsx(model: WorkbookModel): Promise<Uint8Array> {
    return this.#render({ kind: 'xlsx', model });
  }

  /** Ends the thread. What is being made, or waits, fails with `RenderingCutShort`. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
  }

  #render(job: RenderingJob): Promise<Uint8Array> {
    return this.#inTurn.run(THE_THREAD, async () => {
      if (this.#stopped) throw new RenderingCutShort('the program is ending');
      this.#worker ??= this.#begun();
      const outcome = await outcomeOf(this.#worker, job, this.limits.milliseconds);
      if ('bytes' in outcome) return outcome.bytes;
      if (outcome.error instanceof RenderingCutShort) this.#leave();
      throw outcome.error;
    });
  }

  #begun(): Worker {
    const worker = new Worker(new URL('./rendering-worker.js', import.meta.url), {
      workerData: this.templates,
      // What is loaded before the program, such as what ties it to its launcher, is the program's and not this thread's.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb, stackSizeMb: STACK_MB },
    });
    worker.once('error', this.failed);
    // Also of one that dies idle: it would be given the next document, and never answer.
    worker.once('exit', () => this.#forget(worker));
    worker.unref();
    return worker;
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
  }

  /** The next document begins with a new thread; Typst at work can't be interrupted, and nobody waits for it. */
  #leave(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** Gives the job to an idle thread. The outcome is also that the thread ended, or that the time is over. */
const outcomeOf = (worker: Worker, job: RenderingJob, milliseconds: number): Promise<RenderingOutcome> =>
  new Promise((tell) => {
    worker.postMessage(job);
    const end = (outcome: RenderingOutcome): void => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('exit', died);
      tell(outcome);
    };
    const cut = (why: string): void => end({ error: new RenderingCutShort(why) });
    const died = (): void => cut('its thread ended');
    const timer = setTimeout(() => cut(`it took more than ${milliseconds} ms`), milliseconds);
    worker.once('message', end);
    worker.once('exit', died);
  });
