import type { Clasificacion } from '../domain/asm.js';
import type { Instrumento } from '../domain/compromiso.js';
import { formatFecha, formatFechaCorta } from '../domain/fecha.js';
import { porcentaje } from '../domain/porcentaje.js';
import type { SentidoPostura } from '../domain/postura.js';
import { camposDelAsm, rotuloDelAsm } from './asm-ficha.js';
import type { AsmClasificado, AsmConvenido, CompromisoConvenido } from './convenio-hechos.js';
import type { Block, Column, Field } from './document.js';
import { INSTRUMENTOS_EN_DOCUMENTO, PRIORIDADES_EN_DOCUMENTO, TIPOS_EN_DOCUMENTO } from './document-names.js';

/** es-MX names of the positions, as documents print them. */
export const POSTURAS_EN_DOCUMENTO: Readonly<Record<SentidoPostura | 'sin-respuesta', string>> = {
  aceptada: 'Aceptada',
  'aceptada-con-precisiones': 'Aceptada con precisiones',
  rechazada: 'Rechazada',
  'sin-respuesta': 'Sin respuesta',
};

const INDEX: readonly Column[] = [
  { header: 'ASM', width: 2 },
  { header: 'Unidad responsable', width: 6 },
  { header: 'Actividades', width: 3 },
  { header: 'Fecha límite', width: 4 },
];

/** One line a commitment, before their details. */
export const commitmentIndex = (asm: readonly AsmConvenido[]): Block => ({
  kind: 'table',
  columns: INDEX,
  rows: asm.flatMap(({ asm: { id }, compromisos }) =>
    compromisos.map(({ unidad, contenido: { actividades, plazo } }) => [
      id,
      unidad,
      String(actividades.length),
      formatFecha(plazo),
    ]),
  ),
});

const COLUMNS: readonly Column[] = [
  { header: 'Núm.', width: 6 },
  { header: 'Actividad', width: 15 },
  { header: 'Responsable', width: 13 },
  { header: 'Inicio y término', width: 11 },
  { header: 'Unidad y peso', width: 10 },
  { header: 'Productos', width: 15 },
];

const activitiesTable = ({ contenido }: CompromisoConvenido): Block => ({
  kind: 'table',
  columns: COLUMNS,
  rows: contenido.actividades.map(
    ({ descripcion, responsable, cargo, inicio, fin, unidadMedida, ponderacion, productos }, index) => [
      String(index + 1),
      descripcion,
      `${responsable}\n${cargo}`,
      `${formatFechaCorta(inicio)}\na ${formatFechaCorta(fin)}`,
      `${unidadMedida}\n${porcentaje(ponderacion)}`,
      productos.map(({ nombre }, place) => `${index + 1}.${place + 1} ${nombre}`).join('\n'),
    ],
  ),
});

/** A unit's position with its justification. */
export const posturaEnPalabras = ({
  postura,
  justificacion,
}: Pick<CompromisoConvenido, 'postura' | 'justificacion'>): string =>
  [`${POSTURAS_EN_DOCUMENTO[postura]}.`, justificacion].filter((each) => each !== '').join(' ');

/** The governing instrument, with its own name when it has one. */
export const instrumentoEnPalabras = ({ clase, nombre }: Instrumento): string =>
  [INSTRUMENTOS_EN_DOCUMENTO[clase], nombre].filter((each) => each !== '').join(': ');

const commitmentBlocks = (asm: string, compromiso: CompromisoConvenido): readonly Block[] => {
  const { unidad, contenido } = compromiso;
  return [
    {
      kind: 'fields',
      heading: `${asm} · Compromiso · ${unidad}`,
      keepWithNext: true,
      fields: [
        { label: 'Postura', value: posturaEnPalabras(compromiso) },
        { label: 'Compromiso', value: contenido.compromiso },
        { label: 'Fecha límite', value: formatFecha(contenido.plazo) },
        { label: 'Instrumento rector', value: instrumentoEnPalabras(contenido.instrumento) },
      ],
    },
    activitiesTable(compromiso),
  ];
};

/** Type and priority with their reasons; none before it is classified. */
const camposDeLaClasificacion = (clasificacion: Clasificacion | undefined): readonly Field[] =>
  clasificacion === undefined
    ? []
    : [
        { label: 'Tipo', value: `${TIPOS_EN_DOCUMENTO[clasificacion.tipo]}. ${clasificacion.razonTipo}` },
        {
          label: 'Prioridad',
          value: `${PRIORIDADES_EN_DOCUMENTO[clasificacion.prioridad]}. ${clasificacion.razonPrioridad}`,
        },
      ];

/** The card of an ASM: the report's texts to the letter, the cause as SE worded it, and its classification. */
export const fichaDelAsm = ({ texto, causaRaiz, clasificacion }: AsmClasificado): readonly Field[] => [
  ...camposDelAsm({ ...texto, ...(causaRaiz !== undefined && { causaRaiz }) }),
  ...camposDeLaClasificacion(clasificacion),
];

/** An ASM of the Convenio: the report's texts to the letter, its classification, and what each unit commits itself to. */
export const asmBlocks = ({ asm, compromisos }: AsmConvenido): readonly Block[] => [
  { kind: 'heading', text: asm.id, sub: true },
  {
    kind: 'fields',
    heading: rotuloDelAsm(asm.id, asm.texto.clase),
    fields: fichaDelAsm(asm),
  },
  ...compromisos.flatMap((each) => commitmentBlocks(asm.id, each)),
];
