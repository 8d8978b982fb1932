import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import { RenderingCutShort, RenderingThread } from '../../../src/adapters/documents/rendering-thread.js';
import { renderXlsx } from '../../../src/adapters/documents/xlsx.js';
import { convenioDocumento, datosDelConvenio } from '../../../src/application/convenio-documento.js';
import { datosDelOficio, oficioDeNotificacion } from '../../../src/application/oficio.js';
import { libroDeCompromisos } from '../../../src/application/workbook/compromisos-write.js';
import { hechosConvenio, textosAsm } from '../../application/convenio-sample.js';
import { facts, letterhead, pixel } from '../../application/oficio-sample.js';
import { LIBRO } from '../../application/workbook/compromisos-sample.js';

const TEMPLATES = 'deploy/plantillas';
const OTHERS = 200;
const PLENTY = { milliseconds: 60_000, heapMb: 1_024 };

const nobody = (error: unknown): never => assert.fail(String(error));

/** As much as other people ask of the program meanwhile. */
const others = async (): Promise<string> => {
  for (let turn = 0; turn < OTHERS; turn += 1) await setImmediate();
  return 'others';
};

describe('the thread that makes documents', function () {
  this.timeout(60_000);

  const oficio = oficioDeNotificacion(facts(), { ...letterhead, logo: pixel });
  const hechos = hechosConvenio(textosAsm(40));
  const convenio = convenioDocumento(hechos, letterhead);

  it('gives the bytes that each format gives in the program’s own thread', async () => {
    const thread = new RenderingThread(TEMPLATES, nobody);
    const libro = libroDeCompromisos(LIBRO, []);
    assert.deepEqual(await thread.docx(oficio), await renderDocx(oficio));
    assert.deepEqual(await thread.xlsx(libro), await renderXlsx(libro));
    const attached = [datosDelOficio(facts())];
    assert.deepEqual(await thread.pdf(oficio, attached), await pdfRenderer(TEMPLATES)(oficio, attached));
  });

  it('lets others be attended while a large document is made, in either format', async () => {
    const thread = new RenderingThread(TEMPLATES, nobody);
    await thread.pdf(oficio);
    await thread.docx(oficio);
    const docx = thread.docx(convenio);
    assert.equal(await Promise.race([docx.then(() => 'document'), others()]), 'others');
    await docx;
    const pdf = thread.pdf(convenio, [datosDelConvenio(hechos)]);
    assert.equal(await Promise.race([pdf.then(() => 'document'), others()]), 'others');
    await pdf;
  });

  it('says what the compiler says of a template that it refuses, and goes on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plantillas-'));
    try {
      await writeFile(join(folder, 'documento.typ'), '#(');
      const thread = new RenderingThread(folder, nobody);
      await assert.rejects(thread.pdf(oficio), /template does not compile: .*unclosed delimiter/);
      assert.ok((await thread.docx(oficio)).length > 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('fails the document that kills the thread, says so, and makes the next ones in a new thread', async () => {
    const told: unknown[] = [];
    const thread = new RenderingThread(TEMPLATES, (error) => told.push(error), { ...PLENTY, heapMb: 40 });
    const [large, small] = await Promise.allSettled([
      thread.docx(convenioDocumento(hechosConvenio(textosAsm(225)), letterhead)),
      thread.docx(oficio),
    ]);
    assert.ok(large.status === 'rejected' && large.reason instanceof RenderingCutShort);
    assert.match(String(told), /ERR_WORKER_OUT_OF_MEMORY|heap/i);
    assert.ok(small.status === 'fulfilled' && small.value.length > 0);
  });

  it('makes the next document in a new thread when the one before died idle', async () => {
    const begun = new Promise<Worker>((resolve) => process.once('worker', resolve));
    const thread = new RenderingThread(TEMPLATES, nobody, { ...PLENTY, milliseconds: 20_000 });
    await thread.docx(oficio);
    await (await begun).terminate();
    assert.ok((await thread.docx(oficio)).length > 0);
  });

  it('gives up what takes too long', async () => {
    const thread = new RenderingThread(TEMPLATES, nobody, { ...PLENTY, milliseconds: 1 });
    await assert.rejects(thread.pdf(convenio), /took more than 1 ms/);
  });

  it('does not load what is loaded before the program, which would tie the thread to the launcher', async () => {
    const module = new URL('../../../src/adapters/documents/rendering-thread.js', import.meta.url).href;
    const program = `
      const { RenderingThread } = await import('${module}');
      await new RenderingThread('${TEMPLATES}', console.error).docx(${JSON.stringify({ ...oficio, letterhead })});
    `;
    const before = `import { isMainThread } from 'node:worker_threads'; if (!isMainThread) process.exit(3);`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(before)}`, '--input-type=module'];
    await promisify(execFile)(process.execPath, [...args, '--eval', program]);
  });

  it('stops: what is being made and what waits fail, and nothing more is begun', async () => {
    const thread = new RenderingThread(TEMPLATES, nobody);
    await thread.docx(oficio);
    const cut = Promise.allSettled([thread.docx(convenio), thread.pdf(convenio)]);
    await thread.stop();
    for (const outcome of await cut)
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof RenderingCutShort);
    await assert.rejects(thread.docx(oficio), RenderingCutShort);
  });
});
