import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Holidays } from '../../src/adapters/system/feriados.js';
import { bimestreDates, bimestreOf, ventanaDeSeguimiento } from '../../src/domain/bimestre.js';
import { addWorkingDays, type Calendario, isWorkingDay } from '../../src/domain/calendario.js';
import type { CicloEvent, EventOf } from '../../src/domain/ciclo-event.js';
import { addDays } from '../../src/domain/fecha.js';
import type { Fecha } from '../../src/domain/identity.js';
import { accepted, expected, lived, type Momento, type Tictac, tick } from './seguimiento-anual.js';

const YEARS = Array.from({ length: 17 }, (_, index) => 2024 + index);
/** By then the check-in of the last bimester of 2040 is open. */
const LAST = '2041-01-31';
const plain: Calendario = { inhabiles: new Set<string>(), todosHabiles: [] };
const at = (today: Fecha): Momento => ({ today, hour: 12 });

const ofType = <T extends CicloEvent['type']>(events: readonly CicloEvent[], type: T): readonly EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** The official holidays, an institution's own days and its electoral processes, of any year. */
const anyDate = fc.integer({ min: 0, max: 6_200 }).map((days) => addDays('2024-01-01', days));
const calendario: fc.Arbitrary<Calendario> = fc.record({
  inhabiles: fc.array(anyDate, { maxLength: 60 }).map((own) => {
    const official = new Holidays();
    const days = new Set(own);
    return { has: (fecha: string) => official.has(fecha) || days.has(fecha) } as ReadonlySet<Fecha>;
  }),
  todosHabiles: fc.array(
    fc.record({ desde: anyDate, days: fc.integer({ min: 0, max: 300 }) }).map(({ desde, days }) => ({
      desde,
      hasta: addDays(desde, days),
    })),
    { maxLength: 3 },
  ),
});

interface LifeData {
  readonly calendario: Calendario;
  readonly start: Fecha;
  readonly signedAfter: number;
  readonly downtimes: readonly { readonly gap: number; readonly hour: number }[];
}

/** When the position is accepted, how long after it the Convenio is signed, and when the clock ticks: often or after months. */
const life = (year: number): fc.Arbitrary<LifeData> =>
  fc.record({
    calendario,
    start: fc.integer({ min: 0, max: 363 }).map((days) => addDays(`${year}-01-02`, days)),
    signedAfter: fc.integer({ min: 0, max: 400 }),
    downtimes: fc.array(
      fc.record({
        gap: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.integer({ min: 10, max: 500 })),
        hour: fc.integer({ min: 0, max: 23 }),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  });

/** A clock that ticks every week, from the first days of a year until the last bimester of it is over. */
const steady = (year: number): LifeData => ({
  calendario: { inhabiles: new Holidays(), todosHabiles: [] },
  start: `${year}-01-02`,
  signedAfter: 100,
  downtimes: Array.from({ length: 56 }, () => ({ gap: 7, hour: 12 })),
});

interface Life {
  readonly calendario: Calendario;
  readonly start: Fecha;
  readonly firma: Fecha;
  readonly ticks: readonly Tictac[];
}

const livedOf = ({ calendario: cal, start, signedAfter, downtimes }: LifeData): Life => {
  const firma = addDays(start, signedAfter);
  const moments: Momento[] = [];
  let today = start;
  for (const { gap, hour } of downtimes) {
    today = addDays(today, gap);
    if (today <= LAST) moments.push({ today, hour });
  }
  return { calendario: cal, start, firma, ticks: lived(start, firma, moments, cal) };
};

const openings = (ticks: readonly Tictac[]): readonly EventOf<'seguimiento-abierto'>[] =>
  ticks.flatMap(({ events }) => ofType(events, 'seguimiento-abierto'));

/** Every bimester once and in order, however long the clock was stopped; and nothing to do twice on a day. */
const assertOrder = ({ calendario: cal, start, ticks }: Life): void => {
  ticks.forEach(({ today, again }, index) => {
    const opened = openings(ticks.slice(0, index + 1)).map(({ bimestre }) => bimestre);
    assert.deepEqual(opened, expected(start, today, cal));
    assert.deepEqual(again, [], 'a second tick of the day finds nothing to do');
  });
};

/** Opened after its end, for its five working days whenever that was, and by activities from the bimester of the signature on. */
const assertOpening = (each: EventOf<'seguimiento-abierto'>, today: Fecha, { calendario: cal, firma }: Life): void => {
  const { vence, recordar } = each.plazo;
  assert.ok(bimestreDates(each.bimestre).fin < today);
  const { recuerda, cierra } = ventanaDeSeguimiento(cal, each.bimestre);
  assert.equal(vence, today < recuerda ? cierra : addWorkingDays(cal, today, 4));
  assert.ok(isWorkingDay(cal, recordar) && addWorkingDays(cal, recordar, 1) === vence);
  const activities = firma <= today && bimestreOf(firma) <= each.bimestre;
  assert.equal(each.actividades !== undefined, activities, `${each.bimestre}, signed on ${firma}`);
};

/** Closed once, at the first tick past its cut-off; reminded of once, if the clock ticked on a day for it. */
const assertEnd = ({ bimestre, plazo }: EventOf<'seguimiento-abierto'>, since: Fecha, { ticks }: Life): void => {
  const first = ticks.find(({ today }) => today > plazo.vence)?.today;
  const closings = ticks.filter(({ events }) =>
    ofType(events, 'seguimiento-cerrado').some((event) => event.bimestre === bimestre),
  );
  assert.deepEqual(
    closings.map(({ today }) => today),
    first === undefined ? [] : [first],
  );
  const due = ticks.some(({ today }) => today > since && plazo.recordar <= today && today <= plazo.vence);
  const reminders = ticks.flatMap(({ events }) =>
    ofType(events, 'recordatorio-emitido').filter(({ asunto }) => asunto === `seguimiento.${bimestre}.DO`),
  );
  assert.equal(reminders.length, due ? 1 : 0, bimestre);
};

describe('check-ins over arbitrary downtimes of the clock, 2024 to 2040', () => {
  for (const year of YEARS)
    it(`open every bimester of ${year} once and in order, remind once, and close each once, with messages held to office hours`, function () {
      this.timeout(60_000);
      const opened = new Set<string>();
      fc.assert(
        fc.property(life(year).map(livedOf), (one) => {
          assertOrder(one);
          for (const { today, events } of one.ticks)
            for (const each of ofType(events, 'seguimiento-abierto')) {
              assertOpening(each, today, one);
              assertEnd(each, today, one);
              opened.add(each.bimestre);
            }
        }),
        { numRuns: 7, examples: [[livedOf(steady(year))]] },
      );
      for (let place = 1; place <= 6; place += 1) assert.ok(opened.has(`${year}-B${place}`), `${year}-B${place}`);
    });

  it('leave out of a bimester what was accepted after its end', () => {
    const { events } = tick(accepted('2026-03-01'), at('2026-03-02'), plain);
    assert.deepEqual(ofType(events, 'seguimiento-abierto'), []);
  });

  it('name who missed one before', () => {
    let ciclo = accepted('2026-01-15');
    const closings: EventOf<'seguimiento-cerrado'>[] = [];
    for (const day of ['2026-03-02', '2026-03-10', '2026-05-04', '2026-05-12']) {
      const done = tick(ciclo, at(day), plain);
      ciclo = done.ciclo;
      closings.push(...ofType(done.events, 'seguimiento-cerrado'));
    }
    assert.deepEqual(
      closings.map(({ reincidentes }) => reincidentes),
      [[], ['DO']],
    );
  });
});
