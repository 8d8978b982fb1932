import { addDays, esFecha } from '../../domain/fecha.js';
import type { Fecha } from '../../domain/identity.js';
import { fold } from '../import/fold.js';
import type { Cell } from '../import/source.js';
import { printable } from '../printable-text.js';

/** What a cell means, or why it means nothing: the rest of a sentence that begins with the cell. */
export type Meant<T> = { readonly value: T } | { readonly problem: string };

/** The text of a cell to the letter, without outer blanks; empty for a blank cell. */
export const textIn = (cell: Cell | undefined): string => printable(cell?.text ?? '').trim();

const MONTHS: readonly string[] = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const LONGEST_MONTH = 'septiembre'.length;

const two = (text: string): string => text.padStart(2, '0');
const yearOf = (text: string): string => (text.length === 2 ? `20${text}` : text);

const monthOf = (name: string): string | undefined => {
  const place = MONTHS.indexOf(name.replace('set', 'sep').slice(0, 3));
  return place < 0 || name.length > LONGEST_MONTH ? undefined : two(String(place + 1));
};

/** Day 1 of spreadsheets is 1 January 1900; they count a 29 February 1900 that never was. */
const SERIAL_ZERO: Fecha = '1899-12-30';
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 73_050];

const serialDate = (text: string): Fecha | undefined => {
  const days = Math.floor(Number(text));
  return /^\d{5}(\.\d+)?$/.test(text) && days >= FIRST_SERIAL && days <= LAST_SERIAL
    ? addDays(SERIAL_ZERO, days)
    : undefined;
};

const FORMS: readonly (readonly [RegExp, (...parts: string[]) => string | undefined])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/, (y, m, d) => `${y}-${two(m ?? '')}-${two(d ?? '')}`],
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?$/,
    (d, m, y) => `${yearOf(y ?? '')}-${two(m ?? '')}-${two(d ?? '')}`,
  ],
  [
    /^(?:[a-z]+,? )?(?:el )?(\d{1,2})(?:o|\.o|°)?(?: de |[-/ ])([a-z]+)\.?(?: del? |[-/ ,]+)(\d{4}|\d{2})$/,
    (d, m, y) => {
      const month = monthOf(m ?? '');
      return month && `${yearOf(y ?? '')}-${month}-${two(d ?? '')}`;
    },
  ],
];

const dateOf = (text: string): Fecha | undefined => {
  for (const [form, build] of FORMS) {
    const [, ...parts] = form.exec(text) ?? [];
    const date = parts.length === 0 ? undefined : build(...parts);
    if (date !== undefined && esFecha(date)) return date;
  }
  return serialDate(text);
};

/** A date in any of the ways in which people and spreadsheets write it; empty for a blank cell. */
export const dateIn = (cell: Cell | undefined): Meant<Fecha | ''> => {
  const text = textIn(cell);
  if (text === '') return { value: '' };
  const value = dateOf(fold(text));
  return value === undefined
    ? { problem: `«${text.slice(0, 40)}» no es una fecha que exista; escriba día, mes y año, como 31/03/2027.` }
    : { value };
};

/** A percent as `40`, `40 %`, `40,5` or `0.4` in a cell with the format of percents; 0 for a blank cell. */
export const percentIn = (cell: Cell | undefined): Meant<number> => {
  const text = textIn(cell);
  if (text === '') return { value: 0 };
  const number = fold(text)
    .replace(/\s*(?:%|por ciento)$/, '')
    .replace(',', '.');
  return /^\d{1,6}(\.\d{1,15})?$/.test(number)
    ? { value: Number(number) }
    : { problem: `«${text.slice(0, 40)}» no es un número; escriba el porcentaje, como 40.` };
};

/** A place in a list; undefined when the cell says none. */
export const placeIn = (cell: Cell | undefined): number | undefined => {
  const [, digits] = /^(\d{1,4})\.?$/.exec(textIn(cell)) ?? [];
  return digits === undefined ? undefined : Number(digits);
};
