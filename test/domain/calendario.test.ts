import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addWorkingDays,
  type Calendario,
  isWorkingDay,
  nextWorkingDay,
  OFFICE_CLOSES,
  OFFICE_OPENS,
  officeInstant,
  startOfOffice,
} from '../../src/domain/calendario.js';
import { addDays, fechaOf, hourOf } from '../../src/domain/fecha.js';

/** Fixed rests of article 74 that fall on the same date every year: enough to make holes in the week. */
const FIXED = ['01-01', '05-01', '09-16', '12-25'];
const YEARS = Array.from({ length: 20 }, (_, index) => 2022 + index);
const inhabiles = new Set(YEARS.flatMap((year) => FIXED.map((day) => `${year}-${day}`)));
const cal: Calendario = { inhabiles, todosHabiles: [{ desde: '2027-01-01', hasta: '2027-08-31' }] };

const fecha = fc.integer({ min: 0, max: 6_200 }).map((days) => addDays('2024-01-01', days));
const instante = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('The calendar of working days', () => {
  it('rests on Saturdays, Sundays and holidays', () => {
    assert.equal(isWorkingDay(cal, '2026-11-20'), true, 'a Friday');
    assert.equal(isWorkingDay(cal, '2026-11-21'), false, 'a Saturday');
    assert.equal(isWorkingDay(cal, '2026-12-25'), false, 'a holiday');
  });

  it('counts every day of an electoral process, holidays included', () => {
    assert.equal(isWorkingDay(cal, '2027-05-01'), true);
    assert.equal(isWorkingDay(cal, '2027-08-29'), true, 'a Sunday');
    assert.equal(isWorkingDay(cal, '2027-09-04'), false, 'the first Saturday after');
  });

  it('counts from the day after, so a request on a Sunday is due like one on the Friday before', () => {
    assert.equal(addWorkingDays(cal, '2026-11-20', 1), '2026-11-23');
    assert.equal(addWorkingDays(cal, '2026-11-22', 1), '2026-11-23');
    assert.equal(addWorkingDays(cal, '2026-12-24', 5), '2027-01-01', 'over Christmas and into the electoral process');
    assert.equal(addWorkingDays(cal, '2026-11-23', -1), '2026-11-20');
  });

  it('goes back as far as it came, from any working day', () => {
    fc.assert(
      fc.property(fecha, fc.integer({ min: -60, max: 60 }), (start, n) => {
        const from = nextWorkingDay(cal, start);
        assert.equal(addWorkingDays(cal, addWorkingDays(cal, from, n), -n), from);
      }),
    );
  });

  it('always lands on a working day, with exactly so many in between', () => {
    fc.assert(
      fc.property(fecha, fc.integer({ min: 1, max: 30 }), (start, n) => {
        const end = addWorkingDays(cal, start, n);
        let counted = 0;
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(cal, day)) counted += 1;
        assert.equal(isWorkingDay(cal, end), true);
        assert.equal(counted, n);
      }),
    );
  });

  it('says so when a calendar has no working day at all', () => {
    const never: Calendario = {
      inhabiles: new Set(Array.from({ length: 4_000 }, (_, index) => addDays('2026-01-01', index))),
      todosHabiles: [],
    };
    assert.throws(() => nextWorkingDay(never, '2026-01-01'), RangeError);
  });
});

describe('Office hours', () => {
  it('lets a message leave from 9:00 to just before 18:00', () => {
    assert.equal(officeInstant(cal, '2026-11-23T15:00:00.000Z'), '2026-11-23T15:00:00.000Z');
    assert.equal(officeInstant(cal, '2026-11-23T23:59:59.999Z'), '2026-11-23T23:59:59.999Z');
    assert.equal(officeInstant(cal, '2026-11-24T00:00:00.000Z'), '2026-11-24T15:00:00.000Z', '18:00 waits');
    assert.equal(officeInstant(cal, '2026-11-23T14:59:59.999Z'), '2026-11-23T15:00:00.000Z', 'before 9:00');
    assert.equal(officeInstant(cal, '2026-11-21T17:00:00.000Z'), '2026-11-23T15:00:00.000Z', 'a Saturday');
    assert.equal(officeInstant(cal, '2026-11-21T02:00:00.000Z'), '2026-11-23T15:00:00.000Z', 'Friday at 20:00');
  });

  it('opens at 9:00 of the wall clock, daylight saving included', () => {
    assert.equal(startOfOffice('2022-07-04'), '2022-07-04T14:00:00.000Z');
    assert.equal(startOfOffice('2026-07-06'), '2026-07-06T15:00:00.000Z');
  });

  it('gives an instant in office hours, never earlier, and the same when asked again', () => {
    fc.assert(
      fc.property(instante, (at) => {
        const office = officeInstant(cal, at);
        assert.ok(office >= at);
        assert.ok(isWorkingDay(cal, fechaOf(office)));
        assert.ok(hourOf(office) >= OFFICE_OPENS && hourOf(office) < OFFICE_CLOSES);
        assert.equal(officeInstant(cal, office), office);
      }),
    );
  });
});
