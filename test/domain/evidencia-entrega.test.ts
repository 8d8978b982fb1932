import assert from 'node:assert/strict';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { versionesEn } from '../../src/domain/evidencia.js';
import { porRevisar } from '../../src/domain/evidencia-entrega.js';
import { archivo } from '../application/stages.js';
import { at, DO, SE } from './ciclo-stages.js';
import { archivarProducto } from './evidencia-exams.js';
import { carriedOut } from './spec.js';

const filed = (ciclo: Ciclo, letter: string, instant: string): Ciclo =>
  carriedOut(ciclo, { ...archivarProducto, archivo: archivo(letter, `${letter}.pdf`) }, { ...DO, at: instant });

const waiting = (ciclo: Ciclo): readonly number[] =>
  ciclo.estado === 'abierto'
    ? porRevisar(versionesEn(ciclo, { asm: 'ASM-01', unidad: 'DO', producto: 'A1.P1' })).map(({ version }) => version)
    : assert.fail('not open');

describe('what SE is to review of a product', () => {
  const two = filed(filed(at('suscrito'), 'a', '2026-03-02T16:00:00Z'), 'b', '2026-03-02T16:30:00Z');

  it('is every version that came within half an hour of the one before it', () => {
    assert.deepEqual(waiting(at('suscrito')), []);
    assert.deepEqual(waiting(two), [1, 2]);
    assert.deepEqual(waiting(filed(two, 'c', '2026-03-02T16:59:00Z')), [1, 2, 3]);
  });

  it('is only the newest once it comes later: it replaces what was not reviewed', () => {
    assert.deepEqual(waiting(filed(two, 'c', '2026-03-02T17:00:01Z')), [3]);
  });

  it('is nothing that SE has said something of', () => {
    const half = carriedOut(two, { type: 'aceptar-evidencia', evidencia: 'E-0001' }, SE);
    assert.deepEqual(waiting(half), [2]);
    assert.deepEqual(waiting(carriedOut(half, { type: 'aceptar-evidencia', evidencia: 'E-0002' }, SE)), []);
  });
});
