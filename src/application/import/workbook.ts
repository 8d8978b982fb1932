import { readFicha } from './ficha.js';
import { viewGrid } from './grid-view.js';
import { type GridReading, joinReadings, NOTHING, readGrid } from './read-grid.js';
import type { Answers } from './reading.js';
import type { Omitted, Sheet, Workbook } from './source.js';
import { askColumns } from './unnamed-columns.js';

const isFound = (reading: GridReading): boolean => reading.candidates.length + reading.questions.length > 0;

const placeOf = (sheet: Sheet): string => `${sheet.name}!`;

const readSheet = (sheet: Sheet, answers: Answers): GridReading => {
  const table = readGrid(sheet.grid, placeOf(sheet), answers);
  if (isFound(table)) return table;
  const ficha = readFicha(viewGrid(sheet.grid));
  return isFound(ficha) ? ficha : table;
};

const left = (sheet: Sheet, why: string): readonly Omitted[] =>
  sheet.grid.cells.map(({ where, text }) => ({ where, text, why }));

const HIDDEN = 'la hoja está oculta; si trae ASM, muéstrela en el archivo y envíelo de nuevo';
const EMPTY = 'la hoja no trae una tabla de hallazgos ni de recomendaciones';

const readHidden = (sheets: readonly Sheet[], answers: Answers): GridReading => {
  const readings = sheets.map((sheet) => readSheet(sheet, answers));
  const names = sheets.filter((_, index) => isFound(readings[index] ?? NOTHING)).map((sheet) => `«${sheet.name}»`);
  const warnings = names.length === 0 ? [] : [`Solo se hallaron ASM en una hoja oculta: ${names.join(', ')}.`];
  return joinReadings([...readings, { ...NOTHING, warnings }]);
};

const withRest = (sheet: Sheet, reading: GridReading): GridReading =>
  isFound(reading) || reading.omitted.length > 0 ? reading : { ...reading, omitted: left(sheet, EMPTY) };

/** Reads the visible sheets; hidden ones only when there is nothing in the visible ones. */
export const readWorkbook = (workbook: Workbook, answers: Answers): GridReading => {
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden);
  const readings = visible.map((sheet) => withRest(sheet, readSheet(sheet, answers)));
  const found = joinReadings(readings);
  if (isFound(found)) return joinReadings([found, { ...NOTHING, omitted: hidden.flatMap((sheet) => left(sheet, HIDDEN)) }]);
  const behind = readHidden(hidden, answers);
  if (isFound(behind)) return joinReadings([found, behind]);
  const asked = joinReadings(visible.map((sheet) => askColumns(viewGrid(sheet.grid), placeOf(sheet), answers)));
  return isFound(asked) ? asked : joinReadings([found, { ...NOTHING, omitted: hidden.flatMap((sheet) => left(sheet, HIDDEN)) }]);
};

