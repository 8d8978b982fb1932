import assert from 'node:assert/strict';
import { evolveCiclo } from '../../src/domain/ciclo.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Fecha } from '../../src/domain/identity.js';
import { bimestrePorAbrir, bimestresSinAbrir, seguidoEn } from '../../src/domain/seguimiento-materia.js';
import { archivo, compromisoPedido, STAGES } from '../application/stages.js';
import { at, DO, DPC, SE } from './ciclo-stages.js';
import { abierto as opened } from './cierre-stages.js';
import { modificatorio } from './modificatorio-stages.js';
import { accepted } from './seguimiento-anual.js';
import { carriedOut, on } from './spec.js';

const asm = (ciclo: Ciclo, bimestre: string) => seguidoEn(opened(ciclo), bimestre)?.unidades;
const actividades = (ciclo: Ciclo, bimestre: string, unidad = 'DO'): readonly string[] | undefined =>
  seguidoEn(opened(ciclo), bimestre)?.actividades?.[unidad]?.map((each) => `${each.asm}.${each.actividad}`);

/** The Convenio of the stages, signed by all on a day. */
const signedOn = (fecha: Fecha): Ciclo =>
  STAGES.suscrito.slice(STAGES['en-firma'].length).reduce<Ciclo>((state, [who, command]) => {
    const { actor } = who === 'do' ? DO : who === 'dpc' ? DPC : SE;
    return carriedOut(state, command, on(fecha, { actor }));
  }, at('en-firma'));

/** A position of the ASM, presented on a day after the former one was returned. */
const presented = (ciclo: Ciclo, fecha: Fecha, sentido: 'aceptada' | 'rechazada', numero: number): CicloAbierto => {
  const contenido = { sentido, justificacion: 'j', propuestas: sentido === 'aceptada' ? 'p' : '' };
  const event = { type: 'postura-presentada', asm: 'ASM-01', unidad: 'DO', numero, contenido, archivos: [] } as const;
  return opened(evolveCiclo(ciclo, event, on(fecha, { actor: DO.actor })));
};

describe('The bimester from which on something is asked about', () => {
  it('is that in which the ASM was first accepted, its last day included', () => {
    assert.deepEqual(asm(accepted('2026-02-28'), '2026-B1'), { DO: ['ASM-01'] });
    assert.equal(asm(accepted('2026-03-01'), '2026-B1'), undefined);
    assert.deepEqual(asm(presented(accepted('2026-01-10'), '2026-03-05', 'aceptada', 2), '2026-B1'), {
      DO: ['ASM-01'],
    });
    const { posturas, ...rest } = opened(accepted('2026-01-10'));
    const postura = posturas['ASM-01.DO'] ?? assert.fail('no position');
    const none: CicloAbierto = { ...rest, posturas: { 'ASM-01.DO': { ...postura, versiones: [] } } };
    const late = presented(presented(none, '2026-01-10', 'rechazada', 1), '2026-03-05', 'aceptada', 2);
    assert.equal(asm(late, '2026-B1'), undefined, 'it was rejected in that bimester');
    assert.deepEqual(asm(late, '2026-B2'), { DO: ['ASM-01'] });
    assert.equal(asm(presented(accepted('2026-01-10'), '2026-03-05', 'rechazada', 2), '2026-B2'), undefined);
  });

  it('asks of each ASM from its own bimester on', () => {
    const one = at('seleccionado');
    const later = (fecha: Fecha, which: string, from: Ciclo): Ciclo =>
      carriedOut(
        from,
        {
          type: 'presentar-posturas',
          unidad: 'DO',
          respuestas: [{ asm: which, contenido: { sentido: 'aceptada', justificacion: 'Sí.', propuestas: 'Una.' } }],
        },
        on(fecha, { actor: DO.actor }),
      );
    const both = later('2026-05-04', 'ASM-03', later('2026-04-30', 'ASM-01', one));
    assert.deepEqual([asm(both, '2026-B2'), asm(both, '2026-B3')], [{ DO: ['ASM-01'] }, { DO: ['ASM-01', 'ASM-03'] }]);
    assert.equal(bimestrePorAbrir(opened(both)), '2026-B2');
  });

  it('is by activities from that in which the Convenio was signed, its last day included', () => {
    const [last, next] = [signedOn('2026-04-30'), signedOn('2026-05-01')];
    assert.deepEqual(actividades(last, '2026-B2'), ['ASM-01.A1', 'ASM-01.A2', 'ASM-03.A1', 'ASM-03.A2']);
    assert.deepEqual(actividades(last, '2026-B2', 'DPC'), ['ASM-03.A1', 'ASM-03.A2']);
    assert.equal(actividades(next, '2026-B2'), undefined);
    assert.deepEqual(asm(next, '2026-B2'), { DO: ['ASM-01', 'ASM-03'], DPC: ['ASM-03'] });
    assert.equal(actividades(next, '2026-B3')?.length, 4);
    assert.equal(seguidoEn(opened(next), '2026-B2')?.convenio, undefined);
    assert.equal(seguidoEn(opened(next), '2026-B3')?.convenio, 1);
  });

  it('is, for an activity that a modificatorio added, that of its signature; the others are asked about as before', () => {
    const [first, second] = compromisoPedido.actividades;
    assert(first && second);
    const third = { ...first, id: 'A3', descripcion: 'Difundir la MIR.', ponderacion: 0 };
    const more = [
      { ...first, id: 'A1', ponderacion: 40 },
      { ...second, id: 'A2', ponderacion: 40 },
      { ...third, ponderacion: 20 },
    ];
    const modified = modificatorio(more, at('suscrito'), { fecha: '2026-05-20' });
    assert.deepEqual(actividades(modified, '2026-B2'), ['ASM-01.A1', 'ASM-01.A2', 'ASM-03.A1', 'ASM-03.A2']);
    assert.equal(actividades(modified, '2026-B3')?.length, 5);
    assert.ok(actividades(modified, '2026-B3')?.some((each) => each.startsWith('ASM-01.A3')));
    assert.equal(seguidoEn(opened(modified), '2026-B3')?.convenio, 2);
    assert.deepEqual(actividades(modified, '2026-B2', 'DPC'), ['ASM-03.A1', 'ASM-03.A2']);
  });

  it('is, for an ASM that was closed, that in which it was opened again last', () => {
    const close = { type: 'cerrar-sin-solventar', asm: 'ASM-01', razon: 'Cambió.', archivo: archivo('8') } as const;
    const open = { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' } as const;
    const once = carriedOut(carriedOut(at('suscrito'), close, on('2026-03-10')), open, on('2026-04-30'));
    assert.equal(actividades(once, '2026-B2')?.length, 4);
    const twice = carriedOut(carriedOut(once, close, on('2026-05-04')), open, on('2026-07-02'));
    assert.deepEqual(actividades(twice, '2026-B3'), ['ASM-03.A1', 'ASM-03.A2']);
    assert.equal(actividades(twice, '2026-B4')?.length, 4);
  });
});

describe('The bimesters that wait to be opened', () => {
  it('begin with the first in which something was accepted, and end before the one that runs', () => {
    const ciclo = opened(accepted('2026-01-15'));
    assert.deepEqual(bimestresSinAbrir(ciclo, '2026-02-28'), []);
    assert.deepEqual(bimestresSinAbrir(ciclo, '2026-03-01'), ['2026-B1']);
    assert.deepEqual(bimestresSinAbrir(ciclo, '2026-07-01'), ['2026-B1', '2026-B2', '2026-B3']);
  });

  it('go on after the last that was opened, in whatever order the record gives them', () => {
    const plazo = { vence: '2026-03-06', recordar: '2026-03-05' };
    const open = (bimestre: string, from: Ciclo): Ciclo =>
      evolveCiclo(from, { type: 'seguimiento-abierto', bimestre, unidades: { DO: ['ASM-01'] }, plazo }, SE);
    const state = opened(open('2026-B1', open('2026-B2', accepted('2026-01-15'))));
    assert.deepEqual(bimestresSinAbrir(state, '2026-07-01'), ['2026-B3']);
    assert.equal(bimestrePorAbrir(state), '2026-B3');
  });
});
