import { Temporal } from 'temporal-polyfill';
import type { Fecha, Instante } from './identity.js';

/** The one time zone of the record: everything that a person reads is in it. */
const ZONA = 'America/Mexico_City';

const MESES = [
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

const FORMA = /^(?:19|20)\d{2}-\d{2}-\d{2}$/;

/** Whether a text is a date that exists, `YYYY-MM-DD`, of the years 1900 to 2099. */
export const esFecha = (texto: string): boolean => {
  if (!FORMA.test(texto)) return false;
  try {
    Temporal.PlainDate.from(texto, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

/** The date so many natural days later (or earlier, when negative). Throws `RangeError` on a malformed date. */
export const addDays = (fecha: Fecha, days: number): Fecha => Temporal.PlainDate.from(fecha).add({ days }).toString();

/** Natural days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: Fecha, to: Fecha): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (fecha: Fecha): number => Temporal.PlainDate.from(fecha).dayOfWeek;

const local = (at: Instante): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(ZONA);

/** The plain date that an instant has in America/Mexico_City, daylight saving (until October 2022) included. */
export const fechaOf = (at: Instante): Fecha => local(at).toPlainDate().toString();

/** Hour of the day, 0 to 23, that an instant has in America/Mexico_City. */
export const hourOf = (at: Instante): number => local(at).hour;

/** The instant at which a clock on the wall of Mexico City shows that full hour (0 to 23) on that date. */
export const instantAt = (fecha: Fecha, hour: number): Instante =>
  Temporal.PlainDate.from(fecha)
    .toZonedDateTime({ timeZone: ZONA, plainTime: new Temporal.PlainTime(hour) })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

/** The instant so many milliseconds later. */
export const addMillis = (at: Instante, milliseconds: number): Instante =>
  Temporal.Instant.from(at)
    .add({ milliseconds: Math.round(milliseconds) })
    .toString({ smallestUnit: 'millisecond' });

/** Milliseconds from an instant to another; negative when the other comes first. */
export const millisBetween = (from: Instante, to: Instante): number =>
  Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;

const pad = (value: number): string => String(value).padStart(2, '0');

/** A date as documents and cards write it: `23 de noviembre de 2026`. */
export const formatFecha = (fecha: Fecha): string => {
  const date = Temporal.PlainDate.from(fecha);
  return `${date.day} de ${MESES[date.month - 1]} de ${date.year}`;
};

/** A date where there is little room: `23/11/2026`. */
export const formatFechaCorta = (fecha: Fecha): string => {
  const { day, month, year } = Temporal.PlainDate.from(fecha);
  return `${pad(day)}/${pad(month)}/${year}`;
};

/** An instant where the page says which zone it is in: `23/11/2026, 10:05 h`. */
export const formatMomento = (at: Instante): string => {
  const { day, month, year, hour, minute } = local(at);
  return `${pad(day)}/${pad(month)}/${year}, ${pad(hour)}:${pad(minute)} h`;
};

/** An instant as people read it: `23/11/2026, 10:05 h (hora del centro de México)`. */
export const formatInstante = (at: Instante): string => `${formatMomento(at)} (hora del centro de México)`;
