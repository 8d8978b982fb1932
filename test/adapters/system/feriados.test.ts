import assert from 'node:assert/strict';
import { Holidays, officialHolidays } from '../../../src/adapters/system/feriados.js';

const holidays = new Holidays();

describe('Official holidays', () => {
  it('are the seven of article 74 in an ordinary year', () => {
    assert.deepEqual(officialHolidays(2026), [
      '2026-01-01',
      '2026-02-02',
      '2026-03-16',
      '2026-05-01',
      '2026-09-16',
      '2026-11-16',
      '2026-12-25',
    ]);
  });

  it('give 1 October, and no longer 1 December, when the federal executive changes', () => {
    for (const year of [2024, 2030, 2036, 2042]) {
      assert.equal(holidays.has(`${year}-10-01`), true, `${year}-10-01`);
      assert.equal(holidays.has(`${year}-12-01`), false, `${year}-12-01`);
    }
    assert.equal(holidays.has('2018-12-01'), true, 'the last time that it was 1 December');
    assert.equal(holidays.has('2018-10-01'), false);
    for (const year of [2023, 2025, 2026, 2029, 2031]) assert.equal(holidays.has(`${year}-10-01`), false, String(year));
  });

  it('come of every year that the record can name, beside the days that the institution adds', () => {
    const own = new Holidays(['2026-04-02']);
    assert.ok(own.has('2026-04-02'));
    for (const year of [1990, 2015, 2026, 2055, 2099]) {
      assert.equal(own.has(`${year}-09-16`), true, String(year));
      assert.equal(own.has(`${year}-09-17`), false, String(year));
    }
  });

  it('leave Holy Week and 2 November to each institution', () => {
    for (const day of ['2026-04-02', '2026-04-03', '2026-11-02', '2026-12-12']) assert.equal(holidays.has(day), false);
  });
});
