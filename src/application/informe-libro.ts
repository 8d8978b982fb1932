import { formatMomento } from '../domain/fecha.js';
import { ESTADOS_DE_AVANCE } from './document-names.js';
import { cambioDe } from './informe-documento.js';
import type { AsmInformado, HechosDelInforme, MateriaInformada, UnidadInformada } from './informe-hechos.js';
import type { Entry, RowCells, SheetColumn, TableSheet, WorkbookModel } from './workbook/model.js';

const TEXT: Entry = { kind: 'text', most: 32_000 };
const PERCENT: Entry = { kind: 'percent' };
const DATE: Entry = { kind: 'date' };

const column = (key: string, header: string, width: number, entry: Entry = TEXT): SheetColumn => ({
  key,
  header,
  width,
  entry,
  fixed: true,
});

const AVANCE: readonly SheetColumn[] = [
  column('unidad', 'Unidad', 26),
  column('asm', 'ASM', 10),
  column('lugar', 'Actividad', 10, { kind: 'number' }),
  column('descripcion', 'Descripción', 44),
  column('inicio', 'Inicio', 12, DATE),
  column('fin', 'Término', 12, DATE),
  column('prorrogada', 'Con prórroga', 12, DATE),
  column('ponderacion', 'Ponderación (%)', 14, PERCENT),
  column('anterior', 'Bimestre anterior (%)', 14, PERCENT),
  column('porcentaje', 'Avance (%)', 12, PERCENT),
  column('cambio', 'Cambio', 16),
  column('estado', 'Estado', 16),
  column('motivo', 'Motivo', 30),
  column('comentarios', 'Comentarios', 40),
  column('evidencias', 'Evidencias', 16),
  column('quien', 'Reportó', 24),
  column('cuando', 'Fecha y hora (centro de México)', 20),
];

const EVIDENCIAS: readonly SheetColumn[] = [
  column('clave', 'Clave', 10),
  column('unidad', 'Unidad', 28),
  column('asm', 'ASM', 10),
  column('lugar', 'Actividad', 10, { kind: 'number' }),
  column('nombre', 'Archivo', 50),
  column('version', 'Versión', 10, { kind: 'number' }),
  column('archivada', 'Archivada (centro de México)', 20),
  column('sha256', 'SHA-256', 68),
];

const SIN_REPORTE: readonly SheetColumn[] = [
  column('unidad', 'Unidad', 40),
  column('faltan', 'Sin reporte', 14, { kind: 'number' }),
  column('pedidas', 'Por reportar', 14, { kind: 'number' }),
  column('reincidente', 'Tampoco reportó antes', 24),
];

/** What is missing leaves its cell blank. */
const cells = (values: Readonly<Record<string, string | number | undefined>>): RowCells =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
  );

const avanceCells = ({ unidad }: UnidadInformada, { asm }: AsmInformado, materia: MateriaInformada): RowCells => {
  const { avance, lugar, descripcion, inicio, fin, prorrogada, ponderacion, retirada, cerrada } = materia;
  const since = cerrada ? ' (el ASM se cerró después)' : '';
  const evidence = avance?.evidencias.map(({ clave }) => clave).join(', ') ?? '';
  return cells({
    unidad,
    asm,
    lugar,
    descripcion: `${descripcion}${retirada ? ' (ya no se sigue)' : since}`,
    inicio,
    fin,
    prorrogada,
    ponderacion,
    anterior: avance?.anterior,
    porcentaje: avance?.porcentaje,
    cambio: avance && cambioDe(avance),
    estado: avance === undefined ? 'Sin reporte' : ESTADOS_DE_AVANCE[avance.estado],
    motivo: avance?.motivo,
    comentarios: avance?.comentarios,
    evidencias: avance && (evidence === '' ? (avance.conEvidencia ? 'Con evidencia' : 'Sin evidencia') : evidence),
    quien: avance?.quien,
    cuando: avance && formatMomento(avance.cuando),
  });
};

const evidenceCells = (
  { unidad }: UnidadInformada,
  { asm }: AsmInformado,
  { lugar, avance }: MateriaInformada,
): readonly RowCells[] =>
  (avance?.evidencias ?? []).map(({ clave, nombre, version, sha256, archivada }) =>
    cells({ clave, unidad, asm, lugar, nombre, version, archivada: formatMomento(archivada), sha256 }),
  );

const each = <T>(
  { unidades }: HechosDelInforme,
  of: (unidad: UnidadInformada, asm: AsmInformado, materia: MateriaInformada) => readonly T[],
): readonly T[] =>
  unidades.flatMap((unidad) =>
    unidad.asm.flatMap((asm) => asm.materias.flatMap((materia) => of(unidad, asm, materia))),
  );

const missing = ({ unidades }: HechosDelInforme): readonly RowCells[] =>
  unidades
    .filter(({ pedidas, reportadas }) => reportadas < pedidas)
    .map(({ unidad, pedidas, reportadas, reincidente }) =>
      cells({ unidad, pedidas, faltan: pedidas - reportadas, reincidente: reincidente ? 'Sí' : 'No' }),
    );

const sheet = (
  { nombre }: HechosDelInforme,
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly RowCells[],
  empty: string,
): TableSheet => ({
  kind: 'table',
  name,
  heading: `${name} · ${nombre}`,
  hint: rows.length === 0 ? empty : '',
  columns,
  rows: rows.map((row) => ({ cells: row, closed: true })),
  spare: 0,
  locked: true,
});

/** The report of a bimester as a workbook: what every unit answered, its evidence, and who did not report (5.2). */
export const libroDelInforme = (hechos: HechosDelInforme): WorkbookModel => ({
  title: `Informe bimestral de avance, ${hechos.nombre}, PAE ${hechos.ciclo.pae}`,
  author: hechos.institucion,
  date: hechos.fecha,
  mark: ['seguimiento-asm', 'informe', hechos.ciclo.id, hechos.bimestre].join('/'),
  sheets: [
    sheet(
      hechos,
      'Avance',
      AVANCE,
      each(hechos, (unidad, asm, materia) => [avanceCells(unidad, asm, materia)]),
      'No había nada que reportar.',
    ),
    sheet(hechos, 'Evidencias', EVIDENCIAS, each(hechos, evidenceCells), 'Ninguna unidad señaló archivos.'),
    sheet(hechos, 'Sin reporte', SIN_REPORTE, missing(hechos), 'Todas las unidades reportaron.'),
  ],
  control: [['Registro', hechos.cabeza]],
});
