import assert from 'node:assert/strict';
import { enBlanco } from '../../src/domain/en-blanco.js';
import { razonProblem } from '../../src/domain/razon.js';

describe('a text that shows nothing', () => {
  for (const text of ['', ' \n\t', '\u00a0', '\u200b\u200d\ufeff', '\u2060\u00ad', '\u3164', '\u2800\u2800', '\ufe0f'])
    it(`is blank: ${JSON.stringify(text)}`, () => {
      assert.equal(enBlanco(text), true);
      assert.equal(razonProblem(text, 'la razón')?.code, 'sin-razon');
    });

  for (const text of ['.', 'Sí', '\u200bSí\u200b', '❤️', '•'])
    it(`is not blank: ${text}`, () => assert.equal(enBlanco(text), false));
});
