import assert from 'node:assert/strict';
import { type Directorio, holdersOf, postsOf, suplenteOf, titularOf } from '../../src/domain/directorio.js';
import type { DirectorioCommand } from '../../src/domain/directorio-command.js';
import { evolveDirectorio } from '../../src/domain/directorio-event.js';
import { ANA, ANA_HEADS_DO, BETO, CARMEN, given, refusal, TODAY, when } from './directorio-given.js';

describe('A titular', () => {
  const designar = (persona: string, desde: string): DirectorioCommand => ({
    type: 'designar-titular',
    puesto: 'DO',
    persona,
    desde,
  });

  it('ends the former one the day before, and names who hands over', () => {
    const before = given(ANA_HEADS_DO);
    const events = when(before, designar(BETO, '2026-07-01'));
    assert.deepEqual(events, [
      { type: 'titular-designado', puesto: 'DO', persona: BETO, desde: '2026-07-01', anterior: ANA },
    ]);
    const after = events.reduce(evolveDirectorio, before);
    assert.equal(titularOf(after, 'DO', '2026-06-30')?.persona, ANA);
    assert.equal(titularOf(after, 'DO', '2026-07-01')?.persona, BETO);
    assert.deepEqual(postsOf(after, ANA, '2026-07-01'), [], 'who left owns nothing');
  });

  it('stays as it is when designated again', () => {
    assert.deepEqual(when(given(ANA_HEADS_DO), designar(ANA, '2026-01-01')), []);
    assert.equal(refusal(given(ANA_HEADS_DO), designar(ANA, '2026-05-01')), 'ya-es-titular');
  });

  it('is corrected by another one on the same day, and the mistaken one was never in force', () => {
    const before = given(ANA_HEADS_DO);
    const after = when(before, designar(BETO, '2026-01-01')).reduce(evolveDirectorio, before);
    assert.equal(titularOf(after, 'DO', '2026-01-01')?.persona, BETO);
    assert.equal(holdersOf(after, 'DO', '2026-01-01').length, 1);
    assert.equal(postsOf(after, ANA, '2026-01-01').length, 0);
  });

  it('is refused before a later one that is already designated', () => {
    const state = given(ANA_HEADS_DO, {
      type: 'titular-designado',
      puesto: 'DO',
      persona: BETO,
      desde: '2026-09-01',
      anterior: ANA,
    });
    assert.equal(refusal(state, designar(CARMEN, '2026-07-01')), 'titular-posterior');
  });

  it('stops being enlace and deputy of the same post', () => {
    const before = given(
      ANA_HEADS_DO,
      { type: 'enlace-designado', puesto: 'DO', persona: BETO, desde: '2026-02-01' },
      { type: 'suplencia-designada', puesto: 'DO', persona: BETO, desde: '2026-06-01', hasta: '2026-07-31' },
    );
    const after = when(before, designar(BETO, '2026-07-01')).reduce(evolveDirectorio, before);
    assert.deepEqual(
      postsOf(after, BETO, '2026-07-01').map((held) => held.capacity),
      ['titular'],
    );
    assert.equal(postsOf(after, BETO, '2026-06-30').length, 2);
  });

  it('may leave the post vacant, from the day after', () => {
    const before = given(ANA_HEADS_DO);
    const command: DirectorioCommand = { type: 'retirar-titular', puesto: 'DO', persona: ANA, hasta: '2026-06-20' };
    const after = when(before, command).reduce(evolveDirectorio, before);
    assert.equal(titularOf(after, 'DO', '2026-06-20')?.persona, ANA);
    assert.equal(titularOf(after, 'DO', '2026-06-21'), undefined);
    assert.deepEqual(when(after, command), [], 'repeated');
    assert.equal(refusal(after, { ...command, hasta: '2026-08-01' }), 'designacion-inexistente');
  });

  it('may hold several posts', () => {
    const state = given(ANA_HEADS_DO, { type: 'titular-designado', puesto: 'DA', persona: ANA, desde: '2026-03-01' });
    assert.deepEqual(
      postsOf(state, ANA, TODAY).map((held) => held.puesto),
      ['DO', 'DA'],
    );
  });
});

describe('A deputy', () => {
  const suplir = (persona: string, desde: string, hasta: string): DirectorioCommand => ({
    type: 'designar-suplente',
    puesto: 'DO',
    persona,
    desde,
    hasta,
  });

  it('is in force from the first to the last day, and only then', () => {
    const before = given(ANA_HEADS_DO);
    const after = when(before, suplir(BETO, '2026-07-06', '2026-07-17')).reduce(evolveDirectorio, before);
    assert.equal(suplenteOf(after, 'DO', '2026-07-05'), undefined);
    assert.equal(suplenteOf(after, 'DO', '2026-07-06')?.persona, BETO);
    assert.equal(suplenteOf(after, 'DO', '2026-07-17')?.persona, BETO);
    assert.equal(suplenteOf(after, 'DO', '2026-07-18'), undefined);
    assert.equal(titularOf(after, 'DO', '2026-07-10')?.persona, ANA, 'the titular stays titular');
    assert.deepEqual(when(after, suplir(BETO, '2026-07-06', '2026-07-17')), [], 'repeated');
  });

  it('is one at a time, never the titular, and ends after it begins', () => {
    const state = given(ANA_HEADS_DO, {
      type: 'suplencia-designada',
      puesto: 'DO',
      persona: BETO,
      desde: '2026-07-06',
      hasta: '2026-07-17',
    });
    assert.equal(refusal(state, suplir(CARMEN, '2026-07-17', '2026-07-20')), 'suplencia-encimada');
    assert.equal(when(state, suplir(CARMEN, '2026-07-18', '2026-07-20')).length, 1);
    assert.equal(refusal(state, suplir(ANA, '2026-08-01', '2026-08-05')), 'es-titular');
    assert.equal(refusal(state, suplir(CARMEN, '2026-08-05', '2026-08-01')), 'fechas-invertidas');
  });

  it('may end sooner, and is annulled when it ends before it begins', () => {
    const state = given({
      type: 'suplencia-designada',
      puesto: 'DO',
      persona: BETO,
      desde: '2026-07-06',
      hasta: '2026-07-17',
    });
    const end = (hasta: string): Directorio =>
      when(state, { type: 'terminar-suplencia', puesto: 'DO', persona: BETO, hasta }).reduce(evolveDirectorio, state);
    assert.equal(suplenteOf(end('2026-07-10'), 'DO', '2026-07-11'), undefined);
    assert.equal(suplenteOf(end('2026-07-01'), 'DO', '2026-07-06'), undefined);
  });
});

describe('An enlace', () => {
  it('joins others, is made once, and is never the titular', () => {
    const state = given(ANA_HEADS_DO, { type: 'enlace-designado', puesto: 'DO', persona: BETO, desde: '2026-02-01' });
    const designar = (persona: string, desde: string): DirectorioCommand => ({
      type: 'designar-enlace',
      puesto: 'DO',
      persona,
      desde,
    });
    assert.equal(when(state, designar(CARMEN, TODAY)).length, 1);
    assert.deepEqual(when(state, designar(BETO, '2026-02-01')), []);
    assert.equal(refusal(state, designar(BETO, TODAY)), 'ya-es-enlace');
    assert.equal(refusal(state, designar(ANA, TODAY)), 'es-titular');
  });
});

describe('An annulled designation', () => {
  it('stays annulled when the same one is made again and ends later', () => {
    const designar: DirectorioCommand = { type: 'designar-enlace', puesto: 'DO', persona: BETO, desde: '2026-09-01' };
    const retirar = (hasta: string): DirectorioCommand => ({
      type: 'retirar-enlace',
      puesto: 'DO',
      persona: BETO,
      hasta,
    });
    const state = [designar, retirar('2026-08-01'), designar, retirar('2026-09-10')].reduce(
      (present, command) => when(present, command).reduce(evolveDirectorio, present),
      given(),
    );
    assert.equal(holdersOf(state, 'DO', '2026-09-10').length, 1);
    assert.equal(holdersOf(state, 'DO', '2026-09-11').length, 0);
  });
});

describe('Who leaves the institution', () => {
  it('holds nothing from the day after, future designations included', () => {
    const before = given(
      ANA_HEADS_DO,
      { type: 'enlace-designado', puesto: 'DA', persona: ANA, desde: '2026-02-01' },
      { type: 'suplencia-designada', puesto: 'SE', persona: ANA, desde: '2026-09-01', hasta: '2026-09-30' },
    );
    const command: DirectorioCommand = { type: 'dar-de-baja', persona: ANA, hasta: '2026-06-30' };
    const after = when(before, command).reduce(evolveDirectorio, before);
    assert.equal(postsOf(after, ANA, '2026-06-30').length, 2);
    for (const day of ['2026-07-01', '2026-09-15', '2030-01-01']) assert.deepEqual(postsOf(after, ANA, day), []);
    assert.deepEqual(when(after, command), []);
    assert.equal(refusal(after, { ...command, persona: CARMEN }), 'persona-sin-puesto');
  });
});
