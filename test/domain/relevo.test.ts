import assert from 'node:assert/strict';
import { nextDue } from '../../src/domain/agenda.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Directorio } from '../../src/domain/directorio.js';
import type { Fecha } from '../../src/domain/identity.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { at } from './ciclo-stages.js';
import { ANTERIOR, CAMBIO, clockOn, entregado, entregar, NUEVA, withTitular } from './relevo-exams.js';
import { carriedOut, directorio, given, on, person } from './spec.js';

const open = (ciclo: Ciclo): CicloAbierto => (ciclo.estado === 'abierto' ? ciclo : assert.fail('no ciclo'));

const ordered = (ciclo: Ciclo, by: Context) =>
  dueCommands(open(ciclo), by).filter(({ type }) => type === 'entregar-puesto');

const OTRA = '00000000-0000-4000-8000-000000000051';

describe('a change of titular while a ciclo is open', () => {
  it('hands over everything that is open on the post, with its due dates', () => {
    const before = obligacionesDe(open(at('notificado')), 'SE').filter((each) => each.puesto === 'DO');
    assert.ok(before.length >= 2);
    given(at('notificado'))
      .when(entregar, clockOn('2026-03-04', CAMBIO))
      .thenEvents({
        type: 'puesto-entregado',
        puesto: 'DO',
        persona: NUEVA,
        anterior: ANTERIOR,
        desde: '2026-03-04',
        asuntos: before.map(({ clase, asunto, asm, plazo }) => ({
          clase,
          asunto,
          asm,
          ...(plazo && { vence: plazo.vence }),
        })),
        plazo: { vence: '2026-03-11', recordar: '2026-03-09' },
      });
  });

  it('is found by the clock on its first day, not before, and once', () => {
    assert.deepEqual(ordered(at('notificado'), clockOn('2026-03-03', CAMBIO)), []);
    assert.equal(nextDue(open(at('notificado')), clockOn('2026-03-03', CAMBIO)), '2026-03-04');
    assert.deepEqual(ordered(at('notificado'), clockOn('2026-03-04', CAMBIO)), [entregar]);
    assert.deepEqual(ordered(entregado(), clockOn('2026-03-04', CAMBIO)), []);
    assert.deepEqual(ordered(entregado(), clockOn('2026-07-01', CAMBIO)), []);
  });

  it('is owed by the post until it is acknowledged, with reminder and due date', () => {
    const owed = (ciclo: Ciclo) => obligacionesDe(open(ciclo), 'SE').filter(({ clase }) => clase === 'acusar-entrega');
    assert.deepEqual(
      owed(entregado()).map(({ puesto, plazo }) => [puesto, plazo?.vence]),
      [['DO', '2026-03-11']],
    );
    const types = (fecha: Fecha) =>
      dueCommands(open(entregado()), clockOn(fecha, CAMBIO))
        .filter((command) => 'asunto' in command && command.asunto === 'relevo.DO')
        .map(({ type }) => type);
    assert.deepEqual(types('2026-03-09'), ['recordar-plazo']);
    assert.deepEqual(types('2026-03-12'), ['vencer-plazo']);
    const by = on('2026-03-05', { actor: person(NUEVA, 'DO'), directorio: CAMBIO });
    assert.deepEqual(owed(carriedOut(entregado(), { type: 'acusar-entrega', puesto: 'DO' }, by)), []);
  });

  it('may be recorded as unanswered once its date passed, and is acknowledged all the same', () => {
    const silence = { type: 'registrar-sin-respuesta', asunto: 'relevo.DO', puesto: 'DO' } as const;
    given(entregado())
      .when(silence, on('2026-03-11', { directorio: CAMBIO }))
      .refused('plazo-vigente');
    const late = on('2026-03-12', { directorio: CAMBIO });
    const silent = carriedOut(entregado(), silence, late);
    assert.equal(open(silent).relevos['DO']?.acuse?.estado, 'sin-respuesta');
    given(silent).when({ type: 'acusar-entrega', puesto: 'DO' }, late).thenTypes('entrega-acusada');
  });

  it('is no hand-over when a suplente stands in, when the ciclo was opened later, or when somebody comes back', () => {
    const suplente: Directorio = {
      ...directorio,
      designaciones: [
        ...directorio.designaciones,
        { persona: NUEVA, puesto: 'DO', capacity: 'suplente', desde: '2026-03-04', hasta: '2026-03-20' },
      ],
    };
    assert.deepEqual(ordered(at('notificado'), clockOn('2026-03-05', suplente)), []);
    assert.deepEqual(ordered(at('notificado'), clockOn('2026-03-05', withTitular(NUEVA, '2026-03-02'))), []);
    assert.deepEqual(ordered(at('notificado'), clockOn('2026-03-05', withTitular(ANTERIOR, '2026-03-04'))), []);
  });

  it('is handed over from whoever held the post last, however many changes a downtime hid', () => {
    const twice = withTitular(OTRA, '2026-03-10', 'DO', CAMBIO);
    const [command, ...more] = ordered(at('notificado'), clockOn('2026-03-16', twice));
    assert.deepEqual(more, []);
    const ciclo = carriedOut(at('notificado'), command ?? assert.fail('none'), clockOn('2026-03-16', twice));
    assert.equal(open(ciclo).relevos['DO']?.anterior, NUEVA);
    const again = carriedOut(entregado(), command ?? assert.fail('none'), clockOn('2026-03-16', twice));
    assert.equal(open(again).relevos['DO']?.persona, OTRA, 'the former receipt is no longer asked');
  });

  it('is not handed over again when its first day is corrected', () => {
    const corrected: Directorio = {
      ...CAMBIO,
      designaciones: CAMBIO.designaciones.flatMap((each) =>
        each.persona === NUEVA
          ? [
              { ...each, hasta: '2026-03-03' },
              { ...each, desde: '2026-03-05' },
            ]
          : [each],
      ),
    };
    assert.deepEqual(ordered(entregado(), clockOn('2026-03-06', corrected)), []);
  });

  it('is handed back once it is annulled, also on its own day: nobody receives in the name of another', () => {
    const annulled = clockOn('2026-03-04', directorio);
    const [command, ...more] = ordered(entregado(), annulled);
    assert.deepEqual(more, []);
    const back = carriedOut(entregado(), command ?? assert.fail('none'), annulled);
    const { persona, anterior } = open(back).relevos['DO'] ?? assert.fail('no hand-over');
    assert.deepEqual([persona, anterior], [ANTERIOR, NUEVA]);
    assert.deepEqual(ordered(back, annulled), []);
    assert.deepEqual(ordered(back, clockOn('2026-05-04', directorio)), []);
  });

  it('asks for no receipt when nothing was open, and says so in the record', () => {
    const cambio = withTitular(NUEVA, '2026-03-04', 'CG');
    const state = carriedOut(
      at('abierto'),
      { type: 'entregar-puesto', puesto: 'CG', persona: NUEVA, desde: '2026-03-04' },
      clockOn('2026-03-04', cambio),
    );
    assert.deepEqual(open(state).relevos['CG']?.asuntos, []);
    assert.equal(open(state).relevos['CG']?.acuse, undefined);
    given(state).when({ type: 'acusar-entrega', puesto: 'CG' }, on('2026-03-04')).refused('sin-entrega');
  });
});
