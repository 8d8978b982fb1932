import assert from 'node:assert/strict';
import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { AvanceAsm } from '../../src/domain/seguimiento-state.js';
import { archivo } from '../application/stages.js';
import { at } from './ciclo-stages.js';
import { abierto as opened } from './cierre-stages.js';
import { archivarProducto } from './evidencia-exams.js';
import { abierto, avance, BIMESTRE, cerrado, doEl, reloj } from './seguimiento-exams.js';
import { carriedOut, given, on } from './spec.js';

const DAY = doEl('2026-05-04');

const reporte = (...avances: readonly Partial<AvanceAsm>[]): CommandOf<'reportar-avance'> => ({
  type: 'reportar-avance',
  bimestre: BIMESTRE,
  unidad: 'DO',
  avances: avances.map((each) => ({ ...avance, ...each })),
});

const said = (...avances: readonly Partial<AvanceAsm>[]) => given(abierto).when(reporte(...avances), DAY);

describe('What a unit may answer in a check-in', () => {
  it('is a percentage from 0 to 100 that its state does not contradict', () => {
    said({ porcentaje: 0 }).thenTypes('avance-reportado');
    said({ porcentaje: 100 }).thenTypes('avance-reportado');
    said({ porcentaje: 100, estado: 'atendido' }).thenTypes('avance-reportado');
    said({ porcentaje: 99, estado: 'atendido' }).refused('avance-contradictorio');
    said({ porcentaje: 1, estado: 'no-iniciado', motivo: 'Falta personal.' }).refused('avance-contradictorio');
    said({ porcentaje: 0, estado: 'no-iniciado', motivo: 'Falta personal.' }).thenTypes('avance-reportado');
  });

  it('has a reason, of more than blanks, when it has not begun or is something else', () => {
    for (const estado of ['no-iniciado', 'otro'] as const)
      for (const motivo of [undefined, '', ' \n'])
        said({ porcentaje: 0, estado, ...(motivo !== undefined && { motivo }) }).refused('falta-motivo');
    said({ porcentaje: 50, estado: 'otro', motivo: 'Se espera un dictamen.' }).thenTypes('avance-reportado');
  });

  it('is about what the unit is asked about', () => {
    said({ asm: 'ASM-02' }).refused('actividad-cambiada');
    said({ actividad: 'A9' }).refused('actividad-cambiada');
    const before = carriedOut(at('acordado'), { type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01'));
    given(before).when(reporte({}), DAY).refused('asm-ajeno');
    const { actividad: _actividad, ...whole } = avance;
    const onAsm = (asm: string): CommandOf<'reportar-avance'> => ({ ...reporte(), avances: [{ ...whole, asm }] });
    given(before).when(onAsm('ASM-02'), DAY).refused('asm-ajeno');
    given(before).when(onAsm('ASM-01'), DAY).thenTypes('avance-reportado');
    given(abierto).when(onAsm('ASM-01'), DAY).refused('asm-ajeno');
    said().refused('sin-avances');
  });

  it('is refused whole, by the first of its matters that breaks a rule', () => {
    said({}, { actividad: 'A2', porcentaje: 101 }, { asm: 'ASM-03', estado: 'otro' }).refused('porcentaje-invalido');
  });

  it('is in a check-in that is open to that unit', () => {
    given(abierto)
      .when({ ...reporte({}), unidad: 'DA' }, DAY)
      .refused('seguimiento-no-abierto');
    given(abierto)
      .when({ ...reporte({}), bimestre: '2026-B5' }, DAY)
      .refused('seguimiento-no-abierto');
    given(cerrado).when(reporte({}), DAY).refused('seguimiento-cerrado');
  });
});

describe('An answer that is sent again', () => {
  const full = { motivo: 'Uno.', comentarios: 'Dos.', conEvidencia: true, evidencias: ['E-0001'] };
  const filed = [archivarProducto, { ...archivarProducto, archivo: archivo('d') }].reduce<Ciclo>(
    (state, command) => carriedOut(state, command, DAY),
    abierto,
  );
  const answered = carriedOut(filed, reporte(full, { actividad: 'A2' }), DAY);

  it('makes no event while nothing in it changed, and one that holds only what changed', () => {
    given(answered).when(reporte(full), DAY).quiet();
    for (const change of [
      { porcentaje: 41 },
      { estado: 'otro' },
      { motivo: 'Otro.' },
      { comentarios: 'Otros.' },
      { conEvidencia: false, evidencias: [] },
      { evidencias: ['E-0001', 'E-0002'] },
    ] as const) {
      const [changed = assert.fail('none')] = reporte({ ...full, ...change }).avances;
      given(answered)
        .when(reporte({ ...full, ...change }, { actividad: 'A2' }), DAY)
        .thenEvents({ type: 'avance-reportado', bimestre: BIMESTRE, unidad: 'DO', avances: [changed] });
    }
  });

  it('is compared with the last one, not with one before', () => {
    const corrected = carriedOut(answered, reporte({ ...full, porcentaje: 60 }), DAY);
    given(corrected)
      .when(reporte({ ...full, porcentaje: 60 }), DAY)
      .quiet();
    given(corrected).when(reporte(full), DAY).thenTypes('avance-reportado');
  });
});

describe('From one bimester to the next', () => {
  /** Opens and closes the check-in of each bimester, with what DO says of its first activity in it. */
  const lived = (...answers: readonly (number | undefined)[]): Ciclo =>
    answers.reduce<Ciclo>((state, porcentaje, index) => {
      const bimestre = `2026-B${index + 2}`;
      const month = String(index * 2 + 5).padStart(2, '0');
      const open = carriedOut(state, { type: 'abrir-seguimiento', bimestre }, reloj(`2026-${month}-04`));
      const answer = porcentaje === undefined ? undefined : { ...reporte({ porcentaje }), bimestre };
      const told = answer === undefined ? open : carriedOut(open, answer, doEl(`2026-${month}-04`));
      return carriedOut(told, { type: 'cerrar-seguimiento', bimestre }, reloj(`2026-${month}-20`));
    }, at('suscrito'));

  it('a percentage is told from the last one that was reported, however long ago', () => {
    const next = (...before: readonly (number | undefined)[]) => {
      const bimestre = `2026-B${before.length + 2}`;
      const month = String(before.length * 2 + 5).padStart(2, '0');
      const state = carriedOut(lived(...before), { type: 'abrir-seguimiento', bimestre }, reloj(`2026-${month}-04`));
      return (porcentaje: number) =>
        given(state).when({ ...reporte({ porcentaje }), bimestre }, doEl(`2026-${month}-05`));
    };
    next(60)(60).thenTypes('avance-reportado');
    next(60)(59).refused('avance-menor');
    next(30, 60)(59).refused('avance-menor');
    next(60, undefined)(59).refused('avance-menor');
  });

  it('who missed one is named, and who missed one before is named twice', () => {
    const closed = opened(lived(50, undefined)).seguimientos;
    const first = ['DO', 'DPC'];
    assert.deepEqual([closed[BIMESTRE]?.sinReporte, closed[BIMESTRE]?.reincidentes], [first, []]);
    assert.deepEqual([closed['2026-B3']?.sinReporte, closed['2026-B3']?.reincidentes], [first, first]);
    const whole = ['ASM-01', 'ASM-03'].flatMap((asm) => ['A1', 'A2'].map((actividad) => ({ asm, actividad })));
    const good = carriedOut(abierto, reporte(...whole), DAY);
    const once = carriedOut(good, { type: 'cerrar-seguimiento', bimestre: BIMESTRE }, on('2026-05-08'));
    const open = carriedOut(once, { type: 'abrir-seguimiento', bimestre: '2026-B3' }, reloj('2026-07-01'));
    given(open)
      .when({ type: 'cerrar-seguimiento', bimestre: '2026-B3' }, reloj('2026-07-20'))
      .thenEvents({
        type: 'seguimiento-cerrado',
        bimestre: '2026-B3',
        sinReporte: ['DO', 'DPC'],
        reincidentes: ['DPC'],
        compilar: { vence: '2026-07-27', recordar: '2026-07-23' },
      });
  });
});
