import assert from 'node:assert/strict';
import { razonProblem } from '../../src/domain/razon.js';

const saidOf = (what: string): string => {
  const problem = razonProblem(' ', what);
  return `${problem?.why} ${problem?.next}`;
};

describe('a reason that is missing', () => {
  it('is asked for in the gender and the number of its name', () => {
    assert.equal(saidOf('la razón'), 'Falta la razón. Escríbala e inténtelo de nuevo.');
    assert.equal(saidOf('las observaciones'), 'Faltan las observaciones. Escríbalas e inténtelo de nuevo.');
    assert.equal(saidOf('cómo se comprueba'), 'Falta cómo se comprueba. Escríbalo e inténtelo de nuevo.');
  });
});
