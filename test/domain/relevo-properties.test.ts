import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { EventOf } from '../../src/domain/ciclo-event.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { lastsUntil, titularOf } from '../../src/domain/directorio.js';
import type { DirectorioCommand } from '../../src/domain/directorio-command.js';
import { decideDirectorio } from '../../src/domain/directorio-decide.js';
import { evolveDirectorio } from '../../src/domain/directorio-event.js';
import { addDays } from '../../src/domain/fecha.js';
import type { Fecha } from '../../src/domain/identity.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { PERSONAS } from '../application/sample-institution.js';
import { at } from './ciclo-stages.js';
import { clockOn, NUEVA } from './relevo-exams.js';
import { directorio } from './spec.js';

/** The day on which the ciclo of these tests was opened. */
const START = '2026-03-02';
const OTRA = '00000000-0000-4000-8000-000000000051';
const PUESTOS = ['DO', 'SE', 'CG'] as const;

/** What happens on a day, and how often the clock ticks on it: not at all when the program is down. */
interface Day {
  readonly today: Fecha;
  readonly orders: readonly DirectorioCommand[];
  readonly ticks: number;
}

/** A roster that people change, and a clock that hands over what it finds: whether it runs or not. */
class Mundo {
  ciclo: Ciclo = at('notificado');
  roster = directorio;
  readonly made: EventOf<'puesto-entregado'>[] = [];

  /** Gives an order on the roster; what is refused changes nothing. */
  order(command: DirectorioCommand, today: Fecha): void {
    const decision = decideDirectorio(this.roster, command, clockOn(today, this.roster));
    if (!isRefusal(decision)) this.roster = decision.reduce(evolveDirectorio, this.roster);
  }

  /** Lets the clock hand over what is due; answers how often it did. */
  tick(today: Fecha): number {
    const by = clockOn(today, this.roster);
    if (this.ciclo.estado !== 'abierto') assert.fail('no ciclo');
    const events = dueCommands(this.ciclo, by)
      .filter(({ type }) => type === 'entregar-puesto')
      .flatMap((command) => {
        const decision = decideCiclo(this.ciclo, command, by);
        return isRefusal(decision) ? assert.fail(decision.code) : decision;
      });
    for (const event of events) {
      if (event.type === 'puesto-entregado') this.made.push(event);
      this.ciclo = evolveCiclo(this.ciclo, event, by);
    }
    return events.length;
  }

  /** Lives a day; after each tick, whoever came to a post since has it. */
  live({ today, orders, ticks }: Day): void {
    for (const order of orders) this.order(order, today);
    if (ticks === 0) return;
    this.tick(today);
    assert.equal(this.tick(today), 0, 'a second tick makes nothing');
    for (const clave of PUESTOS) {
      const successor = this.successor(clave, today);
      const last = this.made.findLast((event) => event.puesto === clave);
      if (successor !== undefined) assert.equal(last?.persona, successor, `${clave} on ${today}`);
    }
  }

  /** The titular of that day who came after another one since the ciclo was opened; undefined for the others. */
  successor(clave: string, today: Fecha): string | undefined {
    const titular = titularOf(this.roster, clave, today);
    if (titular === undefined || titular.desde <= START) return undefined;
    const before = this.roster.designaciones
      .filter((each) => each.puesto === clave && each.capacity === 'titular' && lastsUntil(each, each.desde))
      .filter((each) => each.desde < titular.desde)
      .toSorted((a, b) => a.desde.localeCompare(b.desde))
      .at(-1)?.persona;
    return before === undefined || before === titular.persona ? undefined : titular.persona;
  }
}

const puesto = fc.constantFrom(...PUESTOS);
const persona = fc.constantFrom(PERSONAS.se, PERSONAS.do, NUEVA, OTRA);

const ordersOn = (today: Fecha): fc.Arbitrary<DirectorioCommand> => {
  const fecha = fc.integer({ min: -4, max: 6 }).map((count) => addDays(today, count));
  const titular = fc.record({ type: fc.constant('designar-titular' as const), puesto, persona, desde: fecha });
  const retirado = fc.record({ type: fc.constant('retirar-titular' as const), puesto, persona, hasta: fecha });
  const suplente = fc.record({
    type: fc.constant('designar-suplente' as const),
    puesto,
    persona,
    desde: fc.constant(today),
    hasta: fc.constant(addDays(today, 5)),
  });
  return fc.oneof({ weight: 4, arbitrary: titular }, { weight: 2, arbitrary: retirado }, suplente);
};

const days = fc.tuple(
  ...Array.from({ length: 25 }, (_, index) =>
    fc.record({
      today: fc.constant(addDays(START, index)),
      orders: fc.array(ordersOn(addDays(START, index)), { maxLength: 2 }),
      ticks: fc.integer({ min: 0, max: 1 }),
    }),
  ),
);

describe('any sequence of designations and ticks', () => {
  it('hands each change over exactly once, to the titular of that day, whatever the downtime', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(days, (all) => {
        const mundo = new Mundo();
        for (const day of all) mundo.live(day);
        for (const clave of PUESTOS) {
          const own = mundo.made.filter((event) => event.puesto === clave);
          // A change that was undone and made again is another one: what never repeats is the one before.
          const keys = own.map((event) => `${event.persona} ${event.desde}`);
          assert.ok(!keys.some((key, index) => key === keys[index - 1]), keys.join('\n'));
        }
        for (const { persona: one, anterior } of mundo.made) assert.notEqual(one, anterior);
      }),
      { numRuns: 150 },
    );
  });

  it('reaches changes, or the property above would say nothing', () => {
    const found = fc.sample(days, 50).map((all) => {
      const mundo = new Mundo();
      for (const day of all) mundo.live({ ...day, ticks: 1 });
      return mundo.made.length;
    });
    assert.ok(found.filter((count) => count >= 3).length > 25, found.join(' '));
  });
});
