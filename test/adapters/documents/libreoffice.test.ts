import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { convenioDocumento } from '../../../src/application/convenio-documento.js';
import type { DocumentModel } from '../../../src/application/document.js';
import { oficioDeNotificacion } from '../../../src/application/oficio.js';
import { hechosConvenio, textosAsm } from '../../application/convenio-sample.js';
import { facts, letterhead, pixel } from '../../application/oficio-sample.js';
import { lost, pdfText } from './read-back.js';

const run = promisify(execFile);

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The second reader of our DOCX: another program than the one that wrote it. Skipped where it is not installed. */
describe('DOCX in LibreOffice', function () {
  this.timeout(120_000);
  let folder = '';

  before(async function () {
    if (!isInstalled('soffice')) this.skip();
    folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  });

  after(async () => {
    if (folder !== '') await rm(folder, { recursive: true });
  });

  const models: Readonly<Record<string, DocumentModel>> = {
    oficio: oficioDeNotificacion(facts(), { ...letterhead, logo: pixel }),
    convenio: convenioDocumento(hechosConvenio(textosAsm(3)), letterhead),
  };
  for (const [name, model] of Object.entries(models)) {
    it(`opens and shows every text: ${name}`, async () => {
      const docx = join(folder, `${name}.docx`);
      await writeFile(docx, await renderDocx(model));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]);
      assert.deepEqual(lost(model, await pdfText(new Uint8Array(await readFile(join(folder, `${name}.pdf`))))), []);
    });
  }
});
