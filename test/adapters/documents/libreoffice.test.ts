import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { keywordsOf } from '../../../src/adapters/documents/workbook-mark.js';
import { convenioDocumento } from '../../../src/application/convenio-documento.js';
import type { DocumentModel } from '../../../src/application/document.js';
import { oficioDeNotificacion } from '../../../src/application/oficio.js';
import { hechosConvenio, textosAsm } from '../../application/convenio-sample.js';
import { facts, letterhead, pixel } from '../../application/oficio-sample.js';
import { actividad, contenido, enLibro } from '../../application/workbook/compromisos-sample.js';
import { hasLibreOffice, savedAs } from './libreoffice.js';
import { lost, pdfText } from './read-back.js';
import { given, said, understood } from './workbook-files.js';

/** Skipped where it is not installed. */
describe('our files in LibreOffice', function () {
  this.timeout(120_000);
  let folder = '';

  before(async function () {
    if (!hasLibreOffice()) this.skip();
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
    it(`opens a DOCX and shows every text: ${name}`, async () => {
      const pdf = await savedAs(folder, name, await renderDocx(model), ['docx', 'pdf']);
      assert.deepEqual(lost(model, await pdfText(pdf)), []);
    });
  }

  it('gives back a workbook of commitments as it was, with its mark, after it was saved there', async () => {
    const uneven = [actividad('A1', { ponderacion: 33.33 }), actividad('A3', { cargo: '0012' })];
    const books = [
      enLibro('ASM-01', contenido({ compromiso: '=A1+1 «ñ»\nSegundo renglón.' })),
      enLibro('ASM-02', contenido(), 'En revisión'),
      enLibro('ASM-03'),
      enLibro('ASM-04', contenido({ actividades: uneven })),
    ];
    const saved = await savedAs(folder, 'libro', await given(books), ['xlsx', 'xlsx']);
    const reading = await understood(saved, books);
    assert.deepEqual(said(reading), ['Actividades!I10:I11: las ponderaciones suman 83.33 %: faltan 16.67 %.']);
    assert.deepEqual(reading.enBlanco, ['ASM-03']);
    assert.deepEqual(
      reading.entendidos.map((each) => [each.asm, each.cambia, each.ajeno]),
      [
        ['ASM-01', false, false],
        ['ASM-04', false, false],
      ],
    );
    assert.ok(keywordsOf(saved)?.endsWith('/compromisos/pae-2025-electoral/DO'));
  });
});
