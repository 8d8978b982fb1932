import { addWorkingDays, type Calendario, nextWorkingDay } from './calendario.js';
import { addDays } from './fecha.js';
import type { Fecha } from './identity.js';

/** Calendar bimester: `2026-B1` is January and February of 2026, `2026-B6` November and December. */
export type Bimestre = string;

/** The check-in of one bimester (Mechanism 5.2). Its dates are working days. */
export interface Ventana {
  /** First working day after the bimester ends. */
  readonly abre: Fecha;
  /** One working day before the cut-off. */
  readonly recuerda: Fecha;
  /** Last day on which a report is taken. */
  readonly cierra: Fecha;
}

/** Working days that a check-in stays open; the opening day is the first. */
const DIAS_ABIERTA = 5;
const BIMESTRES = 6;

const parse = (bimestre: Bimestre): { year: number; number: number } => {
  const match = /^(\d{4})-B([1-6])$/.exec(bimestre);
  if (match === null) throw new RangeError(`not a bimester: ${bimestre}`);
  return { year: Number(match[1]), number: Number(match[2]) };
};

const pad = (month: number): string => String(month).padStart(2, '0');

/** The bimester that a date falls in. */
export const bimestreOf = (fecha: Fecha): Bimestre =>
  `${fecha.slice(0, 4)}-B${Math.ceil(Number(fecha.slice(5, 7)) / 2)}`;

const MESES = [
  'enero-febrero',
  'marzo-abril',
  'mayo-junio',
  'julio-agosto',
  'septiembre-octubre',
  'noviembre-diciembre',
];

/** A bimester as people read it: `noviembre-diciembre de 2026`. */
export const nombreBimestre = (bimestre: Bimestre): string => {
  const { year, number } = parse(bimestre);
  return `${MESES[number - 1]} de ${year}`;
};

/** The bimester after. */
export const nextBimestre = (bimestre: Bimestre): Bimestre => {
  const { year, number } = parse(bimestre);
  return number === BIMESTRES ? `${year + 1}-B1` : `${year}-B${number + 1}`;
};

/** First and last natural day of a bimester. */
export const bimestreDates = (bimestre: Bimestre): { readonly inicio: Fecha; readonly fin: Fecha } => {
  const first = (of: Bimestre): Fecha => `${of.slice(0, 4)}-${pad(parse(of).number * 2 - 1)}-01`;
  return { inicio: first(bimestre), fin: addDays(first(nextBimestre(bimestre)), -1) };
};

/** When the check-in of a bimester opens, reminds and closes. */
export const ventanaDeSeguimiento = (cal: Calendario, bimestre: Bimestre): Ventana => {
  const abre = nextWorkingDay(cal, addDays(bimestreDates(bimestre).fin, 1));
  const cierra = addWorkingDays(cal, abre, DIAS_ABIERTA - 1);
  return { abre, recuerda: addWorkingDays(cal, cierra, -1), cierra };
};
