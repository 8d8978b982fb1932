import { formatFecha, formatFechaCorta } from '../domain/fecha.js';
import { porcentaje } from '../domain/porcentaje.js';
import type {
  ActividadDelActa,
  CompromisoDelActa,
  ProductoDelActa,
  ProrrogaDelActa,
} from './acta-compromiso-hechos.js';
import { cumplimientoEnPalabras, PRORROGAS_EN_DOCUMENTO } from './acta-palabras.js';
import { actoLine, instrumentoVigenteEntero } from './chat/evidencia-textos.js';
import { huella } from './chat/matter.js';
import { instrumentoEnPalabras } from './convenio-compromisos.js';
import { counted } from './counted.js';
import type { Block, Column } from './document.js';
import type { EnPaa } from './paquete-hechos.js';
import { quienEnPalabras } from './quien.js';

const ACTIVITIES: readonly Column[] = [
  { header: 'Núm.', width: 5 },
  { header: 'Actividad', width: 19 },
  { header: 'Responsable', width: 13 },
  { header: 'Fechas convenidas', width: 13 },
  { header: 'Cumplimiento', width: 13 },
];

const inPaa = (paa: EnPaa | undefined): readonly string[] => {
  if (paa === undefined) return [];
  return [paa.clave === undefined ? `PAA: no aplica. ${paa.noAplica ?? ''}` : `PAA: ${paa.clave}`];
};

const dates = ({ inicio, original, convenida, vigente }: ActividadDelActa): string =>
  [
    `${formatFechaCorta(inicio)} a ${formatFechaCorta(original)}`,
    ...(convenida === undefined ? [] : [`Modificatorio: ${formatFechaCorta(convenida)}`]),
    ...(vigente === (convenida ?? original) ? [] : [`Con prórroga: ${formatFechaCorta(vigente)}`]),
  ].join('\n');

const activityRow = (each: ActividadDelActa): readonly string[] => [
  String(each.lugar),
  [each.descripcion, `${each.unidadMedida}, ${porcentaje(each.ponderacion)}`, ...inPaa(each.paa)].join('\n'),
  `${each.responsable}\n${each.cargo}`,
  dates(each),
  cumplimientoEnPalabras(each.cumplimiento),
];

const PRODUCTS: readonly Column[] = [
  { header: 'Núm.', width: 5 },
  { header: 'Producto', width: 13 },
  { header: 'Evidencia', width: 26 },
  { header: 'Acto e instrumento', width: 19 },
];

const delivered = ({ entrega, versiones }: ProductoDelActa): string => {
  if (entrega === undefined) return 'No se entregó.';
  const { clave, nombre, version, sha256, entregada, acepto } = entrega;
  return [
    nombre,
    `${clave}, versión ${version} de ${versiones}, entregada el ${formatFecha(entregada)}`,
    acepto === undefined ? 'No se aceptó.' : `Aceptó: ${quienEnPalabras(acepto)}`,
    `SHA-256: ${huella(sha256)}`,
  ].join('\n');
};

const productRow = (lugar: number, place: number, producto: ProductoDelActa): readonly string[] => [
  `${lugar}.${place}`,
  producto.nombre,
  delivered(producto),
  [
    ...(producto.acto === undefined ? [] : [actoLine(producto.acto)]),
    ...(producto.instrumento === undefined ? [] : [instrumentoVigenteEntero(producto.instrumento)]),
  ].join('\n') || '—',
];

const EXTENSIONS: readonly Column[] = [
  { header: 'Prórroga', width: 9 },
  { header: 'Fechas', width: 13 },
  { header: 'Justificación', width: 20 },
  { header: 'Respuesta', width: 20 },
];

const extensionRow = (lugar: number, each: ProrrogaDelActa): readonly string[] => [
  `${each.id}\nActividad ${lugar}`,
  `Del ${formatFechaCorta(each.de)} al ${formatFechaCorta(each.hasta)}\n${counted(each.dias, 'día natural', 'días naturales')} desde la original`,
  each.justificacion,
  [
    `${PRORROGAS_EN_DOCUMENTO[each.estado]}.${each.razon === undefined ? '' : ` ${each.razon}`}`,
    ...(each.concedidaTarde === undefined
      ? []
      : [`Se concedió el ${formatFechaCorta(each.concedidaTarde)}, cuando la nueva fecha ya había pasado.`]),
    ...each.quienes.map(quienEnPalabras),
  ].join('\n'),
];

const extensions = (actividades: readonly ActividadDelActa[]): readonly Block[] => {
  const rows = actividades.flatMap(({ lugar, prorrogas }) => prorrogas.map((each) => extensionRow(lugar, each)));
  return rows.length === 0 ? [] : [{ kind: 'table', columns: EXTENSIONS, rows }];
};

const deadline = ({ plazo, vigente }: CompromisoDelActa): string =>
  plazo === vigente ? formatFecha(plazo) : `${formatFecha(plazo)}; con prórroga, ${formatFecha(vigente)}`;

/** How a unit complied with its commitment on an ASM: the whole, each activity, each product, each prórroga. */
export const commitmentBlocks = (asm: string, compromiso: CompromisoDelActa): readonly Block[] => {
  const { unidad, actividades } = compromiso;
  return [
    {
      kind: 'fields',
      heading: `${asm} · Compromiso · ${unidad}`,
      keepWithNext: true,
      fields: [
        { label: 'Compromiso', value: compromiso.compromiso },
        { label: 'Cumplimiento', value: cumplimientoEnPalabras(compromiso.cumplimiento) },
        { label: 'Fecha límite', value: deadline(compromiso) },
        { label: 'Instrumento rector', value: instrumentoEnPalabras(compromiso.instrumento) },
      ],
    },
    { kind: 'table', columns: ACTIVITIES, rows: actividades.map(activityRow) },
    ...extensions(actividades),
    {
      kind: 'table',
      columns: PRODUCTS,
      rows: actividades.flatMap(({ lugar, productos }) =>
        productos.map((each, index) => productRow(lugar, index + 1, each)),
      ),
    },
  ];
};
