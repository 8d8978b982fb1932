import assert from 'node:assert/strict';
import { canonicalJson } from '../../src/application/canonical.js';
import { decideCiclo, evolveCiclo, type Seen } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { type Ciclo, cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Directorio } from '../../src/domain/directorio.js';
import { fechaOf } from '../../src/domain/fecha.js';
import type { Actor, Fecha } from '../../src/domain/identity.js';
import type { Provenance } from '../../src/domain/provenance.js';
import { isRefusal, type Refusal } from '../../src/domain/refusal.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { sampleInstitution } from '../application/sample-institution.js';

const { puestos, designaciones } = sampleInstitution.directorio;

/** The roster of the sample institution. */
export const directorio: Directorio = { puestos, designaciones };

export const person = (id: string, puesto: string, capacity: 'titular' | 'enlace' = 'titular'): Actor => ({
  kind: 'person',
  person: id,
  puesto,
  capacity,
});

/** Monday 2 March 2026, 10:00, by the titular of SE, unless a test says otherwise. */
export const context = (
  changes: Partial<Pick<Context, 'at' | 'actor' | 'directorio' | 'calendario'>> = {},
): Context => {
  const at = changes.at ?? '2026-03-02T16:00:00.000Z';
  return {
    actor: person('00000000-0000-4000-8000-000000000001', 'SE'),
    directorio,
    calendario: sampleInstitution.calendario,
    reglas: reglasPorOmision,
    ...changes,
    at,
    today: fechaOf(at),
  };
};

/** 10:00 in Mexico City on a date. */
export const on = (fecha: Fecha, changes: Partial<Context> = {}): Context =>
  context({ ...changes, at: `${fecha}T16:00:00.000Z` });

/** An event as the record gives it back: canonical JSON doesn't keep the order in which the keys were written. */
const stored = (event: CicloEvent): CicloEvent => JSON.parse(canonicalJson(event));

const fold = (events: readonly CicloEvent[], from: Ciclo = cicloInexistente, by: Provenance = context()): Ciclo =>
  events.reduce((state, event) => evolveCiclo(state, stored(event), by), from);

/** Decides on a state and folds what comes of it; fails when it is refused. */
export const carriedOut = (state: Ciclo, command: CicloCommand, by: Context = context()): Ciclo => {
  const decision = decideCiclo(state, command, by);
  if (isRefusal(decision)) assert.fail(`${command.type} was refused: ${decision.code}`);
  return fold(decision, state, by);
};

/** What came of one order. */
export interface Then {
  /** Exactly these events. */
  readonly thenEvents: (...events: readonly CicloEvent[]) => void;
  /** These types of event, in this order. */
  readonly thenTypes: (...types: readonly CicloEvent['type'][]) => void;
  /** No, for that reason, in two whole sentences for a person. */
  readonly refused: (code: string) => void;
  /** Nothing to do: neither an event nor a no. */
  readonly quiet: () => void;
}

const eventsOf = (decision: readonly CicloEvent[] | Refusal): readonly CicloEvent[] => {
  if (isRefusal(decision)) assert.fail(`refused: ${decision.code}: ${decision.why}`);
  return decision;
};

const thenOf = (state: Ciclo, command: CicloCommand, by: Context, seen?: Seen): Then => {
  const decision = decideCiclo(state, command, by, seen);
  return {
    thenEvents: (...events) => assert.deepEqual(eventsOf(decision), events),
    thenTypes: (...types) =>
      assert.deepEqual(
        eventsOf(decision).map((event) => event.type),
        types,
      ),
    refused: (code) => {
      if (!isRefusal(decision)) assert.fail(`not refused: ${JSON.stringify(decision)}`);
      assert.equal(decision.code, code);
      assert.match(decision.why, /[.»]$/);
      assert.match(decision.next, /[.»]$/);
    },
    quiet: () => assert.deepEqual(decision, []),
  };
};

/** Given what happened, when an order comes, then these events or that refusal. */
export const given = (state: Ciclo = cicloInexistente) => ({
  when: (command: CicloCommand, by: Context = context(), seen?: Seen): Then => thenOf(state, command, by, seen),
});
