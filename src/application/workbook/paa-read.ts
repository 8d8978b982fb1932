import type { CommandOf } from '../../domain/ciclo-command.js';
import { entradaPaaProblem } from '../../domain/paa.js';
import { fold } from '../import/fold.js';
import type { Workbook } from '../import/source.js';
import { singleLine } from '../printable-text.js';
import { textIn } from './cell-values.js';
import { type ActividadEnLibro, HOJA_PAA, referenciaDe } from './paa-sheet.js';
import { afterPlace, type Problem } from './problem.js';
import { readTable, type TableRow } from './read-table.js';

type Entrada = CommandOf<'integrar-en-paa'>['entradas'][number];

/** What was understood of the workbook of the PAA. With problems, nothing of it is to be recorded. */
export interface LecturaPaa {
  readonly problems: readonly Problem[];
  /** What differs from the record. */
  readonly cambian: readonly (Entrada & { readonly lugar: number })[];
  readonly iguales: number;
  readonly enBlanco: number;
}

const NO = new Set(['', 'no', 'n']);

/** What a row says, or why it can't be said; undefined when it says nothing. */
const answerIn = (row: TableRow): Pick<Entrada, 'clave' | 'noAplica'> | { readonly problem: Problem } | undefined => {
  const [clave, razon] = [singleLine(textIn(row.cell('clavePaa'))), textIn(row.cell('razon'))];
  const noAplica = !NO.has(fold(textIn(row.cell('noAplica'))));
  if (clave === '' && !noAplica && razon === '') return undefined;
  if (clave !== '' && (noAplica || razon !== ''))
    return {
      problem: {
        where: row.at(noAplica ? 'noAplica' : 'razon'),
        text: 'el renglón tiene clave y también dice que no aplica; deje uno de los dos.',
      },
    };
  return clave === '' ? { noAplica: razon } : { clave };
};

interface RowReading {
  readonly problems: readonly Problem[];
  readonly entrada?: Entrada & { readonly lugar: number };
  readonly cambia: boolean;
  readonly blanco: boolean;
}

const nothing: RowReading = { problems: [], cambia: false, blanco: false };
const problem = (where: string, text: string): RowReading => ({ ...nothing, problems: [{ where, text }] });

const readRow = (row: TableRow, known: ReadonlyMap<string, ActividadEnLibro>): RowReading => {
  const answer = answerIn(row);
  const referencia = textIn(row.cell('clave'));
  const found = known.get(referencia);
  if (answer === undefined) return { ...nothing, blanco: found !== undefined };
  if (referencia === '')
    return problem(row.at('clave'), 'falta la referencia de la actividad; tome el libro de nuevo.');
  if (found === undefined)
    return problem(row.at('clave'), `«${referencia.slice(0, 60)}» no es una actividad del Convenio vigente.`);
  if ('problem' in answer) return { ...nothing, problems: [answer.problem] };
  const { asm, unidad, actividad, lugar } = found.convenida;
  const entrada = { asm, unidad, actividad: actividad.id, ...answer };
  const refusal = entradaPaaProblem(entrada, `la actividad ${lugar} de ${asm}`);
  if (refusal !== undefined)
    return problem(row.at(answer.clave === undefined ? 'razon' : 'clavePaa'), afterPlace(refusal.why));
  const { clave, noAplica } = found.integracion ?? {};
  return { ...nothing, entrada: { ...entrada, lugar }, cambia: clave !== answer.clave || noAplica !== answer.noAplica };
};

const repeated = (rows: readonly TableRow[]): readonly Problem[] => {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const referencia = textIn(row.cell('clave'));
    const first = seen.get(referencia);
    if (referencia !== '' && first === undefined) seen.set(referencia, row.number);
    return first === undefined
      ? []
      : [{ where: row.at('clave'), text: `la actividad ya está en el renglón ${first}; deje uno solo.` }];
  });
};

/** Understands the workbook of the PAA against the record (3.3). */
export const leerPaa = (workbook: Workbook, enLibro: readonly ActividadEnLibro[]): LecturaPaa => {
  const table = readTable(workbook, HOJA_PAA);
  const known = new Map(enLibro.map((each) => [referenciaDe(each.convenida), each]));
  const rows = table.rows.map((row) => readRow(row, known));
  const entradas = rows.flatMap(({ entrada, cambia }) => (entrada === undefined ? [] : [{ entrada, cambia }]));
  return {
    problems: [...table.problems, ...rows.flatMap(({ problems }) => problems), ...repeated(table.rows)],
    cambian: entradas.filter(({ cambia }) => cambia).map(({ entrada }) => entrada),
    iguales: entradas.filter(({ cambia }) => !cambia).length,
    enBlanco: rows.filter(({ blanco }) => blanco).length,
  };
};
