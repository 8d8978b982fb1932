import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keywordsOf } from '../../../src/adapters/documents/workbook-mark.js';
import { printable } from '../../../src/application/printable-text.js';
import { parseMark } from '../../../src/application/workbook/mark.js';
import { type ContenidoCompromiso, INSTRUMENTOS } from '../../../src/domain/compromiso.js';
import { addDays } from '../../../src/domain/fecha.js';
import { actividad, contenido, enLibro } from '../../application/workbook/compromisos-sample.js';
import { edited, given, said, understood } from './workbook-files.js';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('=1+1', '+52 722', '0012', '_x0041_', 'ASM-01', '31/03/2027', '40 %', '«Señal» ñ', "'x", '1.5E3'),
  )
  .map((each) => printable(each).replaceAll('\n', ' ').trim());
const sentence = fc.tuple(text, text).map(([a, b]) => [a, b].join('\n').trim());
const fecha = fc.oneof(
  fc.constant(''),
  fc.nat({ max: 20_000 }).map((days) => addDays('2010-01-01', days)),
);
const percent = fc.nat({ max: 10_000 }).map((hundredths) => hundredths / 100);

const product = text.filter((each) => each !== '' && !/^[-•*]/.test(each));

/** Distinct, as rows of a workbook must be. */
const drafts: fc.Arbitrary<ContenidoCompromiso> = fc
  .record({
    compromiso: sentence,
    plazo: fecha,
    clase: fc.constantFrom(...INSTRUMENTOS),
    nombre: text,
    actividades: fc.array(
      fc.record({
        descripcion: sentence,
        responsable: text,
        cargo: text,
        inicio: fecha,
        fin: fecha,
        unidadMedida: text,
        ponderacion: percent,
        productos: fc.array(product, { maxLength: 4 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ compromiso, plazo, clase, nombre, actividades }) => ({
    compromiso,
    plazo,
    instrumento: { clase, nombre },
    actividades: actividades.map(({ productos, descripcion, ...rest }, index) => ({
      ...actividad(`A${index + 1}`),
      ...rest,
      descripcion: `${index + 1}. ${descripcion}`.trim(),
      productos: productos.map((each, place) => ({ id: `A${index + 1}.P${place + 1}`, nombre: each })),
    })),
  }));

describe('the workbook of commitments', function () {
  this.timeout(60_000);

  it('gives back any drafts as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drafts, { minLength: 1, maxLength: 4 }), async (all) => {
        const books = all.map((each, index) => enLibro(`ASM-${String(index + 1).padStart(2, '0')}`, each));
        const { entendidos, enBlanco } = await understood(await given(books), books);
        assert.deepEqual(enBlanco, []);
        assert.deepEqual(
          entendidos.map((each) => each.contenido),
          all,
        );
        assert.ok(entendidos.every(({ cambia, ajeno }) => !cambia && !ajeno));
      }),
      { numRuns: 25 },
    );
  });

  it('names the programme of each ASM, and one from before that column is read as well', async () => {
    const [first, second] = [enLibro('ASM-01', contenido()), enLibro('ASM-02', contenido())];
    const named = { ...first, asm: { ...first.asm, texto: { ...first.asm.texto, programa: 'Fomento a la lectura' } } };
    const file = await given([named, second]);
    const programas: unknown[] = [];
    const old = await edited(file, (heads) => {
      programas.push(...[4, 5, 6].map((row) => heads.getCell(row, 2).value));
      heads.spliceColumns(2, 1);
      heads.getCell('C6').value = 'Otra redacción.';
    });
    assert.deepEqual(programas, ['Programa', 'Fomento a la lectura', 'Electoral']);
    const { problems, entendidos } = await understood(old, [named, second]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entendidos.map(({ contenido: { compromiso }, cambia }) => [cambia, compromiso]),
      [
        [false, contenido().compromiso],
        [true, 'Otra redacción.'],
      ],
    );
  });

  it('is the same file for the same record, and carries its mark', async () => {
    const books = [enLibro('ASM-01', contenido()), enLibro('ASM-02')];
    const file = await given(books);
    assert.deepEqual(await given(books), file);
    assert.deepEqual(parseMark(keywordsOf(file)), { kind: 'compromisos', ciclo: 'pae-2025-electoral', unidad: 'DO' });
  });

  it('takes an untouched ASM for blank, and a whole one for nothing to correct', async () => {
    const books = [enLibro('ASM-01', contenido()), enLibro('ASM-02')];
    const reading = await understood(await given(books), books);
    assert.deepEqual(said(reading), []);
    assert.deepEqual(reading.enBlanco, ['ASM-02']);
    assert.deepEqual(
      reading.entendidos.map(({ asm, cambia, faltan }) => [asm, cambia, faltan.length]),
      [['ASM-01', false, 0]],
    );
  });

  it('keeps the numbers of activities and products through rewording, reordering and copying', async () => {
    const books = [enLibro('ASM-01', contenido())];
    const file = await edited(await given(books), (_heads, works) => {
      works.getCell('B5').value = 2;
      works.getCell('B6').value = 1;
      works.getCell('J5').value = 'Oficio A1\nMinuta corregida';
      works.getCell('C7').value = 'Una actividad nueva.';
      works.getCell('A7').value = 'asm 1';
      works.getCell('K7').value = 'ASM-01.A1';
      works.getCell('B7').value = 3;
    });
    const [one] = (await understood(file, books)).entendidos;
    assert.deepEqual(
      one?.contenido.actividades.map(({ id, descripcion, productos }) => [id, descripcion, productos.map((p) => p.id)]),
      [
        ['A2', 'Elaborar el documento A2.', ['A2.P1', 'A2.P2']],
        ['A1', 'Elaborar el documento A1.', ['A1.P1', 'A1.P2']],
        ['A3', 'Una actividad nueva.', []],
      ],
    );
  });
});
