import { createRequire } from 'node:module';
import type HolidaysOf from 'date-holidays';
import type { Fecha } from '../../domain/identity.js';

const load = createRequire(import.meta.url);
let mexico: HolidaysOf | undefined;

/** The library is loaded with the first date that is asked for, not at the start: it brings the holidays of the whole world. */
const holidaysOfMexico = (): HolidaysOf => {
  const Library: typeof HolidaysOf = load('date-holidays');
  mexico ??= new Library('MX', { types: ['public'], timezone: 'America/Mexico_City' });
  return mexico;
};

/** The year since which the federal executive changes hands on 1 October, and every how many years. */
const RELEVO_EN_OCTUBRE = 2024;
const SEXENIO = 6;

/**
 * What the library has wrong. It gives 1 December every six years; the decree published in the Diario Oficial de la
 * Federación on 30 September 2024 reformed article 74, section VII of the Ley Federal del Trabajo: it is 1 October
 * (article 83 of the Constitution), the first time that very year.
 */
const corrected = (year: number, fechas: readonly Fecha[]): readonly Fecha[] => {
  if (year < RELEVO_EN_OCTUBRE) return fechas;
  const kept = fechas.filter((fecha) => !fecha.endsWith('-12-01'));
  return (year - RELEVO_EN_OCTUBRE) % SEXENIO === 0 ? [...kept, `${year}-10-01`] : kept;
};

/**
 * Days of obligatory rest of article 74 of the Ley Federal del Trabajo in one year. Bank holidays and
 * customs (Holy Week, 2 November) are not among them: an institution that keeps them lists them as its own.
 */
export const officialHolidays = (year: number): readonly Fecha[] =>
  corrected(
    year,
    holidaysOfMexico()
      .getHolidays(year)
      .map((holiday) => holiday.date.slice(0, 10)),
  );

/**
 * The institution's own days and the official holidays of any year, to be asked and not listed: a year is worked out
 * when one of its dates is asked for, since all of them together would hold up every start.
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
