import { Temporal } from 'temporal-polyfill';

const ZONE = 'America/Mexico_City';
const HOUR = '10:00';

const display = new Intl.DateTimeFormat('es-MX', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: ZONE,
  hourCycle: 'h23',
});

/** An instant as people here read it: `domingo, 22 de noviembre de 2026, 14:40 (hora del centro de México)`. */
export const horaDeMexico = (ahora: string): string => `${display.format(new Date(ahora))} (hora del centro de México)`;

/** Ten in the morning of a plain date (`YYYY-MM-DD`) in Mexico City, as ISO 8601 UTC. Throws `RangeError` for no date. */
export const diezDeLaManana = (fecha: string): string =>
  Temporal.PlainDate.from(fecha).toZonedDateTime({ timeZone: ZONE, plainTime: HOUR }).toInstant().toString();

/** The plain date in Mexico City of an instant. */
export const fechaEn = (ahora: string): string =>
  Temporal.Instant.from(ahora).toZonedDateTimeISO(ZONE).toPlainDate().toString();

/** Ten in the morning of the first working day after the present bimester, when its check-in opens. */
export function siguienteBimestre(ahora: string): string {
  const today = Temporal.Instant.from(ahora).toZonedDateTimeISO(ZONE).toPlainDate();
  const toGo = today.month % 2 === 0 ? 1 : 2;
  let day = today.with({ day: 1 }).add({ months: toGo });
  while (isRest(day)) day = day.add({ days: 1 });
  return diezDeLaManana(day.toString());
}

/** Weekends, and the only official holidays on which a bimester begins: 1 January and 1 May. */
const isRest = (day: Temporal.PlainDate): boolean =>
  day.dayOfWeek > 5 || (day.day === 1 && (day.month === 1 || day.month === 5));
