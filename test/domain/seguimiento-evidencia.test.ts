import assert from 'node:assert/strict';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Fecha } from '../../src/domain/identity.js';
import { evidenciasDelBimestre } from '../../src/domain/seguimiento-evidencia.js';
import { seguidoEn } from '../../src/domain/seguimiento-materia.js';
import { archivo } from '../application/stages.js';
import { at, SE } from './ciclo-stages.js';
import { abierto as opened } from './cierre-stages.js';
import { archivarProducto } from './evidencia-exams.js';
import { BIMESTRE, doEl } from './seguimiento-exams.js';
import { carriedOut } from './spec.js';

const { producto: _producto, ...general } = archivarProducto;

/** What DO filed, and on which day. */
const filed = (...pieces: readonly (readonly [Fecha, Partial<typeof archivarProducto>])[]): Ciclo =>
  pieces.reduce<Ciclo>((state, [fecha, changes], index) => {
    const command: CicloCommand = { ...general, archivo: archivo(String(index)), ...changes };
    return carriedOut(state, command, doEl(fecha));
  }, at('suscrito'));

const ids = (state: Ciclo, materia: { readonly asm: string; readonly actividad?: string }): readonly string[] =>
  evidenciasDelBimestre(opened(state), BIMESTRE, 'DO', materia).map(({ id }) => id);

describe('The evidence that a check-in may point to', () => {
  it('was filed on the first day of the bimester or since, the newest first', () => {
    const state = filed(
      ['2026-02-28', {}],
      ['2026-03-01', {}],
      ['2026-04-30', {}],
      ['2026-05-04', { producto: 'A1.P1' }],
    );
    assert.deepEqual(ids(state, { asm: 'ASM-01' }), ['E-0004', 'E-0003', 'E-0002']);
  });

  it('is that of the activity, or of the ASM in general: not that of another activity, of another ASM', () => {
    const state = filed(
      ['2026-03-02', { producto: 'A1.P1' }],
      ['2026-03-02', { producto: 'A2.P1' }],
      ['2026-03-02', {}],
      ['2026-03-02', { asm: 'ASM-03', producto: 'A1.P1' }],
    );
    assert.deepEqual(ids(state, { asm: 'ASM-01', actividad: 'A1' }), ['E-0003', 'E-0001']);
    assert.deepEqual(ids(state, { asm: 'ASM-01', actividad: 'A2' }), ['E-0003', 'E-0002']);
    assert.deepEqual(ids(state, { asm: 'ASM-01' }), ['E-0003', 'E-0002', 'E-0001']);
  });
});

describe('What a check-in asks about before any Convenio', () => {
  it('is what was accepted and is still selected', () => {
    const asked = (state: Ciclo) => seguidoEn(opened(state), BIMESTRE)?.unidades;
    assert.equal(asked(at('seleccionado')), undefined, 'nobody answered yet');
    const [before, after] = [
      at('atendido'),
      { type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'Se fusionó.' } as const,
    ];
    assert.deepEqual(asked(before), { DO: ['ASM-01', 'ASM-03'], DPC: ['ASM-03'] });
    assert.deepEqual(asked(carriedOut(before, after, SE)), { DO: ['ASM-03'], DPC: ['ASM-03'] });
  });
});
