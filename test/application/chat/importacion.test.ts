import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Reading } from '../../../src/application/import/reading.js';
import { refuse } from '../../../src/domain/refusal.js';
import { PEOPLE } from '../local-people.js';
import { cardOf, EXTRACT, Oficina, readExtract, saidBy, templateOf } from './identificacion-harness.js';

const { se } = PEOPLE;

const reading = (change: Partial<Reading>): Reading => ({
  candidates: [],
  omitted: [],
  questions: [],
  declared: [],
  passages: [],
  warnings: [],
  ...change,
});

const one = (hallazgo: string, recomendacion?: string) => ({
  hallazgo,
  ...(recomendacion === undefined ? {} : { recomendacion }),
  ubicacion: 'página 1',
  extras: [],
  warnings: [],
});

describe('the import of a report', () => {
  before(async function () {
    // A loaded machine may take seconds to start the reading thread.
    this.timeout(60_000);
    await readExtract();
  });

  it('asks for the report before its ASM, and keeps the file as the report’s', async () => {
    const office = await (await Oficina.open()).approved();
    const file = await office.drop(se, 'informe.xlsx', await readFile(EXTRACT));
    const form = await office.press(se, 'importacion.leer', file);
    assert.equal(templateOf(form), 'informe');
    const refused = await office.press(se, 'informe.recibir', form, {
      folio: '',
      fecha: '2026-11-20',
      asmDeclarados: '23',
    });
    assert.match(saidBy(refused), /Falta el folio/);
    const summary = await office.press(se, 'informe.recibir', refused, {
      folio: 'EV-1',
      fecha: '2026-11-20',
      asmDeclarados: '23',
    });
    assert.equal(templateOf(summary), 'importacion');
    assert.equal((await office.ciclo()).informe?.archivo?.nombre, 'informe.xlsx');
  });

  it('registers the 23 findings of the real extract to the letter, in one commit', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    const before = (await office.log.read('ciclo-pae-2025-electoral', 0)).length;
    const done = await office.press(se, 'importacion.confirmar', summary);
    assert.match(saidBy(done), /Se registraron 23 ASM a la letra\. 2 sin recomendación/);
    const { asm, informe, importaciones } = await office.ciclo();
    assert.equal(Object.keys(asm).length, 23);
    assert.equal(
      asm['ASM-01']?.texto.hallazgo,
      'El programa no tiene adecuadamente identificado y definido el problema que atiende',
    );
    assert.equal(asm['ASM-18']?.texto.recomendacion, undefined);
    assert.equal(new Set(Object.values(asm).map((each) => each.texto.dependencia)).size, 2);
    assert.deepEqual(informe?.conteo, { registrados: 23 });
    assert.equal(Object.values(importaciones)[0]?.propuestos, 23);
    assert.equal((await office.log.read('ciclo-pae-2025-electoral', 0)).length, before + 1);
  });

  it('registers once when two persons of the Secretaría confirm at the same time, and never again', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    await Promise.all([
      office.press(se, 'importacion.confirmar', summary),
      office.press(se, 'importacion.confirmar', summary),
    ]);
    const again = await office.press(se, 'importacion.confirmar', summary);
    assert.match(saidBy(again), /ya se registró en este ciclo/);
    assert.equal(Object.keys((await office.ciclo()).asm).length, 23);
  });

  it('asks for the reason when the count differs, and keeps what was typed', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('24');
    const asked = await office.press(se, 'importacion.confirmar', summary, { motivo: ' ' });
    assert.match(saidBy(asked), /Escriba el motivo de la diferencia/);
    assert.equal(Object.keys((await office.ciclo()).asm).length, 0);
    await office.press(se, 'importacion.confirmar', asked, { motivo: 'Uno se repite.' });
    assert.deepEqual((await office.ciclo()).informe?.conteo, { registrados: 23, motivo: 'Uno se repite.' });
  });

  it('registers a part and leaves the count open', async () => {
    const office = await (await Oficina.open()).approved();
    await office.press(se, 'importacion.confirmar', await office.reviewing('24'), { parcial: 'si' });
    const { asm, informe } = await office.ciclo();
    assert.equal(Object.keys(asm).length, 23);
    assert.equal(informe?.conteo, undefined);
  });

  it('registers what was corrected, left out and added, and says so in the record', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    const first = await office.press(se, 'importacion.ver', summary, { n: '0' });
    await office.press(se, 'importacion.guardar', first, {
      hallazgo: 'Corregido *tal cual*',
      ubicacion: 'p. 1',
      clase: 'debilidad',
    });
    const second = await office.press(se, 'importacion.ver', summary, { n: '1' });
    await office.press(se, 'importacion.quitar', second, { quitado: 'si' });
    const form = await office.press(se, 'importacion.agregar', summary);
    await office.press(se, 'importacion.guardar', form, { recomendacion: 'Agregada.' });
    const twice = await office.press(se, 'importacion.guardar', form, { recomendacion: 'Agregada.' });
    const now = await office.press(se, 'importacion.abrir', twice);
    await office.press(se, 'importacion.confirmar', now);
    const { asm, importaciones } = await office.ciclo();
    assert.equal(asm['ASM-01']?.texto.hallazgo, 'Corregido *tal cual*');
    assert.equal(asm['ASM-23']?.texto.recomendacion, 'Agregada.');
    const [done] = Object.values(importaciones);
    assert.deepEqual([done?.quitados, done?.corregidos, done?.agregados], [1, 1, 1]);
  });

  it('refuses to confirm what changed after it was shown', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    await office.press(se, 'importacion.quitar', summary, { clave: 'c3', vez: '0', quitado: 'si' });
    const stale = await office.press(se, 'importacion.confirmar', summary);
    assert.match(saidBy(stale), /La revisión cambió/);
    assert.equal(Object.keys((await office.ciclo()).asm).length, 0);
  });

  it('keeps the typed text when the ASM changed meanwhile', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    const form = await office.press(se, 'importacion.editar', summary, { clave: 'c0' });
    await office.press(se, 'importacion.guardar', form, { hallazgo: 'Primero' });
    const stale = await office.press(se, 'importacion.guardar', form, { hallazgo: 'Segundo' });
    assert.equal(templateOf(stale), 'importacion-editar');
    assert.match(saidBy(stale), /Segundo/);
  });

  it('survives a restart with its corrections', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    await office.press(se, 'importacion.quitar', summary, { clave: 'c3', vez: '0', quitado: 'si' });
    const next = await office.restarted();
    const list = await next.press(se, 'importacion.continuar', undefined);
    assert.match(saidBy(list), /informe\.xlsx/);
    const again = await next.press(se, 'importacion.abrir', summary);
    assert.match(saidBy(again), /registrar 22 ASM/);
  });

  it('asks what it can’t decide and reads again with the answer', async () => {
    const question = {
      id: 'Hoja1!A1/hallazgo',
      text: '¿Qué columna trae el hallazgo?',
      options: [{ id: 'B', label: 'Columna B', samples: ['La MIR'] }],
    };
    const office = await (
      await Oficina.open({
        readReport: async (_bytes, _name, answers = {}) =>
          answers[question.id] === 'B'
            ? reading({ candidates: [one('La MIR', 'Rediseñar')] })
            : reading({ questions: [question] }),
      })
    ).approved();
    const asked = await office.reviewing('1', 'informe.csv', 'a,b');
    assert.match(saidBy(asked), /¿Qué columna trae el hallazgo\?/);
    assert.match(saidBy(await office.press(se, 'importacion.confirmar', asked)), /Responda primero/);
    assert.match(
      saidBy(await office.press(se, 'importacion.responder', asked, { respuesta0: 'Z' })),
      /Elija una respuesta/,
    );
    const answered = await office.press(se, 'importacion.responder', asked, { respuesta0: 'B' });
    await office.press(se, 'importacion.confirmar', answered);
    assert.equal((await office.ciclo()).asm['ASM-01']?.texto.recomendacion, 'Rediseñar');
  });

  it('makes ASM of the passages that SE chooses', async () => {
    const passages = ['Introducción', 'La MIR carece de lógica.', 'Y de línea base.', 'Rediseñarla.'].map((text) => ({
      where: 'página 7',
      text,
    }));
    const office = await (await Oficina.open({ readReport: async () => reading({ passages }) })).approved();
    const summary = await office.reviewing('1', 'informe.txt', 'texto');
    const page = await office.press(se, 'importacion.pasajes', summary);
    const chosen = await office.press(se, 'importacion.elegir', page, {
      a: '',
      pasaje1: 'hallazgo',
      pasaje2: 'continua',
      pasaje3: 'recomendacion',
      pasaje0: 'no',
    });
    await office.press(se, 'importacion.confirmar', chosen);
    const texto = (await office.ciclo()).asm['ASM-01']?.texto;
    assert.equal(texto?.hallazgo, 'La MIR carece de lógica.\nY de línea base.');
    assert.deepEqual([texto?.recomendacion, texto?.ubicacion], ['Rediseñarla.', 'página 7']);
  });

  it('keeps the report when its file can’t be read, and says what to do', async () => {
    const refusal = refuse('pdf-sin-texto', 'El PDF solo trae imágenes.', 'Envíe el Word original.');
    const office = await (await Oficina.open({ readReport: async () => refusal })).approved();
    const told = await office.reviewing('3', 'informe.pdf', 'x');
    assert.match(
      saidBy(told),
      /quedó recibido, pero sus ASM no se leyeron\. El PDF solo trae imágenes\. Envíe el Word original\./,
    );
    const file = await office.drop(se, 'otro.pdf', 'y');
    const again = await office.press(se, 'importacion.leer', file);
    assert.equal(templateOf(again), 'archivo-destino');
    assert.match(saidBy(again), /El PDF solo trae imágenes/);
  });

  it('refuses over 1.5 MB in one go with the advice to split it', async () => {
    const candidates = Array.from({ length: 90 }, (_, index) => one(`${index} ${'ñ'.repeat(9_000)}`));
    const office = await (await Oficina.open({ readReport: async () => reading({ candidates }) })).approved();
    const told = await office.press(se, 'importacion.confirmar', await office.reviewing('90', 'informe.csv', 'a'));
    assert.match(saidBy(told), /Divida el archivo/);
    assert.equal(Object.keys((await office.ciclo()).asm).length, 0);
  });

  it('is for the Secretaría Ejecutiva alone', async () => {
    const office = await (await Oficina.open()).approved();
    const summary = await office.reviewing('23');
    for (const verb of ['importacion.abrir', 'importacion.confirmar', 'importacion.continuar', 'importacion.descartar'])
      assert.match(saidBy(await office.press(PEOPLE.do, verb, summary)), /corresponde a la Secretaría Ejecutiva/);
    assert.equal(Object.keys((await office.ciclo()).asm).length, 0);
  });

  it('takes pasted text as material and a long question as a question', async () => {
    const office = await (await Oficina.open()).approved();
    const pasted = await office.say(se, `Hallazgo: ${'La MIR carece de lógica causal. '.repeat(600)}`);
    assert.equal(cardOf(pasted).data['titulo'], '¿Qué es este texto?');
    assert.notEqual(templateOf(await office.say(se, `consulta ${'¿Qué plazo tengo? '.repeat(40)}`)), 'archivo-destino');
  });
});
