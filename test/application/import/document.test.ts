import assert from 'node:assert/strict';
import { recognise } from '../../../src/application/import/recognise.js';
import { sheetOfRows } from '../../../src/application/import/sheet-of-rows.js';
import type { Block, PagedDocument, Workbook } from '../../../src/application/import/source.js';

const paragraph = (text: string, heading = false): Block => ({
  kind: 'paragraph',
  text,
  where: 'página 1',
  heading,
  listed: false,
});

const table = (...rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  where: 'tabla',
  grid: sheetOfRows('tabla', rows).grid,
});

const documentOf = (...blocks: readonly Block[]): PagedDocument => ({
  kind: 'document',
  omitted: [],
  warnings: [],
  pages: [{ where: 'documento', blocks }],
});

const sheetsOf = (...rows: readonly (readonly string[])[]): Workbook => ({
  kind: 'workbook',
  warnings: [],
  sheets: [sheetOfRows('Hoja1', rows)],
});

const textsOf = (
  source: PagedDocument | Workbook,
  answers = {},
): readonly (readonly [string | undefined, string | undefined])[] =>
  recognise(source, answers).candidates.map(({ hallazgo, recomendacion }) => [hallazgo, recomendacion] as const);

describe('documents and forms', () => {
  it('asks about paragraphs without numbers below their title, when there is nothing else', () => {
    const source = documentOf(
      paragraph('Introducción', true),
      paragraph('El informe se elabora conforme a los Términos de Referencia.'),
      paragraph('Recomendaciones', true),
      paragraph('Integrar el padrón de beneficiarios del programa.'),
      paragraph('Redactar los supuestos de la MIR del programa.'),
      paragraph('Bibliografía', true),
      paragraph('Guía para la elaboración de la MIR, sin fecha.'),
    );
    const asked = recognise(source);
    assert.deepEqual(
      asked.questions.map(({ id, options }) => [id, options.map((one) => one.id)]),
      [['documento/parrafos', ['cada-uno', 'ninguno']]],
    );
    assert.deepEqual(textsOf(source, { 'documento/parrafos': 'cada-uno' }), [
      [undefined, 'Integrar el padrón de beneficiarios del programa.'],
      [undefined, 'Redactar los supuestos de la MIR del programa.'],
    ]);
    const none = recognise(source, { 'documento/parrafos': 'ninguno' });
    assert.deepEqual([none.candidates, none.questions], [[], []]);
  });

  it('unites a numbered row that a page break cuts before a capital letter, and no row without that sign', () => {
    const header = ['No.', 'Hallazgo', 'Recomendación'];
    const cut = documentOf(
      table(header, ['1', 'La Matriz de', 'Incorporar los supuestos']),
      table(
        header,
        ['', 'Indicadores no tiene supuestos.', 'externos que faltan.'],
        ['2', 'Falta el padrón', 'Integrarlo'],
      ),
    );
    assert.deepEqual(textsOf(cut), [
      ['La Matriz de Indicadores no tiene supuestos.', 'Incorporar los supuestos externos que faltan.'],
      ['Falta el padrón', 'Integrarlo'],
    ]);
    const whole = documentOf(
      table(header.slice(1), ['Falta la MIR', 'Elaborarla']),
      table(header.slice(1), ['Falta el padrón', 'Integrarlo']),
    );
    assert.equal(textsOf(whole).length, 2);
  });

  it('reads a form whose values stand below their labels', () => {
    const form = [
      'Ficha de ASM',
      'Número',
      '1',
      'Descripción del hallazgo',
      'No hay padrón.',
      'Recomendación',
      'Integrarlo.',
    ];
    const reading = recognise(sheetsOf(...form.map((text) => [text])));
    assert.deepEqual(
      reading.candidates.map(({ numero, hallazgo, recomendacion }) => [numero, hallazgo, recomendacion]),
      [['1', 'No hay padrón.', 'Integrarlo.']],
    );
  });

  it('reads the official format for publishing results in a sheet', () => {
    const source = sheetsOf(
      ['1. Descripción de la evaluación'],
      ['1.1 Nombre de la evaluación:', 'Evaluación de Diseño'],
      ['2.2 Señalar cuáles son las principales Fortalezas, Oportunidades, Debilidades y Amenazas (FODA).'],
      ['2.2.1 Fortalezas:', 'Marco claro.'],
      ['2.2.3 Debilidades:', 'No hay padrón.'],
      ['3.1 Describir brevemente las conclusiones de la evaluación:', 'El programa es pertinente.'],
      ['3.2 Describir las recomendaciones de acuerdo a su relevancia:'],
      ['1. Integrarlo.'],
      ['2. Publicarlo.'],
      ['4. Datos de la Instancia evaluadora'],
      ['4.1 Nombre del coordinador de la evaluación:', 'Persona'],
    );
    assert.deepEqual(textsOf(source), [
      ['No hay padrón.', undefined],
      [undefined, 'Integrarlo.'],
      [undefined, 'Publicarlo.'],
    ]);
  });

  it('takes a recommendation that begins with a verb of that format for a recommendation', () => {
    const source = documentOf(
      paragraph('5. Recomendaciones', true),
      paragraph('5.1. Describir el problema público: su magnitud, sus causas y sus efectos.'),
      paragraph('5.2. Señalar en la MIR: los supuestos de cada nivel del programa.'),
    );
    assert.deepEqual(textsOf(source), [
      [undefined, 'Describir el problema público: su magnitud, sus causas y sus efectos.'],
      [undefined, 'Señalar en la MIR: los supuestos de cada nivel del programa.'],
    ]);
  });
});
