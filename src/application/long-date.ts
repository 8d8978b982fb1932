import type { Fecha } from '../domain/identity.js';

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/**
 * A plain date as documents write it: `2026-11-03` is «3 de noviembre de 2026». It reads the digits only, so no time
 * zone can move the day. Throws `RangeError` on anything but `YYYY-MM-DD`.
 */
export function longDate(fecha: Fecha): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(fecha) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined || !isDayOf(Number(year), Number(month), Number(day))) {
    throw new RangeError(`not a plain date: ${JSON.stringify(fecha)}`);
  }
  return `${Number(day)} de ${name} de ${Number(year)}`;
}

const isDayOf = (year: number, month: number, day: number): boolean => day >= 1 && day <= daysIn(year, month);

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
