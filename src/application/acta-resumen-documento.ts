import { formatFecha, formatFechaCorta } from '../domain/fecha.js';
import type { BimestreDelActa, CapturaDelActa } from './acta-bimestre-hechos.js';
import type { Hito } from './acta-cronologia.js';
import type { AsmDelActa, HechosDelActa } from './acta-hechos.js';
import { cifrasDelActa, FINES_EN_DOCUMENTO } from './acta-palabras.js';
import { huella } from './chat/matter.js';
import { counted } from './counted.js';
import type { Block, Column, Field } from './document.js';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** How many ASM of the report no commitment of the Convenio in force speaks of. */
const outsideField = ({ asm, fuera }: Pick<HechosDelActa, 'asm' | 'fuera'>): readonly Field[] => {
  const out = new Set(fuera.map((each) => each.asm).filter((id) => asm.every((each) => each.asm.id !== id))).size;
  return out === 0
    ? []
    : [{ label: 'Fuera del Convenio', value: `${out} ASM del informe; su razón se indica adelante` }];
};

/** The totals of an Acta. */
export const resultFields = (hechos: Pick<HechosDelActa, 'asm' | 'fuera'>): readonly Field[] => {
  const { asm, solventados, sinSolventar, ...rest } = cifrasDelActa(hechos);
  const solved = counted(solventados, 'solventado', 'solventados');
  return [
    {
      label: 'ASM',
      value: `${asm} en el Convenio: ${solved} y ${counted(sinSolventar, 'cerrado sin solventar', 'cerrados sin solventar')}`,
    },
    ...outsideField(hechos),
    {
      label: 'Compromisos',
      value: `${counted(rest.compromisos, 'compromiso', 'compromisos')}: ${counted(rest.cumplidos, 'cumplido', 'cumplidos')}, ${rest.enTiempo} en su fecha o antes`,
    },
    {
      label: 'Actividades',
      value: `${counted(rest.actividades, 'actividad', 'actividades')}: ${counted(rest.actividadesCumplidas, 'cumplida', 'cumplidas')}`,
    },
    {
      label: 'Productos',
      value: `${counted(rest.productos, 'producto', 'productos')}: ${counted(rest.entregados, 'entregado y aceptado', 'entregados y aceptados')}`,
    },
    { label: 'Prórrogas', value: counted(rest.prorrogas, 'concedida', 'concedidas') },
  ];
};

const INDEX: readonly Column[] = [
  { header: 'ASM', width: 4 },
  { header: 'Unidades', width: 14 },
  { header: 'Compromisos cumplidos', width: 7 },
  { header: 'Resultado', width: 8 },
];

/** One line an ASM: its units, what they complied with, and how it ended. */
export const resultTable = (asm: readonly AsmDelActa[]): TableBlock => ({
  kind: 'table',
  columns: INDEX,
  rows: asm.map(({ asm: { id }, compromisos, cierre }) => [
    id,
    compromisos.map(({ unidad }) => unidad).join('\n'),
    `${compromisos.filter(({ cumplimiento }) => cumplimiento.cumplido).length} de ${compromisos.length}`,
    FINES_EN_DOCUMENTO[cierre.fin.estado],
  ]),
});

const BIMESTERS: readonly Column[] = [
  { header: 'Bimestre', width: 8 },
  { header: 'Reportaron', width: 11 },
  { header: 'Sin reporte', width: 11 },
  { header: 'Informe (SHA-256)', width: 12 },
  { header: 'Captura en el SPP', width: 11 },
];

const captureCell = (captura: CapturaDelActa | undefined): string => {
  if (captura === undefined) return 'Sin registro';
  switch (captura.estado) {
    case 'omitida':
      return `No aplica: ${captura.razon}`;
    case 'registrada':
      return `${captura.folio}\nCapturado el ${formatFecha(captura.fecha)}`;
    default:
      return `${captura.folio}\n${captura.estado === 'acusada' ? 'Con acuse, sin fecha de captura' : 'Solicitada, sin acuse'}`;
  }
};

const bimesterRow = (each: BimestreDelActa): readonly string[] => [
  each.bimestre,
  each.reportaron.join('\n') || '—',
  each.sinReporte
    .map((unidad) =>
      each.reincidentes.includes(unidad) ? `${unidad} (reincide: se dio aviso a la Contraloría)` : unidad,
    )
    .join('\n') || '—',
  each.informe === undefined ? 'Sin compilar' : huella(each.informe),
  captureCell(each.captura),
];

/** What is said where no bimonthly report was ever due. */
export const SIN_BIMESTRES = 'No hubo reportes bimestrales: los ASM se cerraron antes del primero.';

/** One line a bimonthly report: who reported, who did not, and what was kept of it. */
export const bimesterTable = (bimestres: readonly BimestreDelActa[]): TableBlock => ({
  kind: 'table',
  columns: BIMESTERS,
  rows: bimestres.map(bimesterRow),
});

const CHRONOLOGY: readonly Column[] = [
  { header: 'Acción', width: 5 },
  { header: 'Fecha', width: 8 },
  { header: 'Hecho', width: 23 },
];

const ETAPAS: Readonly<Record<string, string>> = { IV: 'Sección IV', relevo: 'Relevo' };

const milestone = ({ accion, fecha, hasta, hecho }: Hito): readonly string[] => [
  ETAPAS[accion] ?? accion,
  hasta === undefined ? formatFechaCorta(fecha) : `${formatFechaCorta(fecha)} a ${formatFechaCorta(hasta)}`,
  hecho,
];

/** The key facts with their dates. */
export const chronologyTable = (cronologia: readonly Hito[]): TableBlock => ({
  kind: 'table',
  columns: CHRONOLOGY,
  rows: cronologia.map(milestone),
});
