import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderDocx } from '../../src/adapters/documents/docx.js';
import { pdfRenderer } from '../../src/adapters/documents/pdf.js';
import { createSourceReader } from '../../src/adapters/documents/read-source.js';
import { convenioDocumento, datosDelConvenio } from '../../src/application/convenio-documento.js';
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

const timed = async (name: string, work: () => Promise<unknown>, times = TIMES): Promise<void> => {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  const [first = 0, ...later] = taken;
  say(`  ${name.padEnd(36)} first ${ms(first)}   later ${ms(median(later))}`);
};

/** Prints what reading the real extract and rendering an oficio and a large Convenio cost. */
export const measureDocuments = async (root: string): Promise<void> => {
  const bytes = new Uint8Array(await readFile(join(root, 'test', 'data', EXTRACT)));
  const reader = createSourceReader((error) => {
    throw error;
  });
  const asm = Array.from({ length: ASM / threeAsm.length + 1 }, () => threeAsm)
    .flat()
    .slice(0, ASM)
    .map((each, index) => ({ ...each, id: `ASM-${String(index + 1).padStart(2, '0')}` }));
  const model = oficioDeNotificacion(facts({ asm }), letterhead);
  const pdf = pdfRenderer(join(root, 'deploy', 'plantillas'));
  const hechos = hechosConvenio(textosAsm((COMMITMENTS * 3) / 4));
  const convenio = convenioDocumento(hechos, letterhead);
  say(`\nDocuments (${TIMES} times each, the large ones ${LARGE_TIMES}):`);
  await timed(`import of ${EXTRACT.slice(0, 18)}…`, () => reader.readReport(bytes, EXTRACT));
  await timed(`oficio of ${ASM} ASM, DOCX`, () => renderDocx(model));
  await timed(`oficio of ${ASM} ASM, PDF`, () => pdf(model));
  await timed(`Convenio of ${COMMITMENTS} commitments, DOCX`, () => renderDocx(convenio), LARGE_TIMES);
  await timed(
    `Convenio of ${COMMITMENTS} commitments, PDF`,
    () => pdf(convenio, [datosDelConvenio(hechos)]),
    LARGE_TIMES,
  );
};
