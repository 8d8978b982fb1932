import assert from 'node:assert/strict';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { rutaDe } from '../../src/domain/ruta.js';
import { sinAvance } from '../../src/domain/seguimiento-state.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { archivo } from '../application/stages.js';
import { at } from './ciclo-stages.js';
import { archivarProducto } from './evidencia-exams.js';
import {
  abierto,
  avance,
  BIMESTRE,
  cerrado,
  compilado,
  daEl,
  doEl,
  reloj,
  solicitado,
  solicitar,
} from './seguimiento-exams.js';
import { carriedOut, given, on } from './spec.js';

const cerrarAsm = (asm: string) =>
  ({ type: 'cerrar-sin-solventar', asm, razon: 'Cambió la ley.', archivo: archivo('8') }) as const;

const reporte = (changes: object = {}) =>
  ({ type: 'reportar-avance', bimestre: BIMESTRE, unidad: 'DO', avances: [{ ...avance, ...changes }] }) as const;

const eventsOf = (state: Ciclo, ...args: Parameters<typeof decideCiclo> extends [Ciclo, ...infer R] ? R : never) => {
  const decision = decideCiclo(state, ...args);
  return isRefusal(decision) ? assert.fail(decision.code) : decision;
};

const openOf = (ciclo: Ciclo) => (ciclo.estado === 'abierto' ? ciclo : assert.fail('no ciclo'));

const enB2 = (ciclo: Ciclo) => openOf(ciclo).seguimientos[BIMESTRE] ?? assert.fail('not opened');

const bothClosed = ['ASM-01', 'ASM-03'].reduce(
  (ciclo, asm) => carriedOut(ciclo, cerrarAsm(asm), on('2026-04-10')),
  at('suscrito'),
);

describe('what a check-in asks about', () => {
  it('is each activity of the Convenio signed by the bimester’s end, by unit', () => {
    assert.deepEqual(enB2(abierto).actividades, {
      DO: ['ASM-01', 'ASM-03'].flatMap((asm) => ['A1', 'A2'].map((actividad) => ({ asm, actividad, version: 1 }))),
      DPC: ['A1', 'A2'].map((actividad) => ({ asm: 'ASM-03', actividad, version: 1 })),
    });
  });

  it('is each accepted ASM while the Convenio was signed after the bimester’s end', () => {
    const late = carriedOut(at('acordado'), { type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01'));
    assert.equal(enB2(late).actividades, undefined);
    assert.deepEqual(enB2(late).unidades, { DO: ['ASM-01', 'ASM-03'], DPC: ['ASM-03'] });
  });

  it('leaves out an ASM that was closed', () => {
    const one = carriedOut(at('suscrito'), cerrarAsm('ASM-01'), on('2026-04-10'));
    const [event] = eventsOf(one, { type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01'));
    assert.ok(event?.type === 'seguimiento-abierto');
    assert.deepEqual(event.unidades, { DO: ['ASM-03'], DPC: ['ASM-03'] });
  });

  it('is nothing, and is not opened, when every ASM is closed', () => {
    assert.deepEqual(
      dueCommands(openOf(bothClosed), reloj('2026-05-01')).filter(({ type }) => type === 'abrir-seguimiento'),
      [],
    );
    given(bothClosed)
      .when({ type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01'))
      .refused('bimestre-no-abre');
  });

  it('starts again in the bimester in which an ASM is opened again: none is asked about afterwards', () => {
    const reopened = carriedOut(
      bothClosed,
      { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' },
      on('2026-09-10'),
    );
    const openings = dueCommands(openOf(reopened), reloj('2026-11-05')).filter(
      ({ type }) => type === 'abrir-seguimiento',
    );
    assert.deepEqual(openings, [{ type: 'abrir-seguimiento', bimestre: '2026-B5' }]);
  });

  it('is opened in order only', () => {
    given(at('suscrito'))
      .when({ type: 'abrir-seguimiento', bimestre: '2026-B3' }, reloj('2026-07-02'))
      .refused('bimestre-no-abre');
    given(at('suscrito'))
      .when({ type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-07-02'))
      .thenTypes('seguimiento-abierto');
  });
});

describe('a check-in whose matter changes while it is open', () => {
  const closing = eventsOf(abierto, cerrarAsm('ASM-01'), on('2026-05-04'));
  const changed = carriedOut(abierto, cerrarAsm('ASM-01'), on('2026-05-04'));

  it('asks about what is left, and says whose list it is', () => {
    const event = closing.find((each) => each.type === 'seguimiento-actualizado');
    assert.deepEqual(event?.type === 'seguimiento-actualizado' && event.cambiaron, ['DO']);
    assert.deepEqual(
      sinAvance(enB2(changed), 'DO').map(({ asm }) => asm),
      ['ASM-03', 'ASM-03'],
    );
  });

  it('takes no answer on what is no longer followed, with a clear sentence', () =>
    given(changed).when(reporte(), doEl('2026-05-04')).refused('actividad-cambiada'));

  it('stays as it is by orders that change nothing of it', () =>
    given(abierto)
      .when({ type: 'plantear-consulta', puesto: 'DO', texto: '¿Cómo?' }, doEl('2026-05-04'))
      .thenTypes('consulta-planteada'));

  it('asks again about an ASM that is opened again', () => {
    const again = carriedOut(
      changed,
      { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' },
      on('2026-05-05'),
    );
    // Opened again after the bimester's end, it belongs to the next one.
    assert.equal(enB2(again).cambios, 1);
  });
});

describe('an answer on an activity', () => {
  const day = doEl('2026-05-04');

  it('is refused out of 0 to 100', () => {
    for (const porcentaje of [-1, 101, 1.5, Number.NaN])
      given(abierto).when(reporte({ porcentaje }), day).refused('porcentaje-invalido');
  });

  it('has room for as many characters as it says, and not one more: more on an ASM as a whole than on an activity', () => {
    const before = carriedOut(at('acordado'), { type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01'));
    const whole = { actividad: undefined };
    for (const [state, about, motivo, comentarios] of [
      [abierto, {}, 500, 1000],
      [before, whole, 1000, 2000],
    ] as const) {
      const said = (m: number, c: number) =>
        given(state).when(reporte({ ...about, motivo: 'x'.repeat(m), comentarios: 'x'.repeat(c) }), day);
      said(motivo, comentarios).thenTypes('avance-reportado');
      said(motivo + 1, comentarios).refused('texto-muy-largo');
      said(motivo, comentarios + 1).refused('texto-muy-largo');
    }
  });

  it('goes down with a reason only', () => {
    const said = carriedOut(abierto, reporte({ porcentaje: 60 }), day);
    const closed = carriedOut(said, { type: 'cerrar-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-08'));
    const next = carriedOut(closed, { type: 'abrir-seguimiento', bimestre: '2026-B3' }, reloj('2026-07-01'));
    const less = { ...reporte({ porcentaje: 40 }), bimestre: '2026-B3' };
    given(next).when(less, doEl('2026-07-02')).refused('avance-menor');
    given(next)
      .when({ ...less, avances: [{ ...avance, motivo: 'Se rehízo.' }] }, doEl('2026-07-02'))
      .thenTypes('avance-reportado');
  });

  it('says «con evidencia» only with files that its unit filed on it since the bimester began', () => {
    given(abierto)
      .when(reporte({ conEvidencia: true }), day)
      .refused('sin-archivos');
    given(abierto)
      .when(reporte({ conEvidencia: true, evidencias: ['E-0001'] }), day)
      .refused('evidencia-ajena');
    const filed = carriedOut(abierto, archivarProducto, day);
    const chosen = { conEvidencia: true, evidencias: ['E-0001'] };
    given(filed).when(reporte(chosen), day).thenTypes('avance-reportado');
    given(filed)
      .when(reporte({ ...chosen, conEvidencia: false }), day)
      .refused('evidencia-contradictoria');
    given(filed)
      .when(reporte({ ...chosen, actividad: 'A2' }), day)
      .refused('evidencia-ajena');
  });

  it('comes too late after the cut-off, whoever closes it', () =>
    given(abierto).when(reporte(), doEl('2026-05-08')).refused('seguimiento-cerrado'));

  it('is still taken on the day of the cut-off, on which nothing is closed, nor what was never opened', () => {
    given(abierto).when(reporte(), doEl('2026-05-07')).thenTypes('avance-reportado');
    const cerrar = { type: 'cerrar-seguimiento', bimestre: BIMESTRE } as const;
    given(abierto).when(cerrar, reloj('2026-05-07')).refused('seguimiento-abierto');
    given(abierto).when(cerrar, reloj('2026-05-08')).thenTypes('seguimiento-cerrado');
    given(abierto)
      .when({ ...cerrar, bimestre: '2026-B5' }, reloj('2026-05-08'))
      .quiet();
  });
});

describe('what is postponed', () => {
  const posponer = { type: 'posponer-seguimiento', bimestre: BIMESTRE, unidad: 'DO' } as const;

  it('is never postponed once it was reported, nor past the cut-off', () => {
    const all = {
      ...reporte(),
      avances: ['ASM-01', 'ASM-03'].flatMap((asm) => ['A1', 'A2'].map((actividad) => ({ ...avance, asm, actividad }))),
    };
    given(carriedOut(abierto, all, doEl('2026-05-04')))
      .when(posponer, doEl('2026-05-04'))
      .refused('reporte-completo');
    given(abierto).when(posponer, doEl('2026-05-07')).refused('posponer-pasa-del-cierre');
    given(abierto).when(posponer, doEl('2026-05-06')).thenTypes('seguimiento-pospuesto');
  });

  it('is shown again once, unless the reminder of that day says it', () => {
    const repeats = (ciclo: Ciclo, fecha: string) =>
      dueCommands(openOf(ciclo), reloj(fecha)).filter(({ type }) => type === 'repetir-seguimiento').length;
    const early = carriedOut(abierto, posponer, doEl('2026-05-01'));
    assert.equal(repeats(early, '2026-05-01'), 0);
    assert.equal(repeats(early, '2026-05-04'), 1);
    const reminded = carriedOut(abierto, posponer, doEl('2026-05-05'));
    assert.equal(repeats(reminded, '2026-05-06'), 0, 'the reminder goes out on that day');
    const last = carriedOut(abierto, posponer, doEl('2026-05-06'));
    assert.equal(repeats(last, '2026-05-07'), 1);
  });
});

describe('what is owed after the cut-off', () => {
  const owed = (ciclo: Ciclo) =>
    obligacionesDe(openOf(ciclo), 'SE')
      .filter(({ accion }) => accion === '5.2')
      .map(({ clase, puesto, plazo }) => [clase, puesto, plazo?.vence]);
  const acusado = carriedOut(solicitado, { type: 'acusar-captura', bimestre: BIMESTRE }, daEl('2026-05-11'));

  it('goes from SE to the Dirección de Administración, each with its date', () => {
    assert.deepEqual(owed(cerrado), [['compilar-bimestre', 'SE', '2026-05-15']]);
    assert.deepEqual(owed(compilado), [['solicitar-captura', 'SE', '2026-05-15']]);
    assert.deepEqual(owed(solicitado), [['acusar-captura', 'DA', '2026-05-15']]);
    assert.deepEqual(owed(acusado), [['registrar-captura', 'DA', '2026-05-25']]);
    const captured = carriedOut(
      acusado,
      { type: 'registrar-captura', bimestre: BIMESTRE, fecha: '2026-05-12' },
      daEl('2026-05-12'),
    );
    assert.deepEqual(owed(captured), []);
  });

  it('can be said not to apply, until it is asked for', () => {
    const omitir = { type: 'omitir-captura', bimestre: BIMESTRE, razon: 'No aplica.' } as const;
    const omitted = carriedOut(compilado, omitir, on('2026-05-08'));
    assert.deepEqual(owed(omitted), []);
    given(omitted).when(solicitar, on('2026-05-11')).thenTypes('captura-solicitada');
    given(solicitado).when(omitir, on('2026-05-11')).refused('captura-solicitada');
  });

  it('asks for the receipt before the date, which may be corrected', () => {
    const registrar = { type: 'registrar-captura', bimestre: BIMESTRE, fecha: '2026-05-12' } as const;
    given(solicitado).when(registrar, daEl('2026-05-12')).refused('captura-sin-acuse');
    given(acusado)
      .when({ ...registrar, fecha: '2026-05-07' }, daEl('2026-05-12'))
      .refused('fecha-anterior');
    const captured = carriedOut(acusado, registrar, daEl('2026-05-12'));
    given(captured)
      .when({ ...registrar, fecha: '2026-05-11' }, daEl('2026-05-12'))
      .thenTypes('captura-registrada');
  });

  it('leaves the key action done when nothing is followed any more and all of it is compiled', () => {
    const estado = (ciclo: Ciclo) => rutaDe(openOf(ciclo), 'SE').find(({ accion }) => accion.key === '5.2')?.estado;
    assert.equal(estado(solicitado), 'en-curso');
    const omitted = carriedOut(
      compilado,
      { type: 'omitir-captura', bimestre: BIMESTRE, razon: 'No aplica.' },
      on('2026-05-08'),
    );
    assert.equal(estado(omitted), 'en-curso', 'the next bimester is still to come');
    const done = ['ASM-01', 'ASM-03'].reduce(
      (ciclo, asm) => carriedOut(ciclo, cerrarAsm(asm), on('2026-05-11')),
      omitted,
    );
    assert.equal(estado(done), 'hecha');
  });
});

describe('a record from before reports by activity', () => {
  it('is read as it was written', () => {
    const old: readonly CicloEvent[] = [
      {
        type: 'seguimiento-abierto',
        bimestre: '2026-B1',
        unidades: { DO: ['ASM-01'] },
        plazo: { vence: '2026-03-06', recordar: '2026-03-05' },
      },
      {
        type: 'avance-reportado',
        bimestre: '2026-B1',
        unidad: 'DO',
        avances: [{ asm: 'ASM-01', porcentaje: 10, estado: 'en-proceso', conEvidencia: true }],
      },
      { type: 'seguimiento-cerrado', bimestre: '2026-B1', sinReporte: [], reincidentes: [] },
    ];
    const ciclo = old.reduce((now, event) => evolveCiclo(now, event, doEl('2026-03-03')), at('suscrito'));
    assert.deepEqual(sinAvance(openOf(ciclo).seguimientos['2026-B1'] ?? assert.fail('none'), 'DO'), []);
    given(carriedOut(ciclo, { type: 'abrir-seguimiento', bimestre: BIMESTRE }, reloj('2026-05-01')))
      .when(reporte(), doEl('2026-05-04'))
      .thenTypes('avance-reportado');
  });
});
