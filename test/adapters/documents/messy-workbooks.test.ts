import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fill, readingOf, readingOfRows, textsOf, whyOmitted, workbookBytes } from './messy-workbooks.js';

const H1 = 'El programa no cuenta con un diagnóstico actualizado del problema que atiende.';
const H2 = 'La población objetivo no está cuantificada\nni caracterizada.';
const H3 = 'Los indicadores de Propósito no son relevantes.';
const R1 = 'Elaborar un diagnóstico con la Metodología de Marco Lógico.';
const R2 = 'Cuantificar la población objetivo por municipio.';
const R3 = 'Replantear los indicadores de la MIR.';
const PAIRS = [
  [H1, R1],
  [H2, R2],
  [H3, R3],
];

describe('messy workbooks', () => {
  it('reads the real extract: 23 findings, two without recomendación', async () => {
    const reading = await readingOf(new Uint8Array(readFileSync('test/data/hallazgos-pae2018-extracto.xlsx')));
    assert.equal(reading.candidates.length, 23);
    const without = reading.candidates.filter((one) => one.recomendacion === undefined).map((one) => one.ubicacion);
    assert.deepEqual(without, ['Hoja1!F20', 'Hoja1!F23']);
    assert.equal(new Set(reading.candidates.map((one) => one.programa)).size, 3);
    assert.equal(new Set(reading.candidates.map((one) => one.dependencia)).size, 2);
    assert.ok(reading.warnings.some((one) => one.includes('ID-ASM')));
  });

  it('takes the place that the sheet itself gives, with the cell besides; too long a one is another of its data', async () => {
    const long = 'Véase '.repeat(60).trim();
    const reading = await readingOfRows({
      1: ['Hallazgo', 'Recomendación', 'Ubicación en el informe'],
      2: [H1, R1, 'Capítulo 4, página 31'],
      3: [H2, R2, null],
      4: [H3, R3, long],
    });
    assert.deepEqual(
      reading.candidates.map(({ ubicacion, celda }) => [ubicacion, celda]),
      [
        ['Capítulo 4, página 31', 'Hoja1!A2'],
        ['Hoja1!A3', undefined],
        ['Hoja1!A4', undefined],
      ],
    );
    assert.deepEqual(
      reading.candidates.map(({ extras }) => extras.map(({ text }) => text)),
      [[], [], [long]],
    );
  });

  it('finds a header on row 7 below titles, with an empty first column and an empty one between', async () => {
    const reading = await readingOfRows({
      1: [null, 'GOBIERNO DEL ESTADO'],
      2: [null, 'Programa Anual de Evaluación 2024'],
      4: [null, 'Hallazgos'],
      7: [null, 'No.', 'HALLAZGO ', null, ' recomendacion'],
      8: [null, 1, H1, null, R1],
      9: [null, 2, H2, null, R2],
      10: [null, 3, H3, null, R3],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.equal(reading.candidates[0]?.ubicacion, 'Hoja1!C8');
    assert.equal(reading.candidates[2]?.numero, '3');
    assert.match(whyOmitted(reading, 'GOBIERNO DEL ESTADO') ?? '', /arriba de la tabla/u);
  });

  it('joins a header that is split on two rows', async () => {
    const reading = await readingOfRows({
      3: ['Programa', 'Aspecto Susceptible de', 'Acción', 'Área'],
      4: ['presupuestario', 'Mejora', 'recomendada', 'responsable'],
      5: ['Pp Electoral', H1, R1, 'DO'],
      6: ['Pp Electoral', H2, R2, 'DA'],
    });
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
    assert.equal(reading.candidates[0]?.programa, 'Pp Electoral');
  });

  it('reads headers merged down and across', async () => {
    const reading = await readingOfRows(
      {
        2: ['No.', 'Programa', 'Resultados de la evaluación', null, null],
        3: [null, null, 'Hallazgo', 'Página', 'Recomendación'],
        4: [1, 'Pp 1', H1, 12, R1],
        5: [2, 'Pp 1', H2, 15, R2],
      },
      (sheet) => {
        sheet.mergeCells('A2:A3');
        sheet.mergeCells('B2:B3');
        sheet.mergeCells('C2:E2');
      },
    );
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
    assert.equal(reading.candidates[1]?.numero, '2');
    assert.ok(reading.candidates[1]?.extras.some(({ label, text }) => label.includes('Página') && text === '15'));
  });

  it('gives each row the value of a vertical merge, the finding too, and says so', async () => {
    const reading = await readingOfRows(
      { 1: ['Programa', 'Hallazgo', 'Recomendación'], 2: ['Pp 1', H1, R1], 3: [null, null, R2], 4: [null, H3, R3] },
      (sheet) => {
        sheet.mergeCells('A2:A4');
        sheet.mergeCells('B2:B3');
      },
    );
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H1, R2],
      [H3, R3],
    ]);
    assert.deepEqual(
      reading.candidates.map((one) => one.programa),
      ['Pp 1', 'Pp 1', 'Pp 1'],
    );
    assert.ok(reading.candidates[1]?.warnings.some((one) => one.includes('combinada')));
    assert.equal(reading.candidates[1]?.ubicacion, 'Hoja1!B2 (fila 3)');
  });

  it('does not fill what stands blank without a merge', async () => {
    const reading = await readingOfRows({
      1: ['Programa', 'Hallazgo', 'Recomendación'],
      2: ['Pp 1', H1, R1],
      3: [null, H2, null],
    });
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, undefined],
    ]);
    assert.equal(reading.candidates[1]?.programa, undefined);
    assert.ok(reading.candidates[1]?.warnings.some((one) => one.includes('no trae recomendación')));
  });

  it('takes merged banners as groups of rows', async () => {
    const reading = await readingOfRows(
      {
        1: ['Hallazgo', 'Recomendación', 'Tema'],
        2: ['3.- Concurrencia con Municipios'],
        3: [H1, R1, 'Diseño'],
        4: ['4.- Apoyo a la mujer rural'],
        5: [H2, R2, 'Cobertura'],
      },
      (sheet) => {
        sheet.mergeCells('A2:C2');
        sheet.mergeCells('A4:C4');
      },
    );
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
    assert.equal(
      reading.candidates[1]?.extras.find(({ label }) => label === 'Sección')?.text,
      '4.- Apoyo a la mujer rural',
    );
  });

  it('leaves out the summary below, totals and notes, and compares the count', async () => {
    const reading = await readingOfRows({
      1: ['Dependencia', 'Programa', 'Hallazgo', 'Tema', 'Recomendación'],
      2: ['Campo', 'Pp 1', H1, 'Diseño', R1],
      3: ['Campo', 'Pp 1', H2, 'Diseño', R2],
      4: ['Mujer', 'Pp 2', H3, 'MIR', R3],
      5: ['Total', null, 3],
      7: ['Fuente: elaboración propia con datos del informe.'],
      9: [null, null, 'Dependencia', null, 'Hallazgos por dependencia'],
      10: [null, null, 'Campo', null, 2],
      11: [null, null, 'Mujer', null, 1],
      14: ['Elaboró: Lic. N. N.', null, null, null, 'Autorizó: Mtra. N. N.'],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.equal(reading.declaredCount, 3);
    for (const text of [
      'Total',
      'Fuente: elaboración propia con datos del informe.',
      'Campo',
      'Mujer',
      '2',
      'Elaboró: Lic. N. N.',
    ]) {
      assert.notEqual(whyOmitted(reading, text), undefined, text);
    }
  });

  it('takes no signature below the data for an ASM, and goes on after it', async () => {
    const header = ['No.', 'Hallazgo', 'Recomendación', 'Responsable'];
    const reading = await readingOfRows({
      1: header,
      2: [1, H1, R1, 'DO'],
      3: [2, H2, R2, 'DO'],
      5: [null, '______________', '______________'],
      6: [null, 'Lic. Nombre Inventado', 'Mtra. Nombre Inventado'],
      7: [null, 'Director de Planeación', 'Titular de la Unidad'],
      8: header,
      9: [3, H3, R3, 'DO'],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.equal(whyOmitted(reading, 'Director de Planeación'), 'está donde se firma');
  });

  it('takes a note at the foot for no title of a group, and a text that begins like one for a text', async () => {
    const note = '1/ Incluye las del ejercicio anterior.';
    const reading = await readingOfRows({ 1: ['No.', 'Hallazgo', 'Recomendación'], 2: [1, `* ${H1}`, R1], 3: [note] });
    assert.deepEqual(textsOf(reading), [[`* ${H1}`, R1]]);
    assert.equal(whyOmitted(reading, note), 'es una nota al pie');
  });

  it('takes the title of a summary for no part of its header', async () => {
    const bytes = await workbookBytes((workbook) => {
      workbook
        .addWorksheet('Resumen')
        .addRows([
          ['Resumen de recomendaciones por programa'],
          ['Programa', 'Hallazgos', 'Recomendaciones'],
          ['E001', 2, 2],
          ['E002', 1, 1],
        ]);
      workbook.addWorksheet('E001').addRows([
        ['Cve.', 'Hallazgo', 'Recomendación'],
        ['A-1', H1, R1],
      ]);
    });
    const reading = await readingOf(bytes);
    assert.deepEqual(textsOf(reading), [[H1, R1]]);
    assert.equal(reading.candidates[0]?.numero, 'A-1');
    assert.notEqual(whyOmitted(reading, 'E002'), undefined);
  });

  it('leaves out a summary beside the data', async () => {
    const reading = await readingOfRows({
      1: ['Hallazgo', 'Recomendación', null, 'Dependencia', 'Total'],
      2: [H1, R1, null, 'Campo', 2],
      3: [H2, R2, null, null, null],
      4: [H3, R3],
    });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.deepEqual(reading.candidates[0]?.extras, []);
    assert.match(whyOmitted(reading, 'Campo') ?? '', /cuadro aparte/u);
  });

  it('skips the header that is repeated on each printed page', async () => {
    const header = ['No.', 'Hallazgo', 'Recomendación'];
    const reading = await readingOfRows({ 1: header, 2: [1, H1, R1], 3: [2, H2, R2], 4: header, 5: [3, H3, R3] });
    assert.deepEqual(textsOf(reading), PAIRS);
    assert.match(whyOmitted(reading, 'Hallazgo') ?? '', /encabezado repetido/u);
  });

  it('reads rich text, links, formulas, dates and errors', async () => {
    const reading = await readingOfRows({
      1: ['Hallazgo', 'Recomendación', 'Fecha', 'Avance', 'Monto'],
      2: [
        { richText: [{ text: 'El programa ' }, { font: { bold: true }, text: 'no cuenta' }, { text: ' con padrón.' }] },
        { text: R1, hyperlink: 'https://example.org/' },
        new Date(Date.UTC(2024, 4, 31)),
        0.25,
        { error: '#REF!' },
      ],
      3: [{ formula: 'A9', result: H2 }, { formula: 'B9' }, null, null, null],
    });
    assert.deepEqual(textsOf(reading), [
      ['El programa no cuenta con padrón.', R1],
      [H2, '=B9'],
    ]);
    assert.equal(reading.candidates[0]?.extras[0]?.text, '31/05/2024');
    assert.ok(reading.candidates[1]?.warnings.some((one) => one.includes('fórmula sin valor')));
  });

  it('reads hidden rows and says it; leaves a hidden sheet out and says it', async () => {
    const bytes = await workbookBytes((workbook) => {
      const sheet = workbook.addWorksheet('ASM');
      fill(sheet, { 1: ['Hallazgo', 'Recomendación'], 2: [H1, R1], 3: [H2, R2] });
      sheet.getRow(3).hidden = true;
      const draft = workbook.addWorksheet('Borrador', { state: 'hidden' });
      fill(draft, { 1: ['Hallazgo', 'Recomendación'], 2: [H3, R3] });
    });
    const reading = await readingOf(bytes);
    assert.deepEqual(textsOf(reading), [
      [H1, R1],
      [H2, R2],
    ]);
    assert.ok(reading.candidates[1]?.warnings.some((one) => one.includes('oculta')));
    assert.match(whyOmitted(reading, H3) ?? '', /oculta/u);
  });

  it('reads several sheets and passes over covers and catalogues', async () => {
    const bytes = await workbookBytes((workbook) => {
      fill(workbook.addWorksheet('Portada'), { 2: [null, 'Informe de evaluación 2024'], 4: [null, 'Instituto'] });
      fill(workbook.addWorksheet('Pp 1'), { 1: ['Hallazgo', 'Recomendación'], 2: [H1, R1] });
      fill(workbook.addWorksheet('Pp 2'), { 5: ['Hallazgo', 'Recomendación'], 6: [H2, R2] });
      fill(workbook.addWorksheet('Catálogo'), {
        1: ['Tipo', 'Prioridad'],
        2: ['Diseño', 'Alta'],
        3: ['Gestión', 'Baja'],
      });
    });
    const reading = await readingOf(bytes);
    assert.deepEqual(
      reading.candidates.map((one) => one.ubicacion),
      ['Pp 1!A2', 'Pp 2!A6'],
    );
    assert.match(whyOmitted(reading, 'Alta') ?? '', /no trae una tabla/u);
  });

  it('takes programme and body from above the table, where the rows do not say them', async () => {
    const reading = await readingOfRows({
      1: ['Programa Anual de Evaluación: 2024'],
      2: ['Programa: Electoral'],
      3: ['Dependencia', 'Instituto Electoral'],
      5: ['Hallazgo', 'Recomendación', 'Programa'],
      6: [H1, R1, null],
      7: [H2, R2, 'Otro'],
    });
    assert.deepEqual(
      reading.candidates.map(({ programa, dependencia }) => [programa, dependencia]),
      [
        ['Electoral', 'Instituto Electoral'],
        ['Otro', 'Instituto Electoral'],
      ],
    );
    assert.match(reading.candidates[0]?.warnings.join(' ') ?? '', /Hoja1!A2 el programa/u);
    assert.match(whyOmitted(reading, 'Programa Anual de Evaluación: 2024') ?? '', /portada/u);
    assert.equal(whyOmitted(reading, 'Programa: Electoral'), undefined);
  });

  it('takes nothing from above the table that is said in two ways', async () => {
    const reading = await readingOfRows({
      1: ['Programa: Electoral', null],
      2: ['Programa: Justicia', null],
      3: ['Hallazgo', 'Recomendación'],
      4: [H1, R1],
    });
    assert.equal(reading.candidates[0]?.programa, undefined);
  });

  it('reads two tables side by side and two below each other', async () => {
    const reading = await readingOfRows({
      1: ['Hallazgo', 'Recomendación', null, 'Hallazgo', 'Recomendación'],
      2: [H1, R1, null, H2, R2],
      6: ['No.', 'Debilidad', 'Sugerencia'],
      7: [1, H3, R3],
    });
    assert.deepEqual([...textsOf(reading)].sort(), [...PAIRS].sort());
    assert.equal(reading.candidates.find((one) => one.hallazgo === H3)?.clase, 'debilidad');
  });
});
