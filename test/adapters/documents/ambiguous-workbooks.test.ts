import assert from 'node:assert/strict';
import { readingOfRows, textsOf, whyOmitted } from './messy-workbooks.js';

const H1 = 'El programa no cuenta con un diagnóstico actualizado del problema que atiende.';
const H2 = 'La población objetivo no está cuantificada\nni caracterizada.';
const H3 = 'Los indicadores de Propósito no son relevantes.';
const R1 = 'Elaborar un diagnóstico con la Metodología de Marco Lógico.';
const R2 = 'Cuantificar la población objetivo por municipio.';
const R3 = 'Replantear los indicadores de la MIR.';

describe('workbooks that can be read in two ways, or hardly', () => {
  it('asks which of two recomendación columns is the text, and keeps the other', async () => {
    const rows = { 1: ['Hallazgo', 'Recomendación', 'Recomendación'], 2: [H1, R1, R2], 3: [H2, R2, R3] };
    const asked = await readingOfRows(rows);
    assert.deepEqual(asked.candidates, []);
    const [question] = asked.questions;
    assert.deepEqual(
      question?.options.map((one) => one.id),
      ['B', 'C'],
    );
    assert.deepEqual(question?.options[1]?.samples, [R2, R3]);
    const reading = await readingOfRows(rows, undefined, { [question?.id ?? '']: 'C' });
    assert.deepEqual(textsOf(reading), [
      [H1, R2],
      [H2, R3],
    ]);
    assert.equal(reading.candidates[0]?.extras[0]?.text, R1);
  });

  it('asks when hallazgo and debilidad are both texts, and asks again when the answer makes no sense', async () => {
    const rows = { 1: ['Hallazgo', 'Debilidad', 'Recomendación'], 2: [H1, H2, R1], 3: [H3, H1, R2] };
    const asked = await readingOfRows(rows, undefined, { 'Hoja1!A1/hallazgo': 'Z' });
    assert.deepEqual(
      asked.questions.map((one) => one.id),
      ['Hoja1!A1/hallazgo'],
    );
    const reading = await readingOfRows(rows, undefined, { 'Hoja1!A1/hallazgo': 'A' });
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H3, R2],
    ]);
  });

  it('reads a FODA matrix cell by cell when SE says so', async () => {
    const rows = {
      2: ['Fortalezas', 'Oportunidades', 'Debilidades', 'Amenazas'],
      3: [H1, H2, H3, R1],
      4: [null, null, R2, R3],
    };
    const asked = await readingOfRows(rows);
    assert.deepEqual(
      asked.questions[0]?.options.map((one) => one.id),
      ['B', 'C', 'D', 'todas'],
    );
    const reading = await readingOfRows(rows, undefined, { 'Hoja1!A2/hallazgo': 'todas' });
    assert.deepEqual(
      reading.candidates.map((one) => [one.clase, one.hallazgo]),
      [
        ['oportunidad', H2],
        ['debilidad', H3],
        ['amenaza', R1],
        ['debilidad', R2],
        ['amenaza', R3],
      ],
    );
    assert.match(whyOmitted(reading, H1) ?? '', /fortaleza/u);
  });

  it('reads the federal format: one column for all kinds, the kind beside it, strengths left out', async () => {
    const reading = await readingOfRows({
      1: [
        'Tema de evaluación',
        'Tipo',
        'Fortaleza y Oportunidad/Debilidad o amenaza',
        'Referencia (pregunta)',
        'Recomendación',
      ],
      2: ['Diseño', 'Fortaleza', H1, '1', 'No aplica'],
      3: ['Diseño', 'Debilidad', H2, '2', R2],
      4: ['Diseño', 'Debilidad o amenaza', H3, '3', R3],
    });
    assert.deepEqual(textsOf(reading), [
      [H2, R2],
      [H3, R3],
    ]);
    assert.deepEqual(
      reading.candidates.map((one) => one.clase),
      ['debilidad', undefined],
    );
    assert.match(whyOmitted(reading, H1) ?? '', /fortaleza/u);
  });

  it('reads crosses below the names of the kinds', async () => {
    const reading = await readingOfRows({
      1: ['Hallazgo', 'Debilidad', 'Amenaza', 'Recomendación'],
      2: [H1, 'X', null, R1],
      3: [H2, null, 'x', R2],
    });
    assert.deepEqual(
      reading.candidates.map((one) => one.clase),
      ['debilidad', 'amenaza'],
    );
  });

  it('forgives accents, case, line breaks and a slip in the headers', async () => {
    const reading = await readingOfRows({
      1: ['NÚM.', 'ASPECTOS\nSUSCEPTIBLES  DE MEJORA (ASM)', 'Recomendacón del evaluador', 'Observaciones'],
      2: [1, H1, R1, 'ok'],
      3: [2, H2, R2, null],
    });
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
  });

  for (const [finding, advice] of [
    ['Hallazgos identificados', 'Recomendaciones derivadas de los hallazgos'],
    ['Hallazgo del que deriva la recomendación', 'Recomendación al hallazgo'],
    ['Hallazgo(s)', 'RECOMENDACIÓN(ES)'],
    ['Hallazgos relevantes (página)', 'Recomendación (a la letra)'],
  ] as const) {
    it(`knows «${finding}» from «${advice}»`, async () => {
      const reading = await readingOfRows({ 1: ['No. Rec.', finding, advice], 2: [1, H1, R1], 3: [2, H2, R2] });
      assert.deepEqual(textsOf(reading), [
        [H1, R1],
        [H2, R2],
      ]);
      assert.deepEqual(
        reading.candidates.map(({ numero }) => numero),
        ['1', '2'],
      );
    });
  }

  it('reads a form with labels to the left', async () => {
    const reading = await readingOfRows({
      1: ['Ficha de ASM'],
      2: ['Programa', 'Pp Electoral'],
      3: ['Hallazgo', H1],
      4: ['Recomendación', R1],
      6: ['Hallazgo', H2],
      7: ['Recomendación', R2],
    });
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
    assert.equal(reading.candidates[0]?.programa, 'Pp Electoral');
  });

  it('asks for the columns when no header is known', async () => {
    const rows = { 1: ['Clave', 'Lo que vimos', 'Lo que pedimos'], 2: ['a', H1, R1], 3: ['b', H2, R2] };
    const asked = await readingOfRows(rows);
    assert.equal(asked.questions.length, 2);
    const reading = await readingOfRows(rows, undefined, {
      'Hoja1!columna-hallazgo': 'B',
      'Hoja1!columna-recomendacion': 'C',
    });
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
  });

  it('reads recommendations without findings, and one column that holds both', async () => {
    const alone = await readingOfRows({ 1: ['No.', 'Recomendaciones'], 2: [1, R1], 3: [2, R2] });
    assert.deepEqual(textsOf(alone), [
      [undefined, R1],
      [undefined, R2],
    ]);
    const both = await readingOfRows({
      1: ['No.', 'Hallazgo y recomendación'],
      2: [1, `Hallazgo: ${H1} Recomendación: ${R1}`],
    });
    assert.deepEqual(textsOf(both), [[H1, R1]]);
  });

  it('says clearly that a workbook has no findings', async () => {
    const reading = await readingOfRows({ 1: ['Partida', 'Monto'], 2: ['1000', 25_000], 3: ['2000', 18_000] });
    assert.deepEqual([reading.candidates, reading.questions], [[], []]);
    assert.ok(reading.warnings.some((one) => one.includes('No se encontró')));
    assert.equal(reading.omitted.length, 6);
  });

  it('warns of a text that comes twice', async () => {
    const reading = await readingOfRows({ 1: ['Hallazgo', 'Recomendación'], 2: [H1, R1], 3: [H1, R1] });
    assert.ok(reading.candidates[1]?.warnings.some((one) => one.includes('Hoja1!A2')));
  });
});
