import assert from 'node:assert/strict';
import { getDocumentProxy } from 'unpdf';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import { actaDocumento, datosDelActa } from '../../../src/application/acta-documento.js';
import type { HechosDelActa } from '../../../src/application/acta-hechos.js';
import { hechosActa } from '../../application/acta-sample.js';
import { textosAsm } from '../../application/convenio-sample.js';
import { letterhead } from '../../application/oficio-sample.js';
import { actaInPrint } from './acta-in-print.js';
import { missing, type Readings, readings } from './facts-in-print.js';
import { hostile } from './models.js';
import { pdfPages, squeezed } from './read-back.js';

const hostileTexts = Object.values(hostile).map((text, index) => ({
  hallazgo: text,
  recomendacion: `Al pie de la letra: ${text}`,
  clase: 'sin-precisar' as const,
  ubicacion: `página ${index + 1}`,
  celda: `Hoja1!F${index + 3}`,
}));

describe('The Acta, read back', function () {
  this.timeout(20_000);
  const pdf = pdfRenderer('deploy/plantillas');
  const both = (hechos: HechosDelActa): Promise<Readings> => readings(actaDocumento(hechos, letterhead));

  const cases: Readonly<Record<string, HechosDelActa>> = {
    'one ASM': hechosActa(textosAsm(1)),
    'six ASM, one of them not solventado': hechosActa(textosAsm(6)),
    'texts that mean something to a program': hechosActa(hostileTexts),
  };
  for (const [name, hechos] of Object.entries(cases)) {
    it(`says every fact of the record, in DOCX and PDF: ${name}`, async () => {
      for (const [format, reading] of Object.entries(await both(hechos)))
        assert.deepEqual(missing(hechos, reading, actaInPrint), [], format);
    });
  }

  it('tells when a fact is not there', async () => {
    const { PDF } = await both(hechosActa(textosAsm(2)));
    const found = missing(hechosActa(textosAsm(3)), PDF, actaInPrint).join();
    for (const text of ['Hallazgo3', 'E-3011', 'PR-302']) assert.ok(found.includes(text), text);
  });

  it('never counts as solventado what was closed without it, and says the totals', async () => {
    for (const reading of Object.values(await both(hechosActa(textosAsm(6))))) {
      assert.match(reading, /6enelConvenio:5solventadosy1cerradosinsolventar/);
      assert.match(reading, /8compromisos:7cumplidos,/);
      assert.match(reading, /16actividades:15cumplidas/);
      assert.match(reading, /ASM-05\.Cerradosinsolventar/);
      assert.match(reading, /Conprórroga:19\/08\/2027/);
    }
  });

  it('is signed on a page that says what of, with its notes, wherever the pages before it end', async () => {
    const { cronologia, ...rest } = hechosActa(textosAsm(1));
    for (let rows = 0; rows < 24; rows += 1) {
      const more = Array.from(
        { length: rows },
        () => ({ accion: '5.1', fecha: '2027-11-01', hecho: 'Un hecho.' }) as const,
      );
      const pages = await pdfPages(
        await pdf(actaDocumento({ ...rest, cronologia: [...cronologia, ...more] }, letterhead)),
      );
      const last = pages.at(-1) ?? '';
      for (const text of [
        'Convenio,versión1(SHA-256)',
        'LeídalapresenteActa',
        ...rest.partes.map(({ nombre }) => squeezed(nombre)),
        'Lashorasson',
        'lalegislaciónaplicable',
      ])
        assert.ok(last.includes(text), `${text} with ${rows} rows more`);
    }
  });

  it('carries its data inside, equal in content, and no id of a person', async () => {
    const hechos = hechosActa(textosAsm(1));
    const model = actaDocumento(hechos, letterhead);
    const proxy = await getDocumentProxy(await pdf(model, [datosDelActa(hechos)]));
    assert.equal((await proxy.getMarkInfo())?.Marked, true);
    const attached: unknown = Reflect.get(Object((await proxy.getAttachments()) ?? {}), 'datos-del-acta.json');
    const content: unknown = Reflect.get(Object(attached), 'content');
    assert.ok(content instanceof Uint8Array);
    assert.deepEqual(JSON.parse(new TextDecoder().decode(content)), JSON.parse(JSON.stringify(hechos)));
  });
});
