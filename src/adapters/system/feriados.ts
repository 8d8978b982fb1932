import Holidays from 'date-holidays';
import type { Fecha } from '../../domain/identity.js';

/** First and last year whose holidays the calendar knows. About one millisecond a year to work out. */
export const PRIMER_ANIO = 2015;
export const ULTIMO_ANIO = 2055;

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
 * Days of obligatory rest of article 74 of the Ley Federal del Trabajo, of the years `from` to `to`. Bank holidays and
 * customs (Holy Week, 2 November) are not among them: an institution that keeps them lists them as its own.
 */
export const officialHolidays = (from = PRIMER_ANIO, to = ULTIMO_ANIO): readonly Fecha[] => {
  const mexico = new Holidays('MX', { types: ['public'], timezone: 'America/Mexico_City' });
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return years.flatMap((year) =>
    corrected(
      year,
      mexico.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)),
    ),
  );
};
