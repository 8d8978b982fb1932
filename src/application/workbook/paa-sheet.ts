import type { DatosCiclo } from '../../domain/ciclo-event.js';
import type { IntegracionPaa } from '../../domain/convenio.js';
import type { Fecha } from '../../domain/identity.js';
import { type ActividadConvenida, actividadKey, MAX_CLAVE_PAA } from '../../domain/paa.js';
import { markText } from './mark.js';
import type { SheetRow, WorkbookModel } from './model.js';
import type { TableShape } from './read-table.js';

/** What the planning area writes where an activity has no key. */
const SI = 'Sí';
const LONGEST_REASON = 2_000;

const text = (most: number) => ({ kind: 'text', most }) as const;
const fixed = true as const;

/** The sheet with one row for each activity of the Convenio: where it stands in the PAA, or why it does not (3.3). */
export const HOJA_PAA = {
  name: 'Integración en el PAA',
  needs: ['clavePaa', 'noAplica', 'razon', 'clave'],
  columns: [
    { key: 'asm', header: 'ASM', width: 10, entry: text(20), fixed },
    { key: 'unidad', header: 'Unidad', width: 26, entry: text(200), fixed },
    { key: 'lugar', header: 'Actividad', width: 10, entry: { kind: 'number' }, fixed },
    { key: 'descripcion', header: 'Descripción', width: 46, entry: text(1_000), fixed },
    { key: 'inicio', header: 'Inicio', width: 13, entry: { kind: 'date' }, fixed },
    { key: 'fin', header: 'Término', width: 13, entry: { kind: 'date' }, fixed },
    { key: 'unidadMedida', header: 'Unidad de medida', width: 17, entry: text(200), fixed },
    { key: 'ponderacion', header: 'Ponderación (%)', width: 14, entry: { kind: 'percent' }, fixed },
    {
      key: 'clavePaa',
      header: 'Clave del PAA',
      also: ['Clave PAA', 'Clave en el PAA'],
      width: 22,
      entry: text(MAX_CLAVE_PAA),
      hint: 'Clave de la actividad en el Programa Anual de Actividades.',
    },
    { key: 'noAplica', header: 'No aplica', width: 11, entry: { kind: 'choice', options: [SI] } },
    {
      key: 'razon',
      header: 'Razón por la que no aplica',
      also: ['Razón'],
      width: 40,
      entry: text(LONGEST_REASON),
      hint: 'Obligatoria si la actividad no aplica en el PAA.',
    },
    { key: 'clave', header: 'Referencia', width: 18, entry: text(200), fixed },
  ],
} as const satisfies TableShape;

/** An activity as the workbook shows it. */
export interface ActividadEnLibro {
  readonly convenida: ActividadConvenida;
  readonly nombreUnidad: string;
  readonly integracion: IntegracionPaa | undefined;
}

/** The key of an activity among those of all ASM and units. */
export const referenciaDe = ({ asm, unidad, actividad }: ActividadConvenida): string =>
  actividadKey(asm, unidad, actividad.id);

const rowOf = ({ convenida, nombreUnidad, integracion }: ActividadEnLibro): SheetRow => {
  const { actividad, asm, lugar } = convenida;
  return {
    cells: {
      asm,
      unidad: nombreUnidad,
      lugar,
      descripcion: actividad.descripcion,
      inicio: actividad.inicio,
      fin: actividad.fin,
      unidadMedida: actividad.unidadMedida,
      ponderacion: actividad.ponderacion,
      ...(integracion?.clave !== undefined && { clavePaa: integracion.clave }),
      ...(integracion?.noAplica !== undefined && { noAplica: SI, razon: integracion.noAplica }),
      clave: referenciaDe(convenida),
    },
  };
};

/** The workbook with which the planning area integrates the activities in the PAA (3.3). */
export const libroDelPaa = (
  datos: DatosCiclo,
  actividades: readonly ActividadEnLibro[],
  made: { readonly hoy: Fecha; readonly institucion: string },
): WorkbookModel => ({
  title: `Integración en el PAA ${datos.paaSiguiente}, PAE ${datos.pae}`,
  author: made.institucion,
  date: made.hoy,
  mark: markText({ kind: 'paa', ciclo: datos.id, unidad: '' }),
  sheets: [
    {
      ...HOJA_PAA,
      kind: 'table',
      heading: `Integración en el PAA ${datos.paaSiguiente}`,
      hint: 'Escriba la clave de cada actividad, o «Sí» en «No aplica» con la razón. Guarde y adjunte el archivo en el chat.',
      rows: actividades.map(rowOf),
      spare: 0,
      locked: true,
    },
  ],
  control: [],
});
