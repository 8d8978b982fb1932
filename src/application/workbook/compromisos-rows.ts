import type { AsmId } from '../../domain/asm.js';
import {
  type ActividadPedida,
  type ClaseInstrumento,
  INSTRUMENTOS,
  type Instrumento,
  type ProductoPedido,
} from '../../domain/compromiso.js';
import type { Fecha } from '../../domain/identity.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import { fold } from '../import/fold.js';
import { dateIn, type Meant, percentIn, placeIn, textIn } from './cell-values.js';
import type { Problem } from './problem.js';
import { lineasDeProductos } from './productos-lineas.js';
import type { TableRow } from './read-table.js';

/** A row of «Compromisos» as it was understood. */
export interface FilaCompromiso {
  readonly row: TableRow;
  readonly asm: AsmId;
  readonly compromiso: string;
  readonly plazo: Fecha | '';
  readonly instrumento: Instrumento;
  /** Nothing was written in it. */
  readonly vacia: boolean;
}

/** A row of «Actividades» as it was understood. */
export interface FilaActividad {
  readonly row: TableRow;
  readonly asm: AsmId;
  readonly lugar: number | undefined;
  /** Key that the row names, whether it is one or not. */
  readonly clave: string;
  readonly actividad: Omit<ActividadPedida, 'productos'> & { readonly productos: readonly ProductoPedido[] };
}

/** What a row gives, and what is to be corrected in it. */
export interface RowReading<T> {
  readonly fila: T;
  readonly problems: readonly Problem[];
}

/** Short names under which people know the instruments. */
const SHORT: readonly (readonly [RegExp, ClaseInstrumento])[] = [
  [/^(?:la )?(?:mir|matriz de (?:indicadores|marco))/, 'mir'],
  [/^(?:el )?(?:paa|programa anual)/, 'paa'],
  [/^manual (?:de|general de) organizacion/, 'manual-organizacion'],
  [/^manual de procedimientos?/, 'manual-procedimientos'],
  [/^otro/, 'otro'],
];

const claseIn = (row: TableRow): Meant<ClaseInstrumento> => {
  const text = textIn(row.cell('instrumento'));
  const folded = fold(text);
  const value =
    INSTRUMENTOS.find((clase) => fold(INSTRUMENTOS_EN_LISTA[clase]) === folded) ??
    SHORT.find(([form]) => form.test(folded))?.[1];
  if (value !== undefined) return { value };
  // None chosen: a commitment without instrument is «otro» without a name, which can be kept and not presented.
  return text === ''
    ? { value: 'otro' }
    : { problem: `«${text.slice(0, 60)}» no está en la lista; elija el instrumento de la lista.` };
};

/** Gathers what the cells of a row mean, with a stand-in for those that mean nothing. */
const gather = (row: TableRow) => {
  const problems: Problem[] = [];
  return {
    problems,
    take: <T>(key: string, meant: Meant<T>, standIn: T): T => {
      if ('value' in meant) return meant.value;
      // A formula with an error for a value was named already.
      if (row.cell(key)?.kind !== 'error') problems.push({ where: row.at(key), text: meant.problem });
      return standIn;
    },
  };
};

const COMPROMISO_KEYS = ['compromiso', 'plazo', 'instrumento', 'nombreInstrumento'] as const;

/** Understands a row of «Compromisos». */
export const filaCompromiso = (row: TableRow, asm: AsmId): RowReading<FilaCompromiso> => {
  const { problems, take } = gather(row);
  const plazo = take('plazo', dateIn(row.cell('plazo')), '');
  const clase = take('instrumento', claseIn(row), 'otro');
  return {
    problems,
    fila: {
      row,
      asm,
      compromiso: textIn(row.cell('compromiso')),
      plazo,
      instrumento: { clase, nombre: textIn(row.cell('nombreInstrumento')) },
      vacia: COMPROMISO_KEYS.every((key) => textIn(row.cell(key)) === ''),
    },
  };
};

const ACTIVIDAD_KEYS = [
  'descripcion',
  'responsable',
  'cargo',
  'inicio',
  'fin',
  'unidadMedida',
  'ponderacion',
  'productos',
] as const;

/** Whether nothing of an activity was written in a row: only its ASM and its place, which the workbook gives. */
export const sinActividad = (row: TableRow): boolean => ACTIVIDAD_KEYS.every((key) => textIn(row.cell(key)) === '');

/** Whether a row without ASM is no activity but something that somebody wrote below, such as a total. */
export const esAparte = (row: TableRow): boolean =>
  ['descripcion', 'responsable', 'productos'].every((key) =>
    /^(?:(?:total|suma)\P{L}*)?$/iu.test(textIn(row.cell(key))),
  );

/** Understands a row of «Actividades». */
export const filaActividad = (row: TableRow, asm: AsmId): RowReading<FilaActividad> => {
  const { problems, take } = gather(row);
  const inicio = take('inicio', dateIn(row.cell('inicio')), '');
  const fin = take('fin', dateIn(row.cell('fin')), '');
  const ponderacion = take('ponderacion', percentIn(row.cell('ponderacion')), 0);
  const text = (key: string): string => textIn(row.cell(key));
  return {
    problems,
    fila: {
      row,
      asm,
      lugar: placeIn(row.cell('lugar')),
      clave: text('clave'),
      actividad: {
        descripcion: text('descripcion'),
        responsable: text('responsable'),
        cargo: text('cargo'),
        inicio,
        fin,
        unidadMedida: text('unidadMedida'),
        ponderacion,
        productos: lineasDeProductos(text('productos')).map((nombre) => ({ nombre })),
      },
    },
  };
};
