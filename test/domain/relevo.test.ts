import assert from 'node:assert/strict';
import { nextDue } from '../../src/domain/agenda.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Directorio } from '../../src/domain/directorio.js';
import type { Fecha } from '../../src/domain/identity.js';
import type { Obligacion } from '../../src/domain/obligacion.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { archivo } from '../application/stages.js';
import { at } from './ciclo-stages.js';
import { actaSuscrita } from './cierre-stages.js';
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

  it('is made for the very change that the clock found, and for no other', () => {
    const by = clockOn('2026-03-04', withTitular(OTRA, '2026-03-04', 'DPC', CAMBIO));
    for (const other of [{ persona: OTRA }, { desde: '2026-03-03' }, { puesto: 'DPC' }, { puesto: 'SE' }])
      given(at('notificado'))
        .when({ ...entregar, ...other }, by)
        .quiet();
    const both = ordered(at('notificado'), by);
    assert.deepEqual(
      both.map((command) => command.type === 'entregar-puesto' && [command.puesto, command.persona]),
      [
        ['DO', NUEVA],
        ['DPC', OTRA],
      ],
    );
    const after = both.reduce((state, command) => carriedOut(state, command, by), at('notificado'));
    assert.equal(open(after).relevos['DPC']?.persona, OTRA);
    assert.notDeepEqual(open(after).relevos['DPC']?.asuntos, open(after).relevos['DO']?.asuntos);
  });

  it('is handed over from the last holder whatever the order of the roster, without the receipt of the former hand-over', () => {
    const { designaciones } = withTitular(OTRA, '2026-03-10', 'DO', CAMBIO);
    for (const order of [designaciones, designaciones.toReversed()]) {
      const by = clockOn('2026-03-16', { ...directorio, designaciones: order });
      const [command] = ordered(entregado(), by);
      const again = carriedOut(entregado(), command ?? assert.fail('none'), by);
      const { anterior, asuntos = [] } = open(again).relevos['DO'] ?? {};
      assert.equal(anterior, NUEVA);
      assert.ok(asuntos.length > 0 && asuntos.every(({ clase }) => clase !== 'acusar-entrega'));
    }
  });

  it('is handed over again to whoever comes back after another one, though the clock saw neither leave', () => {
    const returned = withTitular(NUEVA, '2026-03-12', 'DO', withTitular(OTRA, '2026-03-09', 'DO', CAMBIO));
    const by = clockOn('2026-03-13', returned);
    const [command, ...more] = ordered(entregado(), by);
    assert.deepEqual([command, more], [{ ...entregar, desde: '2026-03-12' }, []]);
    const back = carriedOut(entregado(), command ?? assert.fail('none'), by);
    const { persona, anterior } = open(back).relevos['DO'] ?? {};
    assert.deepEqual([persona, anterior], [NUEVA, OTRA]);
    assert.deepEqual(ordered(back, by), []);
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

/** The results are published and every silence is recorded: nobody owes anything, but for what `left` keeps. */
const terminado = (left: (obligacion: Obligacion) => boolean = () => false): Ciclo => {
  const late = on('2027-01-15');
  const no = { cumple: false, razon: 'No procede.' };
  const valoracion = { viabilidad: no, factibilidad: no, impactoEstructural: [] };
  const verificados = reglasPorOmision.lineamientos.map(({ clave }) => clave);
  const paquete = archivo('5', 'r.zip');
  const orders: readonly CicloCommand[] = [
    { type: 'valorar-asm', valoraciones: [{ asm: 'ASM-02', valoracion }] },
    { type: 'preparar-resultados', numero: 1, paquete },
    { type: 'publicar-resultados', numero: 1, url: 'https://portal.example/r', fecha: '2026-03-02', verificados },
  ];
  const published = orders.reduce<Ciclo>((state, command) => carriedOut(state, command), actaSuscrita());
  return obligacionesDe(open(published), 'SE')
    .filter((each) => !left(each))
    .reduce<Ciclo>(
      (state, { asunto, puesto }) => carriedOut(state, { type: 'registrar-sin-respuesta', asunto, puesto }, late),
      published,
    );
};

describe('a change of titular once nobody owes anything in a ciclo', () => {
  const by = clockOn('2027-02-01', withTitular(NUEVA, '2027-02-01'));

  it('hands nothing over: that ciclo is over', () => {
    assert.deepEqual(obligacionesDe(open(terminado()), 'SE'), []);
    assert.deepEqual(ordered(terminado(), by), []);
    given(terminado())
      .when({ ...entregar, desde: '2027-02-01' }, by)
      .quiet();
  });

  it('hands over while anybody still owes something, be it another post', () => {
    const pending = terminado(({ asunto }) => asunto === 'copia.1.DA');
    assert.equal(ordered(pending, by).length, 1);
  });
});
