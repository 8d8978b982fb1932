import assert from 'node:assert/strict';
import { fill, readingOf, readingOfRows, textsOf, whyOmitted, workbookBytes } from './messy-workbooks.js';

const H1 = 'El programa no cuenta con un diagnóstico actualizado de su población.';
const H2 = 'La MIR carece de supuestos en el nivel de Componente.';
const R1 = 'Elaborar el diagnóstico y publicarlo en el portal institucional.';
const R2 = 'Incorporar los supuestos que faltan y validar la lógica vertical.';
const PAIRS = [
  [H1, R1],
  [H2, R2],
];

describe('workbooks as consultancies and universities write them', () => {
  for (const [finding, advice] of [
    ['Hallazgo que le da origen', 'Recomendaciones para su atención'],
    ['3. Hallazgo\n(describir)', '4. Recomendación\n(describir)'],
    ['Conclusión', 'Recomendación'],
    ['Describa el hallazgo', 'Describa la recomendación'],
  ] as const) {
    it(`knows «${finding.replace('\n', ' ')}» from «${advice.replace('\n', ' ')}»`, async () => {
      const reading = await readingOfRows({ 2: ['No.', finding, advice], 3: [1, H1, R1], 4: [2, H2, R2] });
      assert.deepEqual(textsOf(reading), PAIRS);
    });
  }

  it('leaves out what the form asks for below its headings', async () => {
    const reading = await readingOfRows({
      1: ['No.', 'Hallazgo', 'Recomendación'],
      2: [null, '(textual)', '(textual)'],
      3: [1, H1, R1],
      4: [2, H2, R2],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
  });

  it('asks nothing about observations or an ASM column beside the very words', async () => {
    const header = ['ASM', 'Hallazgo', 'Recomendación', 'Observaciones'];
    const note = 'Sin observaciones por parte de la unidad ejecutora.';
    const reading = await readingOfRows({
      1: header,
      2: ['ASM de diseño', H1, R1, note],
      3: ['ASM de MIR', H2, R2, note],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.deepEqual(
      reading.candidates[0]?.extras.map(({ text }) => text),
      ['ASM de diseño', note],
    );
  });

  it('leaves out strengths or opportunities without advice, and keeps those with one', async () => {
    const reading = await readingOfRows(
      {
        1: ['Tema', 'Fortaleza y oportunidad / Debilidad o amenaza', 'Recomendación'],
        2: ['Fortaleza y oportunidad'],
        3: ['Diseño', 'El problema está definido.', 'No aplica'],
        4: ['Diseño', H1, R1],
        5: ['Debilidad o amenaza'],
        6: ['MIR', H2, R2],
      },
      (sheet) => {
        sheet.mergeCells('A2:C2');
        sheet.mergeCells('A5:C5');
      },
    );
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.match(whyOmitted(reading, 'El problema está definido.') ?? '', /fortaleza/u);
  });

  it('takes several activities of one merged ASM for one ASM, with all of them', async () => {
    const reading = await readingOfRows(
      {
        1: ['No.', 'Aspecto Susceptible de Mejora', 'Actividades', 'Fecha de término'],
        2: [1, H1, 'Elaborarlo.', '30/06/2026'],
        3: [null, null, 'Publicarlo.', '30/07/2026'],
        4: [2, H2, 'Redactarlos.', '30/06/2026'],
      },
      (sheet) => {
        sheet.mergeCells('A2:A3');
        sheet.mergeCells('B2:B3');
      },
    );
    assert.deepEqual(textsOf(reading), [
      [H1, undefined],
      [H2, undefined],
    ]);
    assert.deepEqual(
      reading.candidates[0]?.extras.map(({ text }) => text),
      ['Elaborarlo.', '30/06/2026', 'Publicarlo.', '30/07/2026'],
    );
  });

  it('takes a line that names a subject or a programme for the title of the rows below', async () => {
    const reading = await readingOfRows({
      1: ['Hallazgo', 'Recomendación'],
      2: ['Programa: Electoral'],
      3: [H1, R1],
      4: ['Programa: Cultura cívica'],
      5: ['Hallazgo', 'Recomendación'],
      6: [H2, R2],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.deepEqual(
      reading.candidates.map(({ programa }) => programa),
      ['Electoral', 'Cultura cívica'],
    );
  });

  it('leaves a sheet of instructions out beside the proper one, and reads it when it is alone', async () => {
    const guide = {
      1: ['Hallazgo', 'Anote el hallazgo del informe.'],
      2: ['Recomendación', 'Anote la recomendación.'],
    };
    const reading = await readingOf(
      await workbookBytes((workbook) => {
        fill(workbook.addWorksheet('Instructivo'), guide);
        fill(workbook.addWorksheet('Matriz'), { 3: ['Hallazgo', 'Recomendación'], 4: [H1, R1], 5: [H2, R2] });
      }),
    );
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.match(whyOmitted(reading, 'Anote la recomendación.') ?? '', /instructivo/u);
    const alone = await readingOf(await workbookBytes((workbook) => fill(workbook.addWorksheet('Instructivo'), guide)));
    assert.equal(alone.candidates.length, 1);
  });
});
