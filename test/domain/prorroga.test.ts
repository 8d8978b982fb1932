import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import { addDays } from '../../src/domain/fecha.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { actividadConvenida, concedidaTarde, type FechasActividad, fechasDe } from '../../src/domain/prorroga.js';
import { decidenProrroga } from '../../src/domain/prorroga-decide.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { archivo, compromisoPedido } from '../application/stages.js';
import { at, DA, DO, DPC, SE } from './ciclo-stages.js';
import { archivarProducto } from './evidencia-exams.js';
import { ending, modificatorio } from './modificatorio-stages.js';
import { solicitada, solicitar } from './prorroga-exams.js';
import { carriedOut, directorio, given, on } from './spec.js';

const opened = (state: Ciclo): CicloAbierto => (state.estado === 'abierto' ? state : assert.fail('not open'));
const conceder = (puesto: string, prorroga = 'PR-001') => ({ type: 'conceder-prorroga', prorroga, puesto }) as const;
const negar = (puesto: string) =>
  ({ type: 'negar-prorroga', prorroga: 'PR-001', puesto, razon: 'Hay tiempo.' }) as const;
const larga = { ...solicitar, hasta: '2026-08-31' };
const concedida = (): Ciclo => carriedOut(solicitada(), conceder('SE'));

const modified = (fin: string, from: Ciclo, numero = 2): Ciclo => modificatorio(ending(fin), from, { numero });

const fechas = (state: Ciclo, actividad = 'A1', asm = 'ASM-01', unidad = 'DO'): FechasActividad => {
  const found = actividadConvenida(opened(state), asm, unidad, actividad);
  return found === undefined ? assert.fail('no such activity') : fechasDe(opened(state), found);
};

const owed = (state: Ciclo, clase: string): readonly string[] =>
  obligacionesDe(opened(state), 'SE')
    .filter((each) => each.clase === clase)
    .map(({ puesto, plazo, asm }) => `${puesto} ${plazo?.vence ?? ''} ${asm.join()}`);

describe('Asking for a prórroga', () => {
  it('says from when to when, how many days from the original date, and who decides', () => {
    given(at('suscrito'))
      .when(solicitar, DO)
      .thenEvents({
        type: 'prorroga-solicitada',
        id: 'PR-001',
        asm: 'ASM-01',
        unidad: 'DO',
        actividad: 'A1',
        version: 1,
        original: '2026-06-30',
        de: '2026-06-30',
        hasta: '2026-07-15',
        dias: 15,
        justificacion: 'El proveedor entregará después.',
        deciden: ['SE'],
        plazo: { vence: '2026-03-09', recordar: '2026-03-05' },
      });
  });

  it('moves nothing, however long nobody answers', () => {
    assert.deepEqual(fechas(solicitada()), { ...fechas(at('suscrito')), prorrogas: fechas(solicitada()).prorrogas });
    assert.equal(fechas(solicitada()).vigente, '2026-06-30');
    assert.deepEqual(owed(solicitada(), 'resolver-prorroga'), ['SE 2026-03-09 ASM-01']);
  });

  it('is done until the date itself, and not after it', () => {
    const later = (fecha: string) => on(fecha, { actor: DO.actor });
    given(at('suscrito')).when(solicitar, later('2026-06-30')).thenTypes('prorroga-solicitada');
    given(at('suscrito')).when(solicitar, later('2026-07-01')).refused('prorroga-tardia');
    given(concedida())
      .when({ ...solicitar, hasta: '2026-07-20' }, later('2026-07-15'))
      .thenTypes('prorroga-solicitada');
  });

  it('needs a later date, a reason and an activity of the Convenio in force', () => {
    given(at('suscrito'))
      .when({ ...solicitar, justificacion: ' ' }, DO)
      .refused('sin-razon');
    given(at('suscrito'))
      .when({ ...solicitar, hasta: '2026-02-30' }, DO)
      .refused('fecha-invalida');
    given(at('suscrito'))
      .when({ ...solicitar, actividad: 'A9' }, DO)
      .refused('actividad-desconocida');
    given(at('suscrito'))
      .when({ ...solicitar, unidad: 'DPC' }, DPC)
      .refused('actividad-desconocida');
    given(at('en-firma')).when(solicitar, DO).refused('actividad-desconocida');
    given(concedida()).when(solicitar, DO).refused('prorroga-no-posterior');
  });

  it('is not for what is already accepted, and waits while another is open', () => {
    const filed = carriedOut(at('suscrito'), archivarProducto, DO);
    given(filed).when(solicitar, DO).thenTypes('prorroga-solicitada');
    const accepted = carriedOut(filed, { type: 'aceptar-evidencia', evidencia: 'E-0001' });
    given(accepted).when(solicitar, DO).refused('actividad-atendida');
    const second = carriedOut(accepted, { ...archivarProducto, archivo: archivo('d', 'otra.pdf') }, DO);
    given(carriedOut(second, { type: 'devolver-evidencia', evidencia: 'E-0002', observaciones: 'Falta la firma.' }))
      .when(solicitar, DO)
      .thenTypes('prorroga-solicitada');
    given(solicitada()).when(larga, DO).refused('prorroga-abierta');
    given(carriedOut(solicitada(), negar('SE')))
      .when(larga, DO)
      .thenTypes('prorroga-solicitada');
  });
});

describe('Answering a prórroga', () => {
  it('is of SE alone up to 30 natural days from the original date, of SE and DA beyond', () => {
    assert.deepEqual(decidenProrroga(directorio, 'DO', 30), ['SE']);
    assert.deepEqual(decidenProrroga(directorio, 'DO', 31), ['SE', 'DA']);
    assert.deepEqual(decidenProrroga(directorio, 'SE', 5), ['DA'], 'SE does not grant its own');
    assert.deepEqual(decidenProrroga(directorio, 'DA', 60), ['SE']);
  });

  it('counts from the original date, not from the last one granted', () => {
    const again = carriedOut(concedida(), { ...solicitar, hasta: '2026-07-31' }, DO);
    assert.deepEqual(opened(again).prorrogas['PR-002']?.deciden, ['SE', 'DA']);
    assert.equal(opened(again).prorrogas['PR-002']?.dias, 31);
  });

  it('moves the date with the last yes, and keeps the original beside it', () => {
    const asked = carriedOut(at('suscrito'), larga, DO);
    given(asked).when(conceder('SE')).thenTypes('prorroga-aprobada');
    const half = carriedOut(asked, conceder('SE'));
    assert.equal(fechas(half).vigente, '2026-06-30');
    given(half).when(conceder('SE')).quiet();
    assert.deepEqual(owed(half, 'resolver-prorroga'), ['DA 2026-03-09 ASM-01']);
    given(half).when(conceder('DA'), DA).thenTypes('prorroga-aprobada', 'prorroga-concedida');
    const granted = carriedOut(half, conceder('DA'), DA);
    assert.equal(fechas(granted).original, '2026-06-30');
    assert.equal(fechas(granted).vigente, '2026-08-31');
    assert.deepEqual(owed(granted, 'entregar-productos').slice(0, 1), ['DO 2026-06-30 ASM-03']);
    assert.ok(owed(granted, 'entregar-productos').includes('DO 2026-08-31 ASM-01'));
  });

  it('may be granted after the new date has passed, and the day of the last yes tells it', () => {
    const granted = (fecha: string) =>
      opened(carriedOut(solicitada(), conceder('SE'), on(fecha, { actor: SE.actor }))).prorrogas['PR-001'] ??
      assert.fail();
    assert.equal(concedidaTarde(granted('2026-07-15')), undefined);
    assert.equal(concedidaTarde(granted('2026-07-16')), '2026-07-16');
    assert.equal(concedidaTarde(opened(solicitada()).prorrogas['PR-001'] ?? assert.fail()), undefined);
  });

  it('says no with a reason, and is final', () => {
    const asked = carriedOut(at('suscrito'), larga, DO);
    const denied = carriedOut(carriedOut(asked, conceder('SE')), negar('DA'), DA);
    assert.equal(fechas(denied).vigente, '2026-06-30');
    given(denied).when(negar('SE')).refused('prorroga-resuelta');
    given(concedida()).when(negar('SE')).refused('prorroga-resuelta');
    given(solicitada()).when(negar('DA'), DA).refused('prorroga-ajena');
    given(solicitada()).when(conceder('SE', 'PR-009')).refused('prorroga-desconocida');
  });

  it('moves nothing of an ASM that is closed', () => {
    const close = {
      type: 'cerrar-sin-solventar',
      asm: 'ASM-01',
      razon: 'Ya no procede.',
      archivo: archivo('6'),
    } as const;
    const closed = carriedOut(solicitada(), close);
    assert.deepEqual(owed(closed, 'resolver-prorroga'), []);
    given(closed).when(conceder('SE')).refused('prorroga-superada');
    given(carriedOut(at('suscrito'), close))
      .when(solicitar, DO)
      .refused('asm-cerrado');
    const reopened = carriedOut(closed, { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Procede.' });
    given(reopened).when(conceder('SE')).thenTypes('prorroga-aprobada', 'prorroga-concedida');
  });

  it('gives way to a modificatorio that agrees another date, and stays in the record', () => {
    const moved = modified('2026-08-15', concedida());
    assert.deepEqual(
      { ...fechas(moved), prorrogas: fechas(moved).prorrogas.length },
      { original: '2026-08-15', primera: '2026-06-30', vigente: '2026-08-15', prorrogas: 1 },
    );
    given(modified('2026-08-15', solicitada())).when(conceder('SE')).refused('prorroga-superada');
    assert.deepEqual(owed(modified('2026-08-15', solicitada()), 'resolver-prorroga'), []);
    assert.equal(fechas(modified('2026-06-30', concedida())).vigente, '2026-07-15', 'the same date keeps its prórroga');
    const back = modified('2026-06-30', moved, 3);
    assert.equal(fechas(back).vigente, '2026-06-30', 'what a modificatorio took the place of does not come back');
  });
});

describe('A prórroga and what is not of it', () => {
  it('moves no date but that of its activity, of its unit, of its ASM', () => {
    const asked = carriedOut(at('suscrito'), { ...solicitar, asm: 'ASM-03' }, DO);
    const granted = carriedOut(asked, conceder('SE'));
    assert.equal(fechas(granted, 'A1', 'ASM-03').vigente, '2026-07-15');
    for (const [actividad, asm, unidad] of [
      ['A1', 'ASM-03', 'DPC'],
      ['A2', 'ASM-03', 'DO'],
      ['A1', 'ASM-01', 'DO'],
    ] as const) {
      const before = fechas(at('suscrito'), actividad, asm, unidad);
      assert.deepEqual(fechas(granted, actividad, asm, unidad), before, `${asm} ${unidad} ${actividad}`);
    }
  });

  it('may be asked while a product of the activity is not accepted yet, and not once all are', () => {
    const second = { ...solicitar, actividad: 'A2', hasta: '2026-12-01' } as const;
    const accepted = (producto: string, evidencia: string, from: Ciclo): Ciclo =>
      carriedOut(carriedOut(from, { ...archivarProducto, producto }, DO), { type: 'aceptar-evidencia', evidencia });
    const one = accepted('A2.P1', 'E-0001', at('suscrito'));
    given(one).when(second, DO).thenTypes('prorroga-solicitada');
    given(accepted('A2.P2', 'E-0002', one))
      .when(second, DO)
      .refused('actividad-atendida');
  });

  it('stands while a modificatorio waits for its signatures', () => {
    const waiting = modificatorio(ending('2026-08-15'), concedida(), { signed: false });
    assert.equal(fechas(waiting).vigente, '2026-07-15');
    assert.equal(fechas(waiting).primera, undefined);
  });

  it('asked after a modificatorio moves the date that this agreed', () => {
    const moved = modified('2026-08-15', at('suscrito'));
    const asked = carriedOut(moved, { ...solicitar, hasta: '2026-09-10' }, DO);
    assert.equal(opened(asked).prorrogas['PR-001']?.dias, 26);
    const { prorrogas: _asked, ...dates } = fechas(carriedOut(asked, conceder('SE')));
    assert.deepEqual(dates, { original: '2026-08-15', primera: '2026-06-30', vigente: '2026-09-10' });
  });

  it('that nobody answered is for nothing once a modificatorio took its activity out', () => {
    const [, second] = compromisoPedido.actividades;
    const rest = second === undefined ? assert.fail('one activity') : [{ ...second, id: 'A2', ponderacion: 100 }];
    const without = modificatorio(rest, solicitada());
    assert.equal(actividadConvenida(opened(without), 'ASM-01', 'DO', 'A1'), undefined);
    given(without).when(conceder('SE')).refused('prorroga-superada');
    assert.deepEqual(owed(without, 'resolver-prorroga'), []);
  });

  it('denied is not denied again for another reason, nor by another post', () => {
    const asked = carriedOut(at('suscrito'), larga, DO);
    const denied = carriedOut(asked, negar('SE'));
    given(denied).when(negar('SE')).quiet();
    given(denied)
      .when({ ...negar('SE'), razon: 'Otra.' })
      .refused('prorroga-resuelta');
    given(denied).when(negar('DA'), DA).refused('prorroga-resuelta');
  });

  it('of SE itself is for SE where the institution has no Dirección de Administración', () => {
    const puestos = directorio.puestos.filter(({ clase }) => clase !== 'direccion-administracion');
    assert.deepEqual(decidenProrroga({ ...directorio, puestos }, 'SE', 60), ['SE']);
  });

  it('is one that was asked for: a record that says otherwise is broken', () => {
    const event = { type: 'prorroga-negada', id: 'PR-009', asm: 'ASM-01', unidad: 'DO', actividad: 'A1' } as const;
    assert.throws(
      () => evolveCiclo(solicitada(), { ...event, puesto: 'SE', razon: 'No.' }, SE),
      /unknown prórroga PR-009/,
    );
  });
});

describe('any sequence of requests and answers', () => {
  const command = fc.oneof(
    fc
      .integer({ min: -30, max: 120 })
      .map((days): CicloCommand => ({ ...solicitar, hasta: addDays('2026-06-30', days) })),
    fc
      .constantFrom('SE', 'DA')
      .chain((puesto) => fc.integer({ min: 1, max: 6 }).map((id): CicloCommand => conceder(puesto, `PR-00${id}`))),
    fc.constantFrom('SE', 'DA').map((puesto): CicloCommand => negar(puesto)),
  );

  interface Step {
    readonly days: number;
    readonly order: CicloCommand;
  }

  const actorOf = (order: CicloCommand) => {
    if (order.type === 'solicitar-prorroga') return DO.actor;
    return 'puesto' in order && order.puesto === 'DA' ? DA.actor : SE.actor;
  };

  const oneOpenAndAllAgreed = ({ prorrogas }: FechasActividad): void => {
    const open = prorrogas.filter(({ situacion }) => situacion.estado === 'solicitada');
    assert.ok(open.length <= 1, 'two open requests');
    for (const { dias, aprobaciones } of prorrogas.filter(({ situacion }) => situacion.estado === 'concedida'))
      assert.deepEqual(Object.keys(aprobaciones).sort(), dias > 30 ? ['DA', 'SE'] : ['SE']);
  };

  const onlyGrown = (before: FechasActividad, after: FechasActividad, { type }: CicloCommand): void => {
    assert.equal(after.original, '2026-06-30');
    assert.ok(after.vigente >= before.vigente, `${before.vigente} became ${after.vigente}`);
    if (after.vigente !== before.vigente) assert.equal(type, 'conceder-prorroga');
  };

  const taken = (state: Ciclo, order: CicloCommand, fecha: string): Ciclo => {
    const by = on(fecha, { actor: actorOf(order) });
    const decision = decideCiclo(state, order, by);
    return isRefusal(decision) ? state : decision.reduce((now, event) => evolveCiclo(now, event, by), state);
  };

  const steps: fc.Arbitrary<readonly Step[]> = fc.array(
    fc.record({ days: fc.integer({ min: 0, max: 12 }), order: command }),
    { maxLength: 25 },
  );

  it('only lets the date grow, never loses the original one, and keeps at most one request open', () => {
    fc.assert(
      fc.property(steps, (played) => {
        let state = at('suscrito');
        let today = '2026-03-02';
        for (const { days, order } of played) {
          today = addDays(today, days);
          const before = fechas(state);
          state = taken(state, order, today);
          onlyGrown(before, fechas(state), order);
          oneOpenAndAllAgreed(fechas(state));
        }
      }),
      { numRuns: 300 },
    );
  });
});
