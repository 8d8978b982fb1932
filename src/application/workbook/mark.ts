import type { Workbook } from '../import/source.js';

const PROGRAM = 'seguimiento-asm';
const SHAPE = /seguimiento-asm\/[\w./-]{3,250}/;

/** What a workbook is for: 3.1 of a unit, or 3.3. */
export type WorkbookKind = 'compromisos' | 'paa';

/** Which workbook it is: kind, ciclo, and the unit whose it is (empty when it is of all). */
export interface Mark {
  readonly kind: WorkbookKind;
  readonly ciclo: string;
  readonly unidad: string;
}

/** A mark as the file carries it, in its properties and in its hidden sheet. */
export const markText = ({ kind, ciclo, unidad }: Mark): string => [PROGRAM, kind, ciclo, unidad].join('/');

/** The mark that a text holds; undefined when it holds none of ours. */
export const parseMark = (text: string | undefined): Mark | undefined => {
  const [, kind, ciclo = '', unidad = ''] = SHAPE.exec(text ?? '')?.[0].split('/') ?? [];
  return kind === 'compromisos' || kind === 'paa' ? { kind, ciclo, unidad } : undefined;
};

/** What the hidden sheet of a workbook of ours keeps; undefined when the sheet is gone. */
export const controlOf = (
  workbook: Workbook,
): { readonly mark: Mark; readonly values: ReadonlyMap<string, string> } | undefined => {
  for (const { hidden, grid } of workbook.sheets) {
    if (!hidden) continue;
    const mark = grid.cells.map(({ text }) => parseMark(text)).find((found) => found !== undefined);
    if (mark === undefined) continue;
    const byRow = new Map(grid.cells.filter(({ column }) => column === 2).map(({ row, text }) => [row, text]));
    const keys = grid.cells.filter(({ column }) => column === 1);
    return { mark, values: new Map(keys.map(({ row, text }) => [text, byRow.get(row) ?? ''])) };
  }
  return undefined;
};
