import { addDays, fechaOf, hourOf, instantAt, weekdayOf } from './fecha.js';
import type { Fecha, Instante } from './identity.js';

/** Dates from `desde` to `hasta`, both included. */
export interface Periodo {
  readonly desde: Fecha;
  readonly hasta: Fecha;
}

/** Which days count. An institution's own, since holidays and electoral processes differ. */
export interface Calendario {
  /** Dates on which nobody works, besides Saturdays and Sundays. */
  readonly inhabiles: ReadonlySet<Fecha>;
  /** Electoral processes in which every day and every date of `inhabiles` counts. */
  readonly todosHabiles: readonly Periodo[];
}

/** Office hours in America/Mexico_City: from 9:00 to just before 18:00. No message leaves outside of them. */
export const OFFICE_OPENS = 9;
export const OFFICE_CLOSES = 18;

/** Most days looked through for a working day: a calendar without any would otherwise never answer. */
const MAX_SEARCH = 3_660;
const SATURDAY = 6;

/** Whether a date is a working day. */
export const isWorkingDay = (cal: Calendario, fecha: Fecha): boolean => {
  if (cal.todosHabiles.some((period) => period.desde <= fecha && fecha <= period.hasta)) return true;
  return weekdayOf(fecha) < SATURDAY && !cal.inhabiles.has(fecha);
};

const seekWorkingDay = (cal: Calendario, from: Fecha, step: 1 | -1): Fecha => {
  let fecha = from;
  for (let searched = 0; searched < MAX_SEARCH; searched += 1) {
    if (isWorkingDay(cal, fecha)) return fecha;
    fecha = addDays(fecha, step);
  }
  throw new RangeError(`no working day within ${MAX_SEARCH} days of ${from}`);
};

/** That date if it is a working day, else the first one after it. */
export const nextWorkingDay = (cal: Calendario, fecha: Fecha): Fecha => seekWorkingDay(cal, fecha, 1);

/**
 * The n-th working day after a date (before it, when `n` is negative). The date itself never counts, so one working
 * day after a Friday and after the Sunday that follows is the same Monday. Zero gives the date itself.
 */
export const addWorkingDays = (cal: Calendario, fecha: Fecha, n: number): Fecha => {
  const step = n < 0 ? -1 : 1;
  let day = fecha;
  for (let counted = 0; counted < Math.abs(n); counted += 1) day = seekWorkingDay(cal, addDays(day, step), step);
  return day;
};

/** 9:00 in Mexico City on that date, working day or not. */
export const startOfOffice = (fecha: Fecha): Instante => instantAt(fecha, OFFICE_OPENS);

/** The instant itself when it is office time, else the next 9:00 of a working day: when a message may leave. */
export const officeInstant = (cal: Calendario, at: Instante): Instante => {
  const today = fechaOf(at);
  const hour = hourOf(at);
  if (hour < OFFICE_OPENS) return startOfOffice(nextWorkingDay(cal, today));
  if (hour >= OFFICE_CLOSES) return startOfOffice(nextWorkingDay(cal, addDays(today, 1)));
  return isWorkingDay(cal, today) ? at : startOfOffice(nextWorkingDay(cal, today));
};
