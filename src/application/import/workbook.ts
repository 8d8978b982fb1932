import { readFicha, readStackedFicha } from './ficha.js';
import { fold } from './fold.js';
import { viewGrid } from './grid-view.js';
import { readProse } from './prose.js';
import { fieldOf } from './prose-field.js';
import { type GridReading, joinReadings, NOTHING, readGrid } from './read-grid.js';
import type { Answers } from './reading.js';
import type { Cell, Omitted, Paragraph, Sheet, Workbook } from './source.js';
import { askColumns } from './unnamed-columns.js';

const isFound = (reading: GridReading): boolean => reading.candidates.length + reading.questions.length > 0;

const placeOf = (sheet: Sheet): string => `${sheet.name}!`;

/** One row as a line of text: a label and its value, or each cell by itself. */
const linesIn = (row: readonly Cell[]): readonly Paragraph[] => {
  const [first, second, ...rest] = row;
  const labelled = first !== undefined && second !== undefined && rest.length === 0 && /:\s*$/u.test(first.text);
  const cells = labelled ? [{ where: second.where, text: `${first.text.trim()} ${second.text}` }] : row;
  return cells.map(({ text, where }) => ({ kind: 'paragraph', text, where, heading: false, listed: false }));
};

/** The official format for publishing results, typed into a sheet: numbered fields one below the other. */
const readFields = (sheet: Sheet): GridReading => {
  const view = viewGrid(sheet.grid);
  const rows = view.rowNumbers.map((row) => [...view.row(row).values()].filter((cell) => cell.row === row));
  const lines = rows.flatMap(linesIn);
  return lines.filter(({ text }) => fieldOf(text) !== undefined).length < FEWEST_FIELDS
    ? NOTHING
    : { ...NOTHING, ...readProse([lines]) };
};

/** Numbered fields that make a sheet a form. */
const FEWEST_FIELDS = 3;

const readSheet = (sheet: Sheet, answers: Answers): GridReading => {
  const fields = readFields(sheet);
  if (isFound(fields)) return fields;
  const stacked = readStackedFicha(viewGrid(sheet.grid));
  if (isFound(stacked)) return stacked;
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

/** A sheet that says how to fill the others in. */
const INSTRUCTIONS = /^(?:instructivo|instrucciones|guia|ayuda|ejemplo)/u;

const ASIDE = 'la hoja es un instructivo; si trae ASM, cámbiele el nombre y envíe el archivo de nuevo';

const withRest = (sheet: Sheet, reading: GridReading): GridReading =>
  isFound(reading) || reading.omitted.length > 0 ? reading : { ...reading, omitted: left(sheet, EMPTY) };

/** Reads the visible sheets, but for instructions; hidden ones only when there is nothing in the visible ones. */
export const readWorkbook = (workbook: Workbook, answers: Answers): GridReading => {
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  const guides = visible.filter((sheet) => INSTRUCTIONS.test(fold(sheet.name)));
  const proper = readSheets(
    visible.filter((sheet) => !guides.includes(sheet)),
    answers,
  );
  if (!isFound(proper)) return readAll(workbook, visible, answers);
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden);
  const omitted = [...guides.flatMap((sheet) => left(sheet, ASIDE)), ...hidden.flatMap((sheet) => left(sheet, HIDDEN))];
  return joinReadings([proper, { ...NOTHING, omitted }]);
};

const readSheets = (sheets: readonly Sheet[], answers: Answers): GridReading =>
  joinReadings(sheets.map((sheet) => withRest(sheet, readSheet(sheet, answers))));

const readAll = (workbook: Workbook, visible: readonly Sheet[], answers: Answers): GridReading => {
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden);
  const omitted = hidden.flatMap((sheet) => left(sheet, HIDDEN));
  const found = readSheets(visible, answers);
  if (isFound(found)) return joinReadings([found, { ...NOTHING, omitted }]);
  const behind = readHidden(hidden, answers);
  if (isFound(behind)) return joinReadings([found, behind]);
  const asked = joinReadings(visible.map((sheet) => askColumns(viewGrid(sheet.grid), placeOf(sheet), answers)));
  return isFound(asked) ? asked : joinReadings([found, { ...NOTHING, omitted }]);
};
