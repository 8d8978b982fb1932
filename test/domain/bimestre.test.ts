import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Holidays } from '../../src/adapters/system/feriados.js';
import { bimestreDates, bimestreOf, nextBimestre, ventanaDeSeguimiento } from '../../src/domain/bimestre.js';
import { addWorkingDays, type Calendario, isWorkingDay } from '../../src/domain/calendario.js';
import { addDays } from '../../src/domain/fecha.js';

const cal: Calendario = { inhabiles: new Holidays(), todosHabiles: [] };
const bimestres: string[] = [];
for (let b = '2024-B1'; b <= '2040-B6'; b = nextBimestre(b)) bimestres.push(b);
const anyBimestre = fc.constantFrom(...bimestres);

describe('Bimesters', () => {
  it('are the six of the calendar year', () => {
    assert.equal(bimestreOf('2026-02-28'), '2026-B1');
    assert.equal(bimestreOf('2026-03-01'), '2026-B2');
    assert.equal(bimestreOf('2026-12-31'), '2026-B6');
    assert.deepEqual(bimestreDates('2024-B1'), { inicio: '2024-01-01', fin: '2024-02-29' });
    assert.deepEqual(bimestreDates('2026-B6'), { inicio: '2026-11-01', fin: '2026-12-31' });
    assert.equal(nextBimestre('2026-B6'), '2027-B1');
    assert.equal(bimestres.length, 17 * 6);
  });

  it('refuses what is none', () => {
    for (const wrong of ['2026-B7', '2026-B0', '2026', 'B1-2026']) assert.throws(() => nextBimestre(wrong), RangeError);
  });

  it('leave no day out and share none', () => {
    fc.assert(
      fc.property(anyBimestre, (b) => {
        const { inicio, fin } = bimestreDates(b);
        assert.equal(bimestreOf(inicio), b);
        assert.equal(bimestreOf(fin), b);
        assert.equal(bimestreDates(nextBimestre(b)).inicio, addDays(fin, 1));
      }),
    );
  });
});

describe('The check-in of a bimester', () => {
  it('opens on the first working day after it and stays open five, over New Year', () => {
    assert.deepEqual(ventanaDeSeguimiento(cal, '2026-B6'), {
      abre: '2027-01-04',
      recuerda: '2027-01-07',
      cierra: '2027-01-08',
    });
  });

  it('goes round a holiday in the middle', () => {
    assert.deepEqual(ventanaDeSeguimiento(cal, '2025-B2'), {
      abre: '2025-05-02',
      recuerda: '2025-05-07',
      cierra: '2025-05-08',
    });
  });

  it('is five working days, the reminder on the fourth, and never meets the next one (2024 to 2040)', () => {
    for (const b of bimestres) {
      const { abre, recuerda, cierra } = ventanaDeSeguimiento(cal, b);
      assert.ok(abre > bimestreDates(b).fin && cierra < ventanaDeSeguimiento(cal, nextBimestre(b)).abre, b);
      assert.ok(
        [abre, recuerda, cierra].every((fecha) => isWorkingDay(cal, fecha)),
        b,
      );
      assert.equal(addWorkingDays(cal, abre, 4), cierra, b);
      assert.equal(addWorkingDays(cal, recuerda, 1), cierra, b);
      for (let day = addDays(bimestreDates(b).fin, 1); day < abre; day = addDays(day, 1)) {
        assert.equal(isWorkingDay(cal, day), false, `${b}: ${day} was skipped`);
      }
    }
  });
});
