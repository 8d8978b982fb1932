import { formatFecha } from '../domain/fecha.js';
import type { Fecha } from '../domain/identity.js';
import type { Block, Column, DocumentModel, Letterhead } from './document.js';
import { ESTADOS_DE_AVANCE } from './document-names.js';
import type { HechosDelInforme } from './informe-hechos.js';
import type { PersonaEnPuesto } from './oficio.js';
import { shortened } from './shortened.js';

/** What the request of capture says besides the report of its bimester. */
export interface HechosDeLaSolicitud {
  readonly folio: string;
  readonly fecha: Fecha;
  readonly vence: Fecha;
  readonly remitente: PersonaEnPuesto;
  readonly destinatario: PersonaEnPuesto & { readonly unidad: string };
  readonly informe: HechosDelInforme;
  /** SHA-256 of the report's PDF. */
  readonly huella: string;
  readonly cabeza: string;
}

const COLUMNS: readonly Column[] = [
  { header: 'Unidad', width: 7 },
  { header: 'ASM', width: 4 },
  { header: 'Actividad', width: 11 },
  { header: 'Avance', width: 4 },
  { header: 'Estado', width: 5 },
];

/** Most characters of an ASM's text: a row that is higher than its page would lose what goes over it. */
const MAX_DESCRIPCION = 600;

const rowsOf = ({ unidades }: HechosDelInforme): readonly (readonly string[])[] =>
  unidades.flatMap(({ unidad, asm }) =>
    asm.flatMap((each) =>
      each.materias
        .filter(({ retirada }) => !retirada)
        .map(({ lugar, descripcion, avance }) => [
          unidad,
          each.asm,
          lugar === undefined ? shortened(descripcion, MAX_DESCRIPCION) : `${lugar}. ${descripcion}`,
          avance === undefined ? 'Sin reporte' : `${avance.porcentaje} %`,
          avance === undefined ? '—' : ESTADOS_DE_AVANCE[avance.estado],
        ]),
    ),
  );

/** Whether a bimester has anything to capture: nothing is asked once every ASM that was followed is closed. */
export const hayPorCapturar = (informe: HechosDelInforme): boolean => rowsOf(informe).length > 0;

const NATURE =
  'El acuse de recibo con botón en Microsoft Teams acredita quién recibió este oficio, en qué fecha y a qué hora.';

const letter = (hechos: HechosDeLaSolicitud): readonly Block[] => {
  const { folio, fecha, vence, remitente, destinatario, informe, huella } = hechos;
  const { nombre, cargo, unidad } = destinatario;
  const named = cargo.toLocaleLowerCase('es-MX').includes(unidad.toLocaleLowerCase('es-MX'));
  return [
    {
      kind: 'reference',
      place: `${informe.lugar}, a ${formatFecha(fecha)}`,
      fields: [
        { label: 'Oficio núm.', value: folio },
        { label: 'Asunto', value: `Solicitud de captura en el SPP del avance de ${informe.nombre}.` },
      ],
    },
    { kind: 'addressee', nombre, cargo, ...(named ? {} : { unidad }) },
    {
      kind: 'paragraph',
      text:
        'Con fundamento en la acción clave 5.2 del Mecanismo de seguimiento de Aspectos Susceptibles de Mejora, solicito atentamente la captura en ' +
        `el Sistema de Planeación y Presupuesto (SPP) del avance de ${informe.nombre} que se detalla en el anexo, correspondiente al Programa ` +
        `presupuestario «${informe.ciclo.programa}» (PAE ${informe.ciclo.pae}).`,
    },
    {
      kind: 'paragraph',
      text: 'Una vez realizada, le agradeceré registrar en el chat del seguimiento la fecha de captura.',
      keepWithNext: true,
    },
    {
      kind: 'fields',
      fields: [
        { label: 'Acuse de recibo', value: `A más tardar el ${formatFecha(vence)}.` },
        { label: 'Informe bimestral (SHA-256)', value: huella },
      ],
    },
    { kind: 'paragraph', text: 'Sin otro particular, le envío un cordial saludo.', keepWithNext: true },
    { kind: 'signature', ...remitente },
    { kind: 'note', text: NATURE },
  ];
};

/** The oficio with which SE asks the Dirección de Administración to capture a bimester in the SPP, with the table to capture (5.2). */
export const solicitudDocumento = (hechos: HechosDeLaSolicitud, letterhead: Letterhead): DocumentModel => ({
  title: `Oficio ${hechos.folio}: solicitud de captura en el SPP, ${hechos.informe.nombre}`,
  language: 'es-MX',
  folio: `Oficio ${hechos.folio}`,
  date: hechos.fecha,
  letterhead,
  head: hechos.cabeza,
  blocks: [
    ...letter(hechos),
    { kind: 'page-break' },
    { kind: 'title', text: 'Anexo. Información por capturar' },
    { kind: 'table', columns: COLUMNS, rows: rowsOf(hechos.informe) },
  ],
});
