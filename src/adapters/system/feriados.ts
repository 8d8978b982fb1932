import { addDays, weekdayOf } from '../../domain/fecha.js';
import type { Fecha } from '../../domain/identity.js';

const DAYS_OF_WEEK = 7;

/** The n-th Monday of a month, `MM`. */
const monday = (year: number, month: string, nth: number): Fecha => {
  const first: Fecha = `${year}-${month}-01`;
  const untilMonday = (DAYS_OF_WEEK + 1 - weekdayOf(first)) % DAYS_OF_WEEK;
  return addDays(first, untilMonday + DAYS_OF_WEEK * (nth - 1));
};

/** The first years of the three that are kept on a Monday. The decree is of 17 January 2006; 21 March had its own day once more. */
const LUNES = { constitucion: 2006, juarez: 2007, revolucion: 2006 };

/** The first change of the federal executive on 1 October, and every how many years it changes. */
const RELEVO_EN_OCTUBRE = 2024;
const SEXENIO = 6;

/**
 * Section VII. The decree published in the Diario Oficial de la Federación on 30 September 2024 reformed it: 1 October and no
 * longer 1 December (article 83 of the Constitution), the first time that very year.
 */
const changeOfExecutive = (year: number): readonly Fecha[] => {
  if ((year - RELEVO_EN_OCTUBRE) % SEXENIO !== 0) return [];
  return [year < RELEVO_EN_OCTUBRE ? `${year}-12-01` : `${year}-10-01`];
};

/**
 * Days of obligatory rest of article 74 of the Ley Federal del Trabajo in one year, in its order. Bank holidays and
 * customs (Holy Week, 2 November) are not among them: an institution that keeps them lists them as its own.
 */
export const officialHolidays = (year: number): readonly Fecha[] => [
  `${year}-01-01`,
  year < LUNES.constitucion ? `${year}-02-05` : monday(year, '02', 1),
  year < LUNES.juarez ? `${year}-03-21` : monday(year, '03', 3),
  `${year}-05-01`,
  `${year}-09-16`,
  year < LUNES.revolucion ? `${year}-11-20` : monday(year, '11', 3),
  ...changeOfExecutive(year),
  `${year}-12-25`,
];

/**
 * The institution's own days and the official holidays of any year, to be asked and not listed: a year is worked out
 * when one of its dates is asked for.
 */
export class Holidays extends Set<Fecha> {
  readonly #years = new Set<string>();

  override has(fecha: Fecha): boolean {
    const year = fecha.slice(0, 4);
    if (!this.#years.has(year)) {
      this.#years.add(year);
      for (const holiday of officialHolidays(Number(year))) this.add(holiday);
    }
    return super.has(fecha);
  }
}
