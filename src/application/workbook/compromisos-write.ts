import { createHash } from 'node:crypto';
import type { Asm } from '../../domain/asm.js';
import type { DatosCiclo } from '../../domain/ciclo-event.js';
import {
  type Actividad,
  type Compromiso,
  type ContenidoCompromiso,
  textoDeContenido,
} from '../../domain/compromiso.js';
import type { ClavePuesto, Fecha } from '../../domain/identity.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import { HOJA_ACTIVIDADES, HOJA_COMPROMISOS } from './compromisos-sheets.js';
import { markText } from './mark.js';
import type { SheetRow, TextSheet, WorkbookModel } from './model.js';

/** A commitment as a workbook shows it to one of its readers. */
export interface CompromisoEnLibro {
  readonly asm: Asm;
  readonly compromiso: Compromiso;
  /** What stands now for whoever asks; undefined when nothing was written yet. */
  readonly contenido: ContenidoCompromiso | undefined;
  /** Why it is not to be filled in, in two or three words; empty when it is. */
  readonly cerrado: string;
}

/** Whose workbook it is, and for whom: the unit, or SE for a counter-proposal. */
export interface LibroDe {
  readonly datos: DatosCiclo;
  readonly unidad: ClavePuesto;
  readonly nombreUnidad: string;
  readonly para: 'unidad' | 'secretaria';
  readonly hoy: Fecha;
  readonly institucion: string;
}

/** Tells whether what stood when the workbook was made still stands. */
export const huellaDe = (contenido: ContenidoCompromiso | undefined): string =>
  createHash('sha256')
    .update(contenido === undefined ? '' : textoDeContenido(contenido))
    .digest('hex')
    .slice(0, 16);

/** The key of an activity in a workbook: its number is of its own ASM only. */
export const claveActividad = (asm: string, { id }: Pick<Actividad, 'id'>): string => `${asm}.${id}`;

/** Blank rows of activities: some, and a few for each ASM. */
const spareFor = (asm: number): number => 20 + 3 * asm;

const filled = (cells: Readonly<Record<string, string | number>>): SheetRow['cells'] =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== '' && value !== 0));

const closing = ({ cerrado }: CompromisoEnLibro): { readonly closed?: true } =>
  cerrado === '' ? {} : { closed: true };

/** What was recommended, or found where nothing was recommended, to the letter. */
export const literalDe = ({ texto }: Asm): string => texto.recomendacion ?? texto.hallazgo ?? '';

/** The programme to which an ASM belongs: as the report names it, or else the one that was evaluated. */
const programaDe = ({ texto: { programa = '' } }: Asm, datos: DatosCiclo): string =>
  programa.trim() === '' ? datos.programa : programa;

const compromisoRow = (each: CompromisoEnLibro, datos: DatosCiclo): SheetRow => {
  const { asm, contenido, cerrado } = each;
  return {
    ...closing(each),
    cells: filled({
      asm: asm.id,
      programa: programaDe(asm, datos),
      recomendacion: literalDe(asm),
      compromiso: contenido?.compromiso ?? '',
      plazo: contenido?.plazo ?? '',
      instrumento: contenido === undefined ? '' : INSTRUMENTOS_EN_LISTA[contenido.instrumento.clase],
      nombreInstrumento: contenido?.instrumento.nombre ?? '',
      situacion: cerrado === '' ? 'Por llenar' : cerrado,
    }),
  };
};

const actividadRow = (asm: string, actividad: Actividad, lugar: number): SheetRow['cells'] =>
  filled({
    asm,
    lugar,
    descripcion: actividad.descripcion,
    responsable: actividad.responsable,
    cargo: actividad.cargo,
    inicio: actividad.inicio,
    fin: actividad.fin,
    unidadMedida: actividad.unidadMedida,
    ponderacion: actividad.ponderacion,
    productos: actividad.productos.map(({ nombre }) => nombre).join('\n'),
    clave: claveActividad(asm, actividad),
  });

/** An ASM without activities gets a row to begin with. */
const actividadRows = (each: CompromisoEnLibro): readonly SheetRow[] => {
  const actividades = each.contenido?.actividades ?? [];
  if (actividades.length === 0) return each.cerrado === '' ? [{ cells: { asm: each.asm.id, lugar: 1 } }] : [];
  return actividades.map((actividad, index) => ({
    ...closing(each),
    cells: actividadRow(each.asm.id, actividad, index + 1),
  }));
};

const STEPS = {
  unidad: [
    [
      '1',
      'En «Compromisos», escriba por cada ASM el compromiso, la fecha límite y el instrumento en el que se integrará la mejora.',
    ],
    [
      '2',
      'En «Actividades», use un renglón por actividad y elija su ASM de la lista. Puede agregar, copiar o borrar renglones.',
    ],
    [
      '3',
      'Las ponderaciones de las actividades de un mismo ASM suman 100. Cada actividad lleva al menos un producto documental; si son varios, uno por renglón dentro de la celda (Alt+Entrar).',
    ],
    [
      '4',
      'Guarde el archivo y adjúntelo en el chat del asistente. Se le mostrará lo que se entendió; si algo falta o no coincide, se le dirá en qué celda. Nada se registra hasta que usted lo confirme.',
    ],
  ],
  secretaria: [
    [
      '1',
      'Cambie en «Compromisos» y «Actividades» solo lo que propone redactar de otra manera; lo que quede igual no se envía.',
    ],
    [
      '2',
      'Guarde el archivo y adjúntelo en el chat del asistente. Se le mostrará qué cambia por ASM y se le pedirán las observaciones para la unidad.',
    ],
  ],
} as const;

const COMMON = [
  ['Fechas', 'Día, mes y año: 31/03/2027.'],
  [
    'Grises',
    'Las celdas grises son de consulta. Un renglón gris corresponde a un compromiso que ya no está por llenar.',
  ],
  [
    'Clave',
    'La columna «Clave» la asigna el sistema y mantiene unida cada actividad con su evidencia. En un renglón nuevo déjela en blanco.',
  ],
  ['En blanco', 'Un ASM que se deja en blanco no cambia lo que ya tenga escrito en el sistema.'],
] as const;

const instructions = ({ nombreUnidad, datos, para }: LibroDe): TextSheet => ({
  kind: 'text',
  name: 'Instrucciones',
  heading: 'Compromisos para la mejora',
  paragraphs: [
    { label: 'Unidad', text: nombreUnidad },
    { label: 'Ciclo', text: `PAE ${datos.pae} · ${datos.programa}` },
    ...[...STEPS[para], ...COMMON].map(([label, text]) => ({ label, text })),
  ],
});

/** The workbook of a unit's commitments, with what stands of each filled in (3.1). */
export const libroDeCompromisos = (libro: LibroDe, enLibro: readonly CompromisoEnLibro[]): WorkbookModel => {
  const { datos, unidad, nombreUnidad } = libro;
  const options = enLibro.filter(({ cerrado }) => cerrado === '').map(({ asm }) => asm.id);
  const columns = HOJA_ACTIVIDADES.columns.map((column) =>
    column.key === 'asm' && options.length > 0 ? { ...column, entry: { kind: 'choice', options } as const } : column,
  );
  return {
    title: `Compromisos de ${nombreUnidad}, PAE ${datos.pae}`,
    author: libro.institucion,
    date: libro.hoy,
    mark: markText({ kind: 'compromisos', ciclo: datos.id, unidad }),
    sheets: [
      instructions(libro),
      {
        ...HOJA_COMPROMISOS,
        kind: 'table',
        heading: `Compromisos · ${nombreUnidad}`,
        hint: 'Un renglón por ASM. Llene las celdas blancas.',
        rows: enLibro.map((each) => compromisoRow(each, datos)),
        spare: 0,
        locked: true,
      },
      {
        ...HOJA_ACTIVIDADES,
        kind: 'table',
        heading: `Actividades · ${nombreUnidad}`,
        hint: 'Un renglón por actividad. Las ponderaciones de un mismo ASM suman 100.',
        columns,
        rows: enLibro.flatMap(actividadRows),
        spare: spareFor(options.length),
        locked: false,
      },
    ],
    control: enLibro.map(({ asm, contenido }) => [asm.id, huellaDe(contenido)] as const),
  };
};
