import assert from 'node:assert/strict';
import { getDocumentProxy } from 'unpdf';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import type { DictamenDelActa } from '../../../src/application/acta-cierre-hechos.js';
import { AMBITOS } from '../../../src/application/chat/asm-rows.js';
import { datosDelDictamen, dictamenDocumento } from '../../../src/application/dictamen-documento.js';
import type { HechosDelDictamen } from '../../../src/application/dictamen-hechos.js';
import { textosAsm } from '../../application/convenio-sample.js';
import { hechosDictamen } from '../../application/dictamen-sample.js';
import { letterhead } from '../../application/oficio-sample.js';
import { actaInPrint } from './acta-in-print.js';
import { type InPrint, missing, type Readings, readings } from './facts-in-print.js';
import { hostile } from './models.js';

const inPrint: InPrint = (path, value) => {
  const [key = ''] = path;
  if (key === 'impacto') return { ...AMBITOS }[String(value)] ?? assert.fail(String(value));
  if (key === 'emite' && path.at(-1) === 'suplente') return value ? ', por ausencia de su titular' : '';
  if (key === 'conflicto')
    return (
      {
        secretaria: 'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina; por ello',
        ambas: 'no fue posible una segunda opinión independiente',
      }[String(value)] ?? 'La Dirección de Administración ejecuta este ASM.'
    );
  // What the Convenio's clauses and the Acta cite, and a cédula does not.
  if (key === 'ciclo' && (path.includes('marcoLegal') || path.includes('paaSiguiente'))) return '';
  return actaInPrint(path, value);
};

const hostileTexts = Object.values(hostile).map((text, index) => ({
  hallazgo: text,
  recomendacion: `Al pie de la letra: ${text}`,
  clase: 'sin-precisar' as const,
  ubicacion: `página ${index + 1}`,
}));

describe('The cédula de dictamen, read back', function () {
  this.timeout(20_000);
  const pdf = pdfRenderer('deploy/plantillas');
  const both = (hechos: HechosDelDictamen): Promise<Readings> => readings(dictamenDocumento(hechos, letterhead));

  const cases: Readonly<Record<string, HechosDelDictamen>> = {
    'SE executes it, with a second opinion and a reopening': hechosDictamen(),
    'nobody in conflict': hechosDictamen(textosAsm(2), {}, 1),
    'two units, the Dirección de Administración among them': hechosDictamen(textosAsm(3), {}, 2),
  };
  for (const [name, hechos] of Object.entries(cases)) {
    it(`says every fact of the record, in DOCX and PDF: ${name}`, async () => {
      for (const [format, reading] of Object.entries(await both(hechos)))
        assert.deepEqual(missing(hechos, reading, inPrint), [], format);
    });
  }

  it('says texts that mean something to a program to the letter', async () => {
    for (const [place] of hostileTexts.entries()) {
      if (place === 4) continue;
      const hechos = hechosDictamen(hostileTexts, {}, place);
      for (const [format, reading] of Object.entries(await both(hechos)))
        assert.deepEqual(missing(hechos, reading, inPrint), [], format);
    }
  });

  it('loses nothing of the longest reasons, whatever page they end on', async () => {
    const { dictamen, reaperturas, instrumento, ...rest } = hechosDictamen();
    const long = (mark: string): string => Array.from({ length: 90 }, (_, index) => `${mark}${index + 1}.`).join('\n');
    const judged = (mark: string): DictamenDelActa => ({
      ...dictamen,
      veredictos: dictamen.veredictos.map((each) => ({ ...each, razon: long(`${mark}${each.criterio}`) })),
      trazabilidad: { ...(dictamen.trazabilidad ?? assert.fail('not confirmed')), razon: long(`${mark}D`) },
    });
    const hechos: HechosDelDictamen = {
      ...rest,
      dictamen: judged('ahora'),
      instrumento: { ...(instrumento ?? assert.fail('no instrument')), constancia: long('constancia') },
      reaperturas: reaperturas.map((each) => ({ ...each, ...judged('antes'), razon: long('reabre') })),
    };
    for (const [format, reading] of Object.entries(await both(hechos)))
      for (const mark of ['ahoraA', 'ahoraB', 'ahoraC', 'ahoraD', 'antesA', 'antesC', 'antesD', 'reabre', 'constancia'])
        for (const line of long(mark).split('\n')) assert.ok(reading.includes(line), `${format}: ${line}`);
  });

  it('fills no page after page with one narrow column, however long the reasons of a reopening', async () => {
    const { reaperturas, ...rest } = hechosDictamen();
    const long = 'La MIR no acreditaba la lógica causal. '.repeat(38).trim();
    const yes = { cumple: true, razon: long };
    const longest = reaperturas.map((each) => ({
      ...each,
      veredictos: each.veredictos.map((said) => ({ ...said, razon: long, directa: yes, univoca: yes })),
    }));
    const six = Array.from({ length: 6 }, () => longest).flat();
    const { numPages } = await getDocumentProxy(
      await pdf(dictamenDocumento({ ...rest, reaperturas: six }, letterhead)),
    );
    assert.ok(numPages <= 36, String(numPages));
  });

  it('tells when a fact is not there', async () => {
    const { PDF } = await both(hechosDictamen());
    const found = missing(hechosDictamen(textosAsm(2), {}, 1), PDF, inPrint).join();
    for (const text of ['Hallazgo2', 'E-2011']) assert.ok(found.includes(text), text);
  });

  it('names the four criteria as the Mechanism does, and says of no conflict where there is none', async () => {
    for (const reading of Object.values(await both(hechosDictamen(textosAsm(2), {}, 1)))) {
      for (const name of ['A.Pertinencia:Cumple', 'B.Formalidad:Cumple', 'C.Integraciónprogramática:Cumple'])
        assert.ok(reading.includes(name), name);
      assert.match(reading, /D\.Trazabilidad:Cumple/);
      assert.doesNotMatch(reading, /Conflictodeinterés|Segundaopinión|Reaperturas/);
    }
  });

  it('says who executes what they also judge, and plainly that nobody independent was there to ask', async () => {
    const { conflicto: _conflicto, ...rest } = hechosDictamen();
    for (const conflicto of ['secretaria', 'administracion', 'ambas'] as const) {
      const hechos = { ...rest, conflicto };
      for (const [format, reading] of Object.entries(await both(hechos))) {
        assert.deepEqual(missing(hechos, reading, inPrint), [], `${format} ${conflicto}`);
        assert.equal(reading.includes('nofueposibleunasegundaopiniónindependiente'), conflicto === 'ambas');
      }
    }
  });

  it('lets the opinion that was against be read beside the one that agreed in the end', async () => {
    const sample = hechosDictamen();
    const segunda = sample.dictamen.segunda ?? assert.fail('nobody was asked');
    const against = { conforme: false, razon: 'La ficha técnica no consta en la Gaceta.', quien: segunda.quien };
    const hechos = { ...sample, dictamen: { ...sample.dictamen, anteriores: [against] } };
    for (const [format, reading] of Object.entries(await both(hechos))) {
      assert.deepEqual(missing(hechos, reading, inPrint), [], format);
      assert.match(reading, /Segundaopiniónanterior.{0,3}Noconforme\.Lafichatécnica.*Segundaopinión.{0,3}Conforme/);
    }
  });

  it('carries its data inside, equal in content', async () => {
    const hechos = hechosDictamen();
    const model = dictamenDocumento(hechos, letterhead);
    const proxy = await getDocumentProxy(await pdf(model, [datosDelDictamen(hechos)]));
    assert.equal((await proxy.getMarkInfo())?.Marked, true);
    const attached: unknown = Reflect.get(Object((await proxy.getAttachments()) ?? {}), 'datos-del-dictamen.json');
    const content: unknown = Reflect.get(Object(attached), 'content');
    assert.ok(content instanceof Uint8Array);
    assert.deepEqual(JSON.parse(new TextDecoder().decode(content)), JSON.parse(JSON.stringify(hechos)));
  });
});
