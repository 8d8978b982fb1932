import assert from 'node:assert/strict';
import { emptyDirectorio, type Puesto } from '../../src/domain/directorio.js';
import type { DirectorioCommand } from '../../src/domain/directorio-command.js';
import { type DirectorioEvent, evolveDirectorio, UnknownDirectorioEvent } from '../../src/domain/directorio-event.js';
import type { Moment } from '../../src/domain/moment.js';
import { ADMIN, ANA, ANA_HEADS_DO, BETO, given, puesto, refusal, system, TODAY, when } from './directorio-given.js';

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
