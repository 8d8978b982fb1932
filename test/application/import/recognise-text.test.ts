import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recogniseText } from '../../../src/application/import/recognise-text.js';

const textsOf = (text: string): readonly (readonly [string | undefined, string | undefined])[] =>
  recogniseText(text).candidates.map(({ hallazgo, recomendacion }) => [hallazgo, recomendacion] as const);

describe('pasted text', () => {
  it('is one ASM when nothing parts it', () => {
    assert.deepEqual(textsOf('El programa no cuenta con padrón.\n\nTampoco con reglas.'), [
      ['El programa no cuenta con padrón.\n\nTampoco con reglas.', undefined],
    ]);
  });

  it('pairs labelled texts, on lines of their own or in one', () => {
    assert.deepEqual(
      textsOf(
        'Hallazgo: No hay padrón.\nRecomendación: Integrarlo.\n\nHallazgo: No hay MIR.\nRecomendación: Elaborarla.',
      ),
      [
        ['No hay padrón.', 'Integrarlo.'],
        ['No hay MIR.', 'Elaborarla.'],
      ],
    );
    assert.deepEqual(textsOf('Hallazgo: No hay padrón. Recomendación: Integrarlo.'), [
      ['No hay padrón.', 'Integrarlo.'],
    ]);
    assert.deepEqual(textsOf('Debilidad 1\nNo hay padrón.\nRecomendación 1\nIntegrarlo.'), [
      ['No hay padrón.', 'Integrarlo.'],
    ]);
  });

  it('parts numbered items and keeps their lines', () => {
    assert.deepEqual(textsOf('1. No hay padrón\nde beneficiarios.\n2. No hay MIR.'), [
      ['No hay padrón\nde beneficiarios.', undefined],
      ['No hay MIR.', undefined],
    ]);
    assert.deepEqual(textsOf('Recomendaciones\n1) Integrarlo.\n2) Elaborarla.'), [
      [undefined, 'Integrarlo.'],
      [undefined, 'Elaborarla.'],
    ]);
  });

  it('reads a table copied from a spreadsheet', () => {
    assert.deepEqual(
      textsOf('No.\tHallazgo\tRecomendación\n1\tNo hay padrón.\tIntegrarlo.\n2\t"No hay\nMIR."\tElaborarla.'),
      [
        ['No hay padrón.', 'Integrarlo.'],
        ['No hay\nMIR.', 'Elaborarla.'],
      ],
    );
  });

  it('gives nothing for blank text', () => {
    assert.deepEqual(recogniseText(' \n ').candidates, []);
  });

  it('never fails and never adds a letter, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const letters = (value: string): string => value.replace(/\s+/gu, '');
        const whole = letters(text).replaceAll('\r', '');
        for (const { hallazgo, recomendacion } of recogniseText(text).candidates) {
          assert.ok(whole.includes(letters(hallazgo ?? '')) && whole.includes(letters(recomendacion ?? '')));
        }
      }),
    );
  });
});
