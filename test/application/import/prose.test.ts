import assert from 'node:assert/strict';
import { recogniseText } from '../../../src/application/import/recognise-text.js';

const textsOf = (text: string): readonly (readonly [string | undefined, string | undefined])[] =>
  recogniseText(text).candidates.map(({ hallazgo, recomendacion }) => [hallazgo, recomendacion] as const);

const TWO = [
  [undefined, 'Integrar el padrón de beneficiarios del programa.'],
  [undefined, 'Redactar los supuestos de la MIR del programa.'],
] as const;

describe('running text of a report', () => {
  for (const [one, two] of [
    ['a)', 'b)'],
    ['I.', 'II.'],
    ['5.1.', '5.2.'],
    ['5.1', '5.2'],
    ['1:', '2:'],
    ['Primera.', 'Segunda.-'],
  ]) {
    it(`parts items numbered ${one} and ${two}`, () => {
      assert.deepEqual(textsOf(`Recomendaciones\n${one} ${TWO[0][1]}\n${two} ${TWO[1][1]}`), TWO);
    });
  }

  it('keeps letters inside of a numbered item with it, and takes a numbered title for none', () => {
    assert.deepEqual(textsOf('Recomendaciones\n1. Integrar:\na) el padrón;\nb) la MIR.\n2. Publicar.'), [
      [undefined, 'Integrar:\na) el padrón;\nb) la MIR.'],
      [undefined, 'Publicar.'],
    ]);
    assert.deepEqual(textsOf(`Recomendaciones\n5.1 Diseño\n• ${TWO[0][1]}\n• ${TWO[1][1]}`), TWO);
  });

  it('begins a text at its word with a period, too', () => {
    assert.deepEqual(textsOf('Hallazgo 1. Falta de padrón\nNo hay padrón.\nRecomendación. Integrarlo.'), [
      ['Falta de padrón\nNo hay padrón.', 'Integrarlo.'],
    ]);
  });

  it('pairs codes with letters', () => {
    assert.deepEqual(textsOf('Hallazgo H-01: No hay padrón.\nRecomendación R-01: Integrarlo.'), [
      ['No hay padrón.', 'Integrarlo.'],
    ]);
  });

  it('believes the sentence that announces a list, and no mention of the other text in it', () => {
    const items = `1. ${TWO[0][1]}\n2. ${TWO[1][1]}`;
    for (const sentence of [
      'Con base en los hallazgos anteriores se emiten las siguientes recomendaciones:',
      'Por lo anterior, se recomienda:',
    ])
      assert.deepEqual(textsOf(`${sentence}\n${items}`), TWO);
    assert.deepEqual(textsOf(`Recomendaciones\nDerivadas de los hallazgos de la evaluación son:\n${items}`), TWO);
  });

  it('keeps what is said about an ASM beside its text', () => {
    const { candidates } = recogniseText(
      'Hallazgo: No hay padrón.\nRecomendación: Integrarlo.\nÁrea responsable: UIPPE\nPrioridad: Alta\n\nHallazgo: No hay MIR.',
    );
    assert.deepEqual(
      candidates.map(({ recomendacion, extras }) => [recomendacion, extras.map(({ label, text }) => [label, text])]),
      [
        [
          'Integrarlo.',
          [
            ['Área responsable', 'UIPPE'],
            ['Prioridad', 'Alta'],
          ],
        ],
        [undefined, []],
      ],
    );
  });

  it('reads the numbered fields of the official format for publishing results', () => {
    const { candidates } = recogniseText(
      [
        '2. Principales Hallazgos de la evaluación',
        '2.1 Describir los hallazgos más relevantes de la evaluación:',
        '• No hay padrón.',
        '2.2.1 Fortalezas: Marco claro.',
        '2.2.3 Debilidades: La MIR no tiene supuestos.',
        '3.1 Describir brevemente las conclusiones de la evaluación: El programa es pertinente.',
        '3.2 Describir las recomendaciones de acuerdo a su relevancia:',
        '1: Integrarlo.',
        '4.1 Nombre del coordinador de la evaluación: Persona',
      ].join('\n'),
    );
    assert.deepEqual(
      candidates.map(({ hallazgo, recomendacion, clase }) => [hallazgo, recomendacion, clase]),
      [
        ['No hay padrón.', undefined, undefined],
        ['La MIR no tiene supuestos.', undefined, 'debilidad'],
        [undefined, 'Integrarlo.', undefined],
      ],
    );
  });
});
