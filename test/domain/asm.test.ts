import assert from 'node:assert/strict';
import { type Asm, inListOrder, numeroPropio } from '../../src/domain/asm.js';
import { recienRegistrado } from './asm-sample.js';

const asm = (id: string, numero?: string): Asm =>
  recienRegistrado(id, {
    hallazgo: 'H',
    clase: 'sin-precisar',
    ubicacion: 'p. 1',
    ...(numero === undefined ? {} : { numero }),
  });

describe('The number that the report gives an ASM', () => {
  it('is told when it tells the ASM from the others', () => {
    const all = [asm('ASM-01', 'R.1'), asm('ASM-02', 'R.2')];
    assert.equal(numeroPropio(all, asm('ASM-01', 'R.1')), 'R.1');
  });

  it('is no number when several rows have the same text', () => {
    const all = [asm('ASM-01', 'Proceso de Determinación'), asm('ASM-02', 'Proceso de Determinación')];
    assert.equal(numeroPropio(all, asm('ASM-01', 'Proceso de Determinación')), undefined);
  });

  it('is absent when the report gives none', () => {
    assert.equal(numeroPropio([asm('ASM-01')], asm('ASM-01')), undefined);
  });
});

describe('The order of every list of ASM', () => {
  it('is that of their numbers, also past the hundredth', () => {
    const shuffled = ['ASM-100', 'ASM-02', 'ASM-99', 'ASM-10', 'ASM-01'].map((id) => asm(id));
    assert.deepEqual(
      inListOrder(shuffled).map(({ id }) => id),
      ['ASM-01', 'ASM-02', 'ASM-10', 'ASM-99', 'ASM-100'],
    );
  });

  it('puts structural impact first', () => {
    const cumple = { cumple: true, razon: 'Sí.' };
    const structural: Asm = {
      ...asm('ASM-02'),
      seleccion: {
        estado: 'seleccionado',
        valoracion: { viabilidad: cumple, factibilidad: cumple, impactoEstructural: ['diseno'] },
        acuse: { persona: 'p', puesto: 'SE', capacity: 'titular', at: '2026-03-02T16:00:00.000Z' },
      },
    };
    assert.deepEqual(
      inListOrder([asm('ASM-01'), structural]).map(({ id }) => id),
      ['ASM-02', 'ASM-01'],
    );
  });
});
