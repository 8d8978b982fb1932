import assert from 'node:assert/strict';
import { type Asm, inListOrder } from '../../src/domain/asm.js';
import type { CicloAbierto } from '../../src/domain/ciclo-state.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { MAX_RAZON } from '../../src/domain/razon.js';
import {
  clasificar,
  concurrir,
  fold,
  inviable,
  joined,
  notified,
  played,
  refusal,
  types,
  valorar,
  viable,
  when,
} from './seleccion-given.js';

const one = (ciclo: CicloAbierto, id = 'ASM-01'): Asm => ciclo.asm[id] ?? assert.fail();
const presentar = {
  type: 'presentar-postura',
  asm: 'ASM-01',
  unidad: 'DO',
  contenido: { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Rediseñar.' },
} as const;
const descartar = { type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'La unidad lo rechazó.' } as const;

describe('the assessment (2.1)', () => {
  it('selects what is viable and highly feasible, and asks each notified unit for its concurrence', () => {
    assert.deepEqual(types(when(notified(), valorar('ASM-01'))), ['asm-valorado', 'concurrencia-solicitada']);
    assert.equal(one(played(notified(), valorar('ASM-01'))).seleccion.estado, 'seleccionado');
  });

  it('does not select what fails one of the two, gives that reason, and asks for concurrence too', () => {
    const asm = one(played(notified(), valorar('ASM-01', inviable)));
    assert.equal(asm.seleccion.estado === 'no-seleccionado' && asm.seleccion.razon, 'Depende de otra institución.');
    assert.equal(asm.concurrencias['DO']?.estado, 'pendiente');
  });

  it('is not changed by the criteria that advise', () => {
    const poor = { cumple: false, razon: 'No es claro.' };
    const advised = { ...viable, claridad: poor, relevancia: poor, justificacion: poor };
    assert.equal(one(played(notified(), valorar('ASM-01', advised))).seleccion.estado, 'seleccionado');
  });

  it('asks for a reason of every criterion that was answered, of a bounded length', () => {
    const blank = { cumple: true, razon: ' ' };
    assert.equal(refusal(notified(), valorar('ASM-01', { ...viable, factibilidad: blank })), 'sin-razon');
    assert.equal(refusal(notified(), valorar('ASM-01', { ...viable, claridad: blank })), 'sin-razon');
    const long = { cumple: true, razon: 'a'.repeat(MAX_RAZON + 1) };
    assert.equal(refusal(notified(), valorar('ASM-01', { ...viable, viabilidad: long })), 'razon-larga');
  });

  it('is all or nothing, and takes an ASM once', () => {
    const valoraciones = ['ASM-01', 'ASM-99'].map((asm) => ({ asm, valoracion: viable }));
    assert.equal(refusal(notified(), { type: 'valorar-asm', valoraciones }), 'asm-desconocido');
    const twice = ['ASM-01', 'ASM-01'].map((asm) => ({ asm, valoracion: viable }));
    assert.equal(refusal(notified(), { type: 'valorar-asm', valoraciones: twice }), 'asm-repetido');
  });

  it('changes nothing when it is repeated', () => {
    assert.deepEqual(when(played(notified(), valorar('ASM-01')), valorar('ASM-01')), []);
  });

  it('made anew before the classification, voids the concurrences and asks for them again', () => {
    const agreed = played(notified(), valorar('ASM-01'), concurrir('ASM-01'));
    assert.equal(one(played(agreed, valorar('ASM-01', inviable))).concurrencias['DO']?.estado, 'pendiente');
  });

  it('is fixed by the classification; then SE can only leave the ASM out, with a reason', () => {
    const classified = played(notified(), valorar('ASM-01'), clasificar('ASM-01'));
    assert.equal(refusal(classified, valorar('ASM-01', inviable)), 'asm-clasificado');
    assert.equal(refusal(classified, { ...descartar, razon: '' }), 'sin-razon');
    const left = one(played(classified, descartar));
    assert.equal(left.seleccion.estado, 'no-seleccionado');
    assert.equal(left.clasificacion, undefined);
    assert.equal(left.clasificacionesPrevias.length, 1);
  });

  it('takes up again an ASM that was left out', () => {
    const left = played(notified(), valorar('ASM-01'), clasificar('ASM-01'), descartar);
    assert.equal(refusal(left, concurrir('ASM-01')), 'asm-descartado');
    const again = played(left, valorar('ASM-01'));
    assert.equal(one(again).concurrencias['DO']?.estado, 'pendiente');
    assert.deepEqual(types(when(again, clasificar('ASM-01'))), ['asm-clasificado', 'postura-solicitada']);
  });

  it('puts structural impact first in every list', () => {
    const ciclo = played(notified(3), valorar('ASM-03', { ...viable, impactoEstructural: ['logica-causal'] }));
    assert.deepEqual(
      inListOrder(Object.values(ciclo.asm)).map(({ id }) => id),
      ['ASM-03', 'ASM-01', 'ASM-02'],
    );
  });
});

describe('the concurrence (2.1)', () => {
  const asked = (): CicloAbierto => played(notified(), valorar('ASM-01'), valorar('ASM-02', inviable));

  it('is given once, with or without observations, and changes nothing when repeated', () => {
    const observed = played(asked(), concurrir('ASM-01', 'DO', 'El plazo es corto.'));
    assert.deepEqual(when(observed, concurrir('ASM-01', 'DO', 'El plazo es corto.')), []);
    assert.equal(refusal(observed, concurrir('ASM-01')), 'ya-concurrio');
    assert.equal(refusal(observed, concurrir('ASM-02', 'DO', ' ')), 'sin-razon');
  });

  it('is each unit’s own', () => {
    assert.equal(refusal(asked(), concurrir('ASM-01', 'DPC')), 'concurrencia-no-pedida');
  });

  it('with observations makes SE answer them, once', () => {
    const observed = played(asked(), concurrir('ASM-01', 'DO', 'El plazo es corto.'));
    const owed = obligacionesDe(observed, 'SE').find(({ clase }) => clase === 'atender-observaciones');
    assert.equal(owed?.asunto, 'seleccion.ASM-01');
    const atender = { type: 'atender-observaciones', asm: 'ASM-01', unidad: 'DO', atencion: 'Se ampliará.' } as const;
    const attended = played(observed, atender);
    assert.deepEqual(when(attended, atender), []);
    assert.equal(refusal(attended, { ...atender, atencion: 'Otra.' }), 'observaciones-atendidas');
    assert.ok(!obligacionesDe(attended, 'SE').some(({ clase }) => clase === 'atender-observaciones'));
  });

  it('does not hold the classification up', () => {
    assert.equal(types(when(asked(), clasificar('ASM-01')))[0], 'asm-clasificado');
  });

  it('lapses when SE leaves the ASM out', () => {
    const left = played(asked(), { ...descartar });
    assert.equal(refusal(left, concurrir('ASM-01')), 'asm-descartado');
  });
});

describe('silence on the selection', () => {
  const silence = { type: 'registrar-sin-respuesta', asunto: 'concurrencia.DO', puesto: 'DO' } as const;
  const LATE = '2026-07-01';

  it('is recorded only past the date, once, and the unit may still answer', () => {
    const asked = played(notified(), valorar('ASM-01'));
    assert.equal(refusal(asked, silence), 'plazo-vigente');
    const silent = fold(asked, when(asked, silence, LATE), LATE);
    assert.deepEqual(when(silent, silence, LATE), []);
    assert.deepEqual(types(when(silent, concurrir('ASM-01'), LATE)), ['concurrencia-expresada']);
  });

  it('leaves alone what was asked later', () => {
    const early = played(notified(), valorar('ASM-01'));
    const both = fold(early, when(early, valorar('ASM-02'), '2026-06-29'), '2026-06-29');
    const events = when(both, silence, LATE);
    assert.deepEqual(
      events.map((event) => event.type === 'sin-respuesta-registrada' && event.asm),
      ['ASM-01'],
    );
  });

  it('becomes something that SE owes once its expiry was told', () => {
    const asked = played(notified(), valorar('ASM-01'));
    const vencer = { type: 'vencer-plazo', asunto: 'concurrencia.DO', puesto: 'DO' } as const;
    const told = fold(asked, when(asked, vencer, LATE), LATE);
    const owed = obligacionesDe(told, 'SE').filter(({ clase }) => clase === 'seguir-sin-concurrencia');
    assert.deepEqual(
      owed.map(({ puesto, asunto }) => [puesto, asunto]),
      [['SE', 'concurrencia.DO']],
    );
  });

  it('is reminded of by each due date', () => {
    const early = played(notified(), valorar('ASM-01'));
    const both = fold(early, when(early, valorar('ASM-02'), '2026-06-22'), '2026-06-22');
    const recordar = { type: 'recordar-plazo', asunto: 'concurrencia.DO', puesto: 'DO' } as const;
    const vence = when(both, recordar, '2026-06-26').map(
      (event) => event.type === 'recordatorio-emitido' && event.vence,
    );
    assert.deepEqual(vence, ['2026-06-29']);
  });
});

describe('the classification (2.2)', () => {
  it('needs the selection and both reasons', () => {
    assert.equal(refusal(notified(), clasificar('ASM-01')), 'asm-no-seleccionado');
    const clasificacion = { tipo: 'diseno', razonTipo: '', prioridad: 'inmediata', razonPrioridad: 'Urge.' } as const;
    const command = { type: 'clasificar-asm', clasificaciones: [{ asm: 'ASM-01', clasificacion }] } as const;
    assert.equal(refusal(played(notified(), valorar('ASM-01')), command), 'sin-razon');
  });

  it('changes until a position is presented, keeps both versions and tells the units', () => {
    const classified = played(notified(), valorar('ASM-01'), clasificar('ASM-01'));
    assert.deepEqual(when(classified, clasificar('ASM-01')), []);
    const [event, ...rest] = when(classified, clasificar('ASM-01', 'gestion'));
    assert.deepEqual(event?.type === 'asm-clasificado' && event.unidades, ['DO']);
    assert.deepEqual(rest, []);
    const asm = one(played(classified, clasificar('ASM-01', 'gestion')));
    assert.deepEqual([asm.clasificacion?.tipo, asm.clasificacionesPrevias[0]?.tipo], ['gestion', 'diseno']);
  });

  it('is fixed while a position on it is in review, and may change when it is returned', () => {
    const presented = played(notified(), valorar('ASM-01'), clasificar('ASM-01'), presentar);
    assert.equal(refusal(presented, clasificar('ASM-01', 'gestion')), 'postura-presentada');
    const returned = played(presented, {
      type: 'devolver-postura',
      asm: 'ASM-01',
      unidad: 'DO',
      observaciones: 'Precise.',
    });
    const changed = played(returned, clasificar('ASM-01', 'gestion'));
    assert.equal(changed.posturas['ASM-01.DO']?.versiones.length, 1);
  });
});

describe('a unit that joins late', () => {
  it('is asked for its concurrence after the assessment', () => {
    const ciclo = joined(played(notified(), valorar('ASM-01')), 'ASM-01', 'DO', 'DPC');
    assert.equal(one(ciclo).concurrencias['DPC']?.estado, 'pendiente');
    assert.equal(ciclo.posturas['ASM-01.DPC'], undefined);
  });

  it('is asked for its concurrence and its position after the classification, and nobody else again', () => {
    const classified = played(notified(), valorar('ASM-01'), concurrir('ASM-01'), clasificar('ASM-01'), presentar);
    const ciclo = joined(classified, 'ASM-01', 'DO', 'DPC');
    assert.equal(one(ciclo).concurrencias['DPC']?.estado, 'pendiente');
    assert.equal(one(ciclo).concurrencias['DO']?.estado, 'de-acuerdo');
    assert.equal(ciclo.posturas['ASM-01.DPC']?.situacion.estado, 'solicitada');
    assert.equal(ciclo.posturas['ASM-01.DO']?.situacion.estado, 'presentada');
  });

  it('is asked nothing on an ASM that SE left out', () => {
    const left = played(notified(), valorar('ASM-01'), descartar);
    assert.deepEqual(one(joined(left, 'ASM-01', 'DO', 'DPC')).concurrencias, {});
  });
});
