import assert from 'node:assert/strict';
import { type Asm, numeroPropio } from '../../src/domain/asm.js';

const asm = (id: string, numero?: string): Asm => ({
  id,
  texto: { hallazgo: 'H', clase: 'sin-precisar', ubicacion: 'p. 1', ...(numero === undefined ? {} : { numero }) },
  unidades: [],
  notificadas: [],
  seleccion: { estado: 'pendiente' },
  concurrencias: {},
  clasificacionesPrevias: [],
  textosPrevios: [],
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
