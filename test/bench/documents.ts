import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { renderDocx } from '../../src/adapters/documents/docx.js';
import { pdfRenderer } from '../../src/adapters/documents/pdf.js';
import { createSourceReader } from '../../src/adapters/documents/read-source.js';
import { RenderingThread } from '../../src/adapters/documents/rendering-thread.js';
import { convenioDocumento, datosDelConvenio } from '../../src/application/convenio-documento.js';
import type { DocumentRenderer } from '../../src/application/document.js';
import { oficioDeNotificacion } from '../../src/application/oficio.js';
import { hechosConvenio, textosAsm } from '../application/convenio-sample.js';
import { facts, letterhead, threeAsm } from '../application/oficio-sample.js';
import { ms, say } from './report.js';
import { median } from './statistics.js';

const EXTRACT = 'hallazgos-pae2018-extracto.xlsx';
const ASM = 23;
const COMMITMENTS = 300;
const TIMES = 7;
/** A document of 300 pages takes seconds: fewer times tell as much. */
const LARGE_TIMES = 3;

const fail = (error: unknown): never => {
  throw error;
};

/** How often the loop is looked at, in milliseconds; a stall shows once it is over. */
const LOOK_MS = 5;

/** How long the work took, and the longest that nothing else was attended meanwhile, in milliseconds. */
const watched = async (work: () => Promise<unknown>): Promise<{ readonly taken: number; readonly stall: number }> => {
  const loop = monitorEventLoopDelay({ resolution: LOOK_MS });
  loop.enable();
  await setTimeout(4 * LOOK_MS);
  const begun = performance.now();
  await work();
  const taken = performance.now() - begun;
  await setTimeout(4 * LOOK_MS);
  loop.disable();
  return { taken, stall: loop.max / 1e6 };
};

const timed = async (name: string, work: () => Promise<unknown>, times = TIMES): Promise<void> => {
  const taken: number[] = [];
  let stalled = 0;
  for (let time = 0; time < times; time += 1) {
    const watch = await watched(work);
    taken.push(watch.taken);
    stalled = Math.max(stalled, watch.stall);
  }
  const [first = 0, ...later] = taken;
  say(`  ${name.padEnd(46)} first ${ms(first)}   later ${ms(median(later))}   longest stall ${ms(stalled)}`);
};

/** Prints what reading the real extract and rendering an oficio and a large Convenio cost. */
export const measureDocuments = async (root: string): Promise<void> => {
  const bytes = new Uint8Array(await readFile(join(root, 'test', 'data', EXTRACT)));
  const reader = createSourceReader(fail);
  const asm = Array.from({ length: ASM / threeAsm.length + 1 }, () => threeAsm)
    .flat()
    .slice(0, ASM)
    .map((each, index) => ({ ...each, id: `ASM-${String(index + 1).padStart(2, '0')}` }));
  const model = oficioDeNotificacion(facts({ asm }), letterhead);
  const thread = new RenderingThread(join(root, 'deploy', 'plantillas'), fail);
  const here: DocumentRenderer = { docx: renderDocx, pdf: pdfRenderer(join(root, 'deploy', 'plantillas')) };
  const hechos = hechosConvenio(textosAsm((COMMITMENTS * 3) / 4));
  const convenio = convenioDocumento(hechos, letterhead);
  const data = [datosDelConvenio(hechos)];
  say(`\nDocuments (${TIMES} times each, the large ones ${LARGE_TIMES}), and for how long nobody else was attended:`);
  await timed(`import of ${EXTRACT.slice(0, 18)}…`, () => reader.readReport(bytes, EXTRACT));
  await timed(`oficio of ${ASM} ASM, DOCX`, () => thread.docx(model));
  await timed(`oficio of ${ASM} ASM, PDF`, () => thread.pdf(model));
  for (const [where, renderer] of [
    ['', thread],
    [', no thread', here],
  ] as const) {
    const name = `Convenio of ${COMMITMENTS} commitments`;
    await timed(`${name}, DOCX${where}`, () => renderer.docx(convenio), LARGE_TIMES);
    await timed(`${name}, PDF${where}`, () => renderer.pdf(convenio, data), LARGE_TIMES);
  }
  await thread.stop();
};
