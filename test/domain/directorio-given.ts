import assert from 'node:assert/strict';
import { type ClasePuesto, type Directorio, emptyDirectorio, type Puesto } from '../../src/domain/directorio.js';
import type { DirectorioCommand } from '../../src/domain/directorio-command.js';
import { decideDirectorio } from '../../src/domain/directorio-decide.js';
import { type DirectorioEvent, evolveDirectorio } from '../../src/domain/directorio-event.js';
import type { Moment } from '../../src/domain/moment.js';
import { isRefusal } from '../../src/domain/refusal.js';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const ANA = id(1);
export const BETO = id(2);
export const CARMEN = id(3);
export const ADMIN = id(9);

export const puesto = (clave: string, clase: ClasePuesto, ejecutora = false): Puesto => ({
  clave,
  clase,
  ejecutora,
  nombre: `Puesto ${clave}`,
  cargo: `Titular de ${clave}`,
});

export const TODAY = '2026-06-15';
export const system: Moment = { at: '2026-06-15T16:00:00.000Z', today: TODAY, actor: { kind: 'system' } };
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
export const ANA_HEADS_DO: DirectorioEvent = {
  type: 'titular-designado',
  puesto: 'DO',
  persona: ANA,
  desde: '2026-01-01',
};

export const given = (...events: readonly DirectorioEvent[]): Directorio =>
  [...POSTS, ...events].reduce(evolveDirectorio, emptyDirectorio);

export const when = (state: Directorio, command: DirectorioCommand, context = admin): readonly DirectorioEvent[] => {
  const decision = decideDirectorio(state, command, context);
  if (isRefusal(decision)) assert.fail(`refused: ${decision.code}`);
  return decision;
};

export const refusal = (state: Directorio, command: DirectorioCommand, context = admin): string => {
  const decision = decideDirectorio(state, command, context);
  if (!isRefusal(decision)) assert.fail(`not refused: ${JSON.stringify(decision)}`);
  assert.match(decision.why, /\.$/);
  assert.match(decision.next, /\.$/);
  return decision.code;
};
