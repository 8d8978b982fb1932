import type { CellValue } from 'exceljs';
import type { Cell } from '../../application/import/source.js';

/** A cell's value as text. `warning` goes on after `La celda Hoja1!F20 …`. */
export interface CellText {
  readonly text: string;
  readonly kind: Cell['kind'];
  readonly warning?: string;
}

/** How a cell shows its value. */
export interface CellLook {
  readonly format: string | undefined;
  /** Days to add to its dates, which were counted from another day. */
  readonly days: number;
}

const DAY_MS = 86_400_000;

const two = (number: number): string => String(number).padStart(2, '0');

const dateText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return '';
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return time === '00:00' ? day : `${day} ${time}`;
};

/** Fifteen digits are what a spreadsheet keeps; more would show 0.30000000000000004. */
const plain = (number: number): string => String(Number(number.toPrecision(15)));

/** What a format only shows: quoted texts, and conditions or colours in brackets. */
const SHOWN = /"[^"]*"|\[[^\]]*\]/g;

const numberText = (number: number, format: string | undefined): string =>
  format?.replace(SHOWN, '').includes('%') === true ? `${plain(number * 100)}%` : plain(number);

const simple = (value: CellValue, { format, days }: CellLook): CellText | undefined => {
  if (typeof value === 'string') return { text: value, kind: 'text' };
  if (typeof value === 'number') return { text: numberText(value, format), kind: 'number' };
  if (typeof value === 'boolean') return { text: value ? 'VERDADERO' : 'FALSO', kind: 'number' };
  return value instanceof Date
    ? { text: dateText(new Date(value.getTime() + days * DAY_MS)), kind: 'number' }
    : undefined;
};

const formulaText = (value: object, look: CellLook): CellText => {
  const result: CellValue | undefined = 'result' in value ? asValue(value.result) : undefined;
  if (result !== undefined && result !== null) return cellText(result, look) ?? { text: '', kind: 'text' };
  const formula = 'formula' in value && typeof value.formula === 'string' ? value.formula : '…';
  return {
    text: `=${formula}`,
    kind: 'error',
    warning: 'tiene una fórmula sin valor guardado: abra el archivo en Excel y guárdelo.',
  };
};

const isValue = (value: unknown): value is CellValue =>
  ['string', 'number', 'boolean', 'object'].includes(typeof value);

const asValue = (value: unknown): CellValue | undefined => (isValue(value) ? value : undefined);

const runs = (parts: unknown): string =>
  Array.isArray(parts)
    ? parts
        .map((part: unknown) => (typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : ''))
        .join('')
    : '';

/** The text of a cell's value as exceljs gives it, or undefined for an empty one. */
export const cellText = (value: CellValue, look: CellLook): CellText | undefined => {
  const known = simple(value, look);
  if (known !== undefined || typeof value !== 'object' || value === null) return known;
  if ('richText' in value) return { text: runs(value.richText), kind: 'text' };
  if ('error' in value)
    return { text: String(value.error), kind: 'error', warning: `tiene el error ${String(value.error)}.` };
  if ('formula' in value || 'sharedFormula' in value) return formulaText(value, look);
  return 'text' in value ? cellText(asValue(value.text) ?? null, look) : undefined;
};
