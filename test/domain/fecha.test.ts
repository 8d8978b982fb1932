import assert from 'node:assert/strict';
import {
  addDays,
  esFecha,
  fechaOf,
  formatFecha,
  formatInstante,
  instantAt,
  weekdayOf,
} from '../../src/domain/fecha.js';

describe('Dates of Mexico City', () => {
  it('accepts only dates that exist, in one form', () => {
    for (const good of ['2024-02-29', '2026-12-31', '1999-01-01']) assert.equal(esFecha(good), true, good);
    for (const bad of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00', '0206-01-01', '']) {
      assert.equal(esFecha(bad), false, bad);
    }
  });

  it('follows daylight saving until October 2022 and none since', () => {
    assert.equal(fechaOf('2021-07-01T05:30:00.000Z'), '2021-07-01', 'summer of 2021 is five hours behind UTC');
    assert.equal(fechaOf('2026-07-01T05:30:00.000Z'), '2026-06-30', 'summer of 2026 is six hours behind UTC');
    assert.equal(instantAt('2021-07-01', 9), '2021-07-01T14:00:00.000Z');
    assert.equal(instantAt('2026-07-01', 9), '2026-07-01T15:00:00.000Z');
  });

  it('counts days over the end of February and of the year', () => {
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
    assert.equal(weekdayOf('2026-11-23'), 1);
  });

  it('writes dates and instants as people in Mexico read them', () => {
    assert.equal(formatFecha('2026-11-23'), '23 de noviembre de 2026');
    assert.equal(formatFecha('2026-02-01'), '1 de febrero de 2026');
    assert.equal(formatInstante('2026-11-23T16:05:59.999Z'), '23/11/2026, 10:05 h (hora del centro de México)');
    assert.equal(formatInstante('2026-01-01T05:59:00.000Z'), '31/12/2025, 23:59 h (hora del centro de México)');
  });
});
