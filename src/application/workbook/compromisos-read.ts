import type { AsmId } from '../../domain/asm.js';
import { type CompromisoPedido, type ContenidoCompromiso, textoDeContenido } from '../../domain/compromiso.js';
import { numerar } from '../../domain/compromiso-numeracion.js';
import type { Workbook } from '../import/source.js';
import { conNumeros } from './actividad-ids.js';
import type { NamedAsm } from './asm-names.js';
import { textIn } from './cell-values.js';
import { repeatedProblems, shiftedProblems, swappedProblems } from './compromisos-checks.js';
import { defectProblems } from './compromisos-defects.js';
import {
  esAparte,
  type FilaActividad,
  type FilaCompromiso,
  filaActividad,
  filaCompromiso,
  sinActividad,
} from './compromisos-rows.js';
import { HOJA_ACTIVIDADES, HOJA_COMPROMISOS } from './compromisos-sheets.js';
import { type CompromisoEnLibro, huellaDe } from './compromisos-write.js';
import { controlOf } from './mark.js';
import type { Problem } from './problem.js';
import { readTable, type TableRow } from './read-table.js';

/** What a workbook says of one commitment that is to be written. */
export interface Entendido {
  readonly asm: AsmId;
  /** As it is asked for, with the numbers that its activities and products had. */
  readonly pedido: CompromisoPedido;
  readonly contenido: ContenidoCompromiso;
  /** It differs from what stands now. */
  readonly cambia: boolean;
  /** What stands now is no longer what stood when the workbook was made. */
  readonly ajeno: boolean;
  /** What it lacks to be presented, by cell. */
  readonly faltan: readonly Problem[];
}

/** What was understood of a workbook of commitments. With problems, nothing of it is to be recorded. */
export interface LecturaCompromisos {
  readonly problems: readonly Problem[];
  readonly entendidos: readonly Entendido[];
  /** ASM that came blank or did not come: what is written of them stays. */
  readonly enBlanco: readonly AsmId[];
}

interface Rows<T> {
  readonly filas: readonly T[];
  readonly problems: readonly Problem[];
}

const collect = <T>(readings: readonly Rows<T>[]): Rows<T> => ({
  filas: readings.flatMap(({ filas }) => filas),
  problems: readings.flatMap(({ problems }) => problems),
});

const problemAt = (row: TableRow, key: string, text: string): Rows<never> => ({
  filas: [],
  problems: [{ where: row.at(key), text }],
});

const compromisoRow = (row: TableRow, named: NamedAsm): Rows<FilaCompromiso> => {
  const text = textIn(row.cell('asm'));
  const found = text === '' ? { problem: 'falta el ASM de este renglón.' } : named(text);
  const { fila, problems } = filaCompromiso(row, 'asm' in found ? found.asm : '');
  if ('asm' in found) return { filas: [fila], problems };
  // A note below the table, or the row of an ASM that is gone and in which nothing was written.
  return fila.vacia ? { filas: [], problems: [] } : problemAt(row, 'asm', found.problem);
};

const actividadRow = (row: TableRow, named: NamedAsm): Rows<FilaActividad> => {
  if (sinActividad(row)) return { filas: [], problems: [] };
  const text = textIn(row.cell('asm'));
  if (text === '' && esAparte(row)) return { filas: [], problems: [] };
  const found = text === '' ? { problem: 'falta el ASM de esta actividad.' } : named(text);
  if ('problem' in found) return problemAt(row, 'asm', found.problem);
  const { fila, problems } = filaActividad(row, found.asm);
  return { filas: [fila], problems };
};

const ordered = (filas: readonly FilaActividad[]): readonly FilaActividad[] =>
  filas.toSorted((a, b) => (a.lugar ?? Number.POSITIVE_INFINITY) - (b.lugar ?? Number.POSITIVE_INFINITY) || 0);

interface One {
  readonly problems: readonly Problem[];
  readonly entendido?: Entendido;
  readonly enBlanco?: AsmId;
}

const readOne = (
  { asm, compromiso, contenido: now, cerrado }: CompromisoEnLibro,
  fila: FilaCompromiso | undefined,
  actividades: readonly FilaActividad[],
  made: string | undefined,
): One => {
  if ((fila === undefined || fila.vacia) && actividades.length === 0) return { problems: [], enBlanco: asm.id };
  const pedido: CompromisoPedido = {
    compromiso: fila?.compromiso ?? '',
    plazo: fila?.plazo ?? '',
    instrumento: fila?.instrumento ?? { clase: 'otro', nombre: '' },
    actividades: conNumeros(asm.id, actividades, compromiso),
  };
  const contenido = numerar(compromiso, pedido);
  const cambia = now === undefined || textoDeContenido(now) !== textoDeContenido(contenido);
  if (cerrado !== '') {
    const where = (fila ?? actividades[0])?.row.at('asm') ?? HOJA_COMPROMISOS.name;
    const text = `el compromiso sobre ${asm.id} no está por llenar (${cerrado.toLowerCase()}); deje su texto como estaba o bórrelo.`;
    return { problems: cambia ? [{ where, text }] : [] };
  }
  const { problems, faltan } = defectProblems(contenido, fila, actividades);
  const ajeno = cambia && made !== undefined && made !== huellaDe(now);
  return { problems, entendido: { asm: asm.id, pedido, contenido, cambia, ajeno, faltan } };
};

/** Drops what is said of a cell that has a problem already: a date that is none is not missing too. */
const besides = (faltan: readonly Problem[], problems: readonly Problem[]): readonly Problem[] => {
  const named = new Set(problems.map(({ where }) => where));
  return faltan.filter(({ where }) => !named.has(where));
};

/** Understands a workbook of commitments against what stands now. Pure: the same file and record give the same reading. */
export const leerCompromisos = (
  workbook: Workbook,
  enLibro: readonly CompromisoEnLibro[],
  named: NamedAsm,
): LecturaCompromisos => {
  const [heads, works] = [readTable(workbook, HOJA_COMPROMISOS), readTable(workbook, HOJA_ACTIVIDADES)];
  const compromisos = collect(heads.rows.map((row) => compromisoRow(row, named)));
  const actividades = collect(works.rows.map((row) => actividadRow(row, named)));
  const control = controlOf(workbook)?.values;
  const each = enLibro.map((one) =>
    readOne(
      one,
      compromisos.filas.find(({ asm }) => asm === one.asm.id),
      ordered(actividades.filas.filter(({ asm }) => asm === one.asm.id)),
      control?.get(one.asm.id),
    ),
  );
  const said = [
    ...heads.problems,
    ...works.problems,
    ...compromisos.problems,
    ...actividades.problems,
    ...shiftedProblems(compromisos.filas, enLibro),
    ...swappedProblems(actividades.filas, enLibro),
    ...repeatedProblems(compromisos.filas, actividades.filas),
  ];
  const problems = [
    ...said,
    ...besides(
      each.flatMap((one) => one.problems),
      said,
    ),
  ];
  return {
    problems: inSheetOrder(problems),
    entendidos: each.flatMap(({ entendido }) =>
      entendido === undefined ? [] : [{ ...entendido, faltan: besides(entendido.faltan, problems) }],
    ),
    enBlanco: each.flatMap(({ enBlanco }) => enBlanco ?? []),
  };
};

const rowIn = (where: string): number => Number(/![A-Z]+(\d+)/.exec(where)?.[1] ?? 0);
const sheetIn = (where: string): number => (where.startsWith(HOJA_ACTIVIDADES.name) ? 1 : 0);

/** From the top, sheet by sheet, as people go through the file. */
const inSheetOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => sheetIn(a.where) - sheetIn(b.where) || rowIn(a.where) - rowIn(b.where));
