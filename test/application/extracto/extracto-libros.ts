import type ExcelJS from 'exceljs';

type Fill = (heads: ExcelJS.Worksheet, works: ExcelJS.Worksheet) => void;

/** First row under the headings of every sheet. */
const FIRST = 5;

const put = (sheet: ExcelJS.Worksheet, row: number, from: number, values: readonly ExcelJS.CellValue[]): void => {
  values.forEach((value, index) => {
    sheet.getRow(row).getCell(from + index).value = value;
  });
};

/** Dates as people write them; all of them say 30 September 2026. */
const FECHAS: readonly ExcelJS.CellValue[] = [
  '30/09/2026',
  '30 de septiembre de 2026',
  new Date(Date.UTC(2026, 8, 30)),
  '2026-09-30',
];

/** A commitment for each ASM, the first of two activities: dates as text, a formula, percents, products on two lines. */
export const llenos =
  (asm: readonly string[]): Fill =>
  (heads, works) => {
    asm.forEach((id, index) => {
      put(heads, FIRST + index, 4, [`Contar con lo que ${id} recomienda.`, FECHAS[index % 4] ?? null, 'MIR']);
      const rest: readonly ExcelJS.CellValue[] = ['Persona', 'Subdirección', '16/03/2026', '30/09/2026', 'Documento'];
      const weight = index === 0 ? '60 %' : { formula: '50+50', result: 100 };
      put(works, FIRST + index, 3, ['Elaborar el documento.', ...rest, weight, 'Diagnóstico\nMinuta']);
    });
    const last = FIRST + asm.length;
    put(works, last, 1, [
      asm[0] ?? '',
      2,
      'Aprobar el documento.',
      'Persona',
      'Subdirección',
      '16/03/2026',
      '30/09/2026',
    ]);
    put(works, last, 8, ['Documento', 40, 'Acuerdo de aprobación']);
  };

/** The same as a clumsy person leaves it: a wrong sum, a merged cell, a date of no month, an ASM that is none, a note far below. */
export const torpes =
  (asm: readonly string[]): Fill =>
  (heads, works) => {
    llenos(asm)(heads, works);
    works.getCell(`I${FIRST}`).value = 90;
    heads.mergeCells('F6:G6');
    heads.getCell('E8').value = '31/09/2026';
    works.getCell('A8').value = 'ASM-77';
    works.getCell(`C${FIRST + asm.length + 6}`).value = 'Nota: lo revisa la Mtra.';
  };

/** Every activity of the PAA with a key, a number or the reason why it has none. */
export const clavesDelPaa =
  (rows: number): Fill =>
  (sheet) => {
    for (let index = 0; index < rows; index += 1)
      if (index % 3 === 2) put(sheet, FIRST + index, 10, ['x', 'Se atiende con las actividades ordinarias.']);
      else put(sheet, FIRST + index, 9, [index % 3 === 0 ? 1400 + index : `PAA-2026-${index}`]);
  };

/** The same with a row that says both, and one without its reason. */
export const clavesTorpes =
  (rows: number): Fill =>
  (sheet, second) => {
    clavesDelPaa(rows)(sheet, second);
    sheet.getCell(`J${FIRST}`).value = 'Sí';
    sheet.getCell(`K${FIRST + 2}`).value = null;
  };
