import assert from 'node:assert/strict';
import {
  type ClasePuesto,
  type Directorio,
  emptyDirectorio,
  holdersOf,
  type Puesto,
  postsOf,
  suplenteOf,
  titularOf,
} from '../../src/domain/directorio.js';
import type { DirectorioCommand } from '../../src/domain/directorio-comandos.js';
import { decideDirectorio } from '../../src/domain/directorio-decide.js';
import { type DirectorioEvent, evolveDirectorio, UnknownDirectorioEvent } from '../../src/domain/directorio-eventos.js';
import type { Moment } from '../../src/domain/moment.js';
import { isRefusal } from '../../src/domain/refusal.js';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [ANA, BETO, CARMEN, ADMIN] = [id(1), id(2), id(3), id(9)];

const puesto = (clave: string, clase: ClasePuesto, ejecutora = false): Puesto => ({
  clave,
  clase,
  ejecutora,
  nombre: `Puesto ${clave}`,
  cargo: `Titular de ${clave}`,
});

const TODAY = '2026-06-15';
const system: Moment = { at: '2026-06-15T16:00:00.000Z', today: TODAY, actor: { kind: 'system' } };
const admin: Moment = {
  ...system,
  actor: { kind: 'person', person: ADMIN, puesto: 'ADMIN', capacity: 'titular' },
};

const POSTS: readonly DirectorioEvent[] = [
  { type: 'puesto-registrado', puesto: puesto('SE', 'secretaria-ejecutiva') },
  { type: 'puesto-registrado', puesto: puesto('DA', 'direccion-administracion') },
  { type: 'puesto-registrado', puesto: puesto('DO', 'unidad', true) },
  { type: 'puesto-registrado', puesto: puesto('ADMIN', 'administrador') },
  { type: 'titular-designado', puesto: 'ADMIN', persona: ADMIN, desde: '2026-01-01' },
];
const ANA_HEADS_DO: DirectorioEvent = {
  type: 'titular-designado',
  puesto: 'DO',
  persona: ANA,
  desde: '2026-01-01',
};

const given = (...events: readonly DirectorioEvent[]): Directorio =>
  [...POSTS, ...events].reduce(evolveDirectorio, emptyDirectorio);

const when = (state: Directorio, command: DirectorioCommand, context = admin): readonly DirectorioEvent[] => {
  const decision = decideDirectorio(state, command, context);
  if (isRefusal(decision)) assert.fail(`refused: ${decision.code}`);
  return decision;
};

const refusal = (state: Directorio, command: DirectorioCommand, context = admin): string => {
  const decision = decideDirectorio(state, command, context);
  if (!isRefusal(decision)) assert.fail(`not refused: ${JSON.stringify(decision)}`);
  assert.match(decision.why, /\.$/);
  assert.match(decision.next, /\.$/);
  return decision.code;
};

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

describe('The roster', () => {
  const command: DirectorioCommand = { type: 'designar-titular', puesto: 'DO', persona: BETO, desde: TODAY };

  it('is kept by the administrador only, on the day, in their own capacity', () => {
    const state = given(ANA_HEADS_DO);
    const as = (person: string, clave: string, capacity: 'titular' | 'enlace' | 'suplente', today = TODAY): Moment => ({
      ...system,
      today,
      actor: { kind: 'person', person, puesto: clave, capacity },
    });
    assert.equal(refusal(state, command, as(ANA, 'DO', 'titular')), 'solo-administrador');
    assert.equal(
      refusal(state, command, as(ANA, 'ADMIN', 'titular')),
      'solo-administrador',
      'a post that is not theirs',
    );
    assert.equal(refusal(state, command, as(ADMIN, 'ADMIN', 'titular', '2025-12-31')), 'solo-administrador', 'before');
    assert.equal(refusal(state, command, as(ADMIN, 'ADMIN', 'enlace')), 'solo-administrador');
    assert.equal(when(state, command, as(ADMIN, 'ADMIN', 'titular')).length, 1);
    assert.equal(when(state, command, system).length, 1);
  });

  it('does not let who keeps it take a post for themselves', () => {
    assert.equal(refusal(given(), { ...command, persona: ADMIN }), 'designacion-propia');
    assert.equal(when(given(), { ...command, persona: ADMIN }, system).length, 1);
  });

  it('refuses posts, persons and dates that do not exist', () => {
    assert.equal(refusal(given(), { ...command, puesto: 'XX' }), 'puesto-desconocido');
    assert.equal(refusal(given(), { ...command, persona: 'Juan' }), 'persona-invalida');
    assert.equal(refusal(given(), { ...command, desde: '2026-02-30' }), 'fecha-invalida');
    assert.equal(refusal(given(), { ...command, desde: 'mañana' }), 'fecha-invalida');
  });

  it('has one post of each of the singular kinds, whose kind never changes', () => {
    const register = (wish: Puesto): DirectorioCommand => ({ type: 'registrar-puesto', puesto: wish });
    assert.equal(refusal(given(), register(puesto('SE2', 'secretaria-ejecutiva'))), 'clase-ocupada');
    assert.equal(refusal(given(), register(puesto('DO', 'uippe'))), 'puesto-existente');
    assert.equal(refusal(given(), register(puesto('cg', 'contraloria'))), 'clave-invalida');
    assert.equal(refusal(given(), register(puesto('CG', 'contraloria', true))), 'puesto-no-ejecutor');
    assert.deepEqual(when(given(), register(puesto('DO', 'unidad', true))), []);
    assert.equal(when(given(), register(puesto('DPC', 'unidad', true))).length, 1);
    assert.equal(refusal(given(), { type: 'modificar-puesto', puesto: puesto('DO', 'uippe') }), 'clase-fija');
    assert.deepEqual(when(given(), { type: 'modificar-puesto', puesto: puesto('DO', 'unidad', true) }), []);
    const renamed = { ...puesto('DO', 'unidad', true), nombre: 'Dirección de Organización' };
    assert.deepEqual(when(given(), { type: 'modificar-puesto', puesto: renamed }), [
      { type: 'puesto-modificado', puesto: renamed },
    ]);
  });

  it('throws on a stored event that it does not know', () => {
    const future: DirectorioEvent = JSON.parse('{"type":"puesto-fusionado"}');
    assert.throws(() => evolveDirectorio(emptyDirectorio, future), UnknownDirectorioEvent);
  });
});
