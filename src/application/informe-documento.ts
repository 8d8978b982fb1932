import { formatFecha, formatInstante, formatMomento } from '../domain/fecha.js';
import { huella } from './chat/matter.js';
import { counted } from './counted.js';
import type { Attachment, Block, Column, DocumentModel, Field, Letterhead } from './document.js';
import { ESTADOS_DE_AVANCE } from './document-names.js';
import { hechosAdjuntos } from './hechos-adjuntos.js';
import type {
  AsmInformado,
  AvanceInformado,
  HechosDelInforme,
  MateriaInformada,
  UnidadInformada,
} from './informe-hechos.js';
import { shortened } from './shortened.js';

/** The report of a bimester as a document (5.2): the same model gives the DOCX and the PDF. */
export const informeDocumento = (hechos: HechosDelInforme, letterhead: Letterhead): DocumentModel => ({
  title: `Informe bimestral de avance, ${hechos.nombre}. PAE ${hechos.ciclo.pae}, «${hechos.ciclo.programa}»`,
  language: 'es-MX',
  folio: `Informe bimestral ${hechos.ciclo.id.toUpperCase()}, ${hechos.bimestre}`,
  date: hechos.fecha,
  letterhead,
  head: hechos.cabeza,
  blocks: [
    { kind: 'title', text: `Informe bimestral de avance: ${hechos.nombre}` },
    { kind: 'paragraph', text: opening(hechos) },
    { kind: 'note', text: NATURE },
    { kind: 'heading', text: 'Resumen por unidad' },
    ...summaryBlocks(hechos.unidades),
    ...hechos.unidades.flatMap(unitBlocks),
    ...evidenceBlocks(hechos.unidades),
  ],
});

/** The facts themselves, to go inside the PDF: JSON laid out for a person who opens it. */
export const datosDelInforme = (hechos: HechosDelInforme): Attachment =>
  hechosAdjuntos('datos-del-informe.json', 'Datos del registro con los que se elaboró este informe bimestral.', hechos);

const NATURE =
  'Los avances son los que cada unidad reportó hasta el cierre; si los corrigió, se informa el último, y los anteriores permanecen en el ' +
  'registro. Las horas son del centro de México. La huella SHA-256 identifica el contenido exacto de cada archivo de evidencia.';

const opening = ({ ciclo, convenio, inicio, fin, cierre, nombre }: HechosDelInforme): string =>
  `La Secretaría Ejecutiva compila la información y las evidencias de avance de ${nombre} (del ${formatFecha(inicio)} al ${formatFecha(fin)}) ` +
  `${convenio === undefined ? 'de los Aspectos Susceptibles de Mejora aceptados, derivados' : `de las actividades del Convenio para la Mejora del Desempeño y Resultados, versión ${convenio}, derivadas`} ` +
  `de la «${ciclo.evaluacion}» del Programa presupuestario «${ciclo.programa}» (PAE ${ciclo.pae}), conforme a la acción clave 5.2 del ` +
  `Mecanismo de seguimiento. El reporte de las unidades cerró el ${formatFecha(cierre)}.`;

const SUMMARY: readonly Column[] = [
  { header: 'Unidad', width: 10 },
  { header: 'Por reportar', width: 4 },
  { header: 'Reportadas', width: 4 },
  { header: 'Avance promedio', width: 4 },
];

const live = ({ asm }: UnidadInformada): readonly MateriaInformada[] =>
  asm.flatMap(({ materias }) => materias).filter(({ retirada }) => !retirada);

const average = (unidad: UnidadInformada): string => {
  const said = live(unidad).flatMap(({ avance }) => (avance === undefined ? [] : [avance.porcentaje]));
  return said.length === 0 ? '—' : `${Math.round(said.reduce((sum, each) => sum + each, 0) / said.length)} %`;
};

const summaryRow = (unidad: UnidadInformada): readonly string[] => [
  unidad.unidad,
  String(unidad.pedidas),
  String(unidad.reportadas),
  average(unidad),
];

const missingBlocks = (unidades: readonly UnidadInformada[]): readonly Block[] => {
  const missing = unidades.filter(({ pedidas, reportadas }) => reportadas < pedidas);
  return missing.length === 0
    ? [{ kind: 'paragraph', text: 'Todas las unidades reportaron.' }]
    : [
        {
          kind: 'list',
          items: missing.map(
            ({ unidad, pedidas, reportadas, reincidente }) =>
              `${unidad}: sin reporte en ${pedidas - reportadas} de ${pedidas}.${reincidente ? ' Tampoco reportó en un bimestre anterior; se dio aviso a la Contraloría.' : ''}`,
          ),
        },
      ];
};

/** Nothing is asked once every ASM that was followed is closed. */
const summaryBlocks = (unidades: readonly UnidadInformada[]): readonly Block[] =>
  unidades.length === 0
    ? [{ kind: 'paragraph', text: 'Nada quedó por reportar: los ASM que se seguían ya estaban cerrados.' }]
    : [
        { kind: 'table', columns: SUMMARY, rows: unidades.map(summaryRow) },
        { kind: 'heading', text: 'Unidades sin reporte' },
        ...missingBlocks(unidades),
      ];

/** No text of a row is long: a row that is higher than its page would lose what goes over it. */
const COLUMNS: readonly Column[] = [
  { header: 'Núm.', width: 8 },
  { header: 'Actividad', width: 42 },
  { header: 'Avance', width: 14 },
  { header: 'Estado', width: 13 },
  { header: 'Evidencia', width: 13 },
];

/** Most characters of an ASM's text, which stands in the Convenio's place before there is one. */
const MAX_DESCRIPCION = 1_000;
/** Keys of evidence that a cell shows; all of them are in the table of evidence. */
const KEYS = 15;

/** The change against the bimester before: «40 % (+15)». */
export const cambioDe = ({ porcentaje, anterior }: AvanceInformado): string => {
  if (anterior === undefined) return 'Primer reporte';
  const change = porcentaje - anterior;
  return change === 0 ? 'Sin cambio' : `${change > 0 ? '+' : '−'}${counted(Math.abs(change), 'punto', 'puntos')}`;
};

const dates = ({ inicio, fin, prorrogada }: MateriaInformada): string => {
  if (inicio === undefined || fin === undefined) return '';
  const until = prorrogada === undefined ? '' : `\nCon prórroga al ${formatFecha(prorrogada)}`;
  return `\n${formatFecha(inicio)} a ${formatFecha(fin)}${until}`;
};

const evidenceCell = ({ evidencias, conEvidencia }: AvanceInformado): string => {
  if (evidencias.length === 0) return conEvidencia ? 'Con evidencia' : 'Sin evidencia';
  const keys = evidencias.slice(0, KEYS).map(({ clave }) => clave);
  return [...keys, ...(evidencias.length > KEYS ? [`y ${evidencias.length - KEYS} más`] : [])].join('\n');
};

const materiaRow = (materia: MateriaInformada): readonly string[] => {
  const { lugar, descripcion, retirada, cerrada, avance } = materia;
  const since = cerrada ? '\nEl ASM se cerró después.' : '';
  const what = `${shortened(descripcion, MAX_DESCRIPCION)}${dates(materia)}${retirada ? '\nYa no se sigue.' : since}`;
  const number = lugar === undefined ? '—' : String(lugar);
  return avance === undefined
    ? [number, what, 'Sin reporte', '—', '—']
    : [
        number,
        what,
        `${avance.porcentaje} %\n${cambioDe(avance)}`,
        ESTADOS_DE_AVANCE[avance.estado],
        evidenceCell(avance),
      ];
};

/** What was written besides, each text whole, in a form that goes over from page to page. */
const wordsOf = ({ lugar, avance }: MateriaInformada): readonly Field[] => {
  const label = lugar === undefined ? '' : `Actividad ${lugar}. `;
  return [
    ...(avance === undefined || avance.motivo === '' ? [] : [{ label: `${label}Motivo`, value: avance.motivo }]),
    ...(avance === undefined || avance.comentarios === ''
      ? []
      : [{ label: `${label}Comentarios`, value: avance.comentarios }]),
  ];
};

const asmBlocks = ({ asm, materias, ponderado }: AsmInformado): readonly Block[] => {
  const fields = materias.flatMap(wordsOf);
  return [
    {
      kind: 'paragraph',
      text: ponderado === undefined ? asm : `${asm}. Avance ponderado del compromiso: ${ponderado} %.`,
      keepWithNext: true,
    },
    { kind: 'table', columns: COLUMNS, rows: materias.map(materiaRow) },
    ...(fields.length === 0 ? [] : [{ kind: 'fields' as const, heading: `${asm}. Motivos y comentarios`, fields }]),
  ];
};

const lastReport = (unidad: UnidadInformada): string => {
  const said = unidad.asm.flatMap(({ materias }) => materias).flatMap(({ avance }) => avance ?? []);
  const last = said.toSorted((a, b) => (a.cuando < b.cuando ? -1 : 1)).at(-1);
  return last === undefined
    ? 'La unidad no reportó.'
    : `Último reporte: ${last.quien}, ${formatInstante(last.cuando)}. ${counted(unidad.reportadas, 'reportada', 'reportadas')} de ${unidad.pedidas}.`;
};

const unitBlocks = (unidad: UnidadInformada): readonly Block[] => [
  { kind: 'heading', text: unidad.unidad },
  { kind: 'paragraph', text: lastReport(unidad), keepWithNext: true },
  ...unidad.asm.flatMap(asmBlocks),
];

const EVIDENCE: readonly Column[] = [
  { header: 'Clave', width: 4 },
  { header: 'Unidad y asunto', width: 8 },
  { header: 'Archivo y versión', width: 9 },
  { header: 'SHA-256', width: 9 },
];

const evidenceRows = ({ unidad, asm }: UnidadInformada): readonly (readonly string[])[] =>
  asm.flatMap((each) =>
    each.materias.flatMap(({ lugar, avance }) =>
      (avance?.evidencias ?? []).map(({ clave, nombre, version, sha256, archivada }) => [
        clave,
        `${unidad}\n${each.asm}${lugar === undefined ? '' : `, actividad ${lugar}`}`,
        `${nombre}\nVersión ${version}, ${formatMomento(archivada)}`,
        huella(sha256),
      ]),
    ),
  );

const evidenceBlocks = (unidades: readonly UnidadInformada[]): readonly Block[] => {
  const rows = unidades.flatMap(evidenceRows);
  return [
    { kind: 'heading', text: 'Evidencias compiladas' },
    rows.length === 0
      ? { kind: 'paragraph', text: 'Ninguna unidad señaló archivos de evidencia en el bimestre.' }
      : { kind: 'table', columns: EVIDENCE, rows },
  ];
};
