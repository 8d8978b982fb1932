import type { DataValidation } from 'exceljs';
import type { SheetColumn } from '../../application/workbook/model.js';

/** Most characters that Excel shows of a rule's message. */
const MAX_MESSAGE = 255;
/** Dates from 1 January 2000 to 31 December 2099, as spreadsheets count days. */
const [FIRST_DAY, LAST_DAY] = [36_526, 73_050];

const error = (text: string) => ({
  showErrorMessage: true,
  errorStyle: 'stop' as const,
  errorTitle: 'Revise el dato',
  error: text,
});

/** The advice shows when the cell is chosen. */
const advice = ({ header, hint }: SheetColumn) =>
  hint === undefined
    ? {}
    : { showInputMessage: true, promptTitle: header.slice(0, 32), prompt: hint.slice(0, MAX_MESSAGE) };

const ruleOf = ({ entry }: SheetColumn, list: string | undefined): DataValidation | undefined => {
  switch (entry.kind) {
    case 'choice':
      return list === undefined
        ? undefined
        : { type: 'list', allowBlank: true, formulae: [list], ...error('Elija un valor de la lista.') };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        allowBlank: true,
        formulae: [FIRST_DAY, LAST_DAY],
        ...error('Escriba día, mes y año: 31/03/2027.'),
      };
    case 'percent':
      return {
        type: 'decimal',
        operator: 'between',
        allowBlank: true,
        formulae: [0, 100],
        ...error('Escriba un número de 0 a 100, sin el signo %.'),
      };
    case 'number':
      return {
        type: 'whole',
        operator: 'between',
        allowBlank: true,
        formulae: [1, 999],
        ...error('Escriba un número entero.'),
      };
    case 'text':
      return {
        type: 'textLength',
        operator: 'lessThanOrEqual',
        allowBlank: true,
        formulae: [entry.most],
        ...error(`El texto puede tener hasta ${entry.most} caracteres.`),
      };
  }
};

/** The rule of a column's cells. `list` is where its options stand. */
export const validationOf = (column: SheetColumn, list: string | undefined): DataValidation | undefined => {
  const rule = ruleOf(column, list);
  return rule === undefined ? undefined : { ...rule, ...advice(column) };
};
