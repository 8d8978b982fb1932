import type { CicloAbierto } from '../../domain/ciclo-state.js';
import {
  type Actividad,
  type Compromiso,
  type ContenidoCompromiso,
  type Instrumento,
  sumaPonderaciones,
} from '../../domain/compromiso.js';
import { avisosDe } from '../../domain/compromiso-aviso.js';
import { defectosDe } from '../../domain/compromiso-contenido.js';
import { esFecha, formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Plazo } from '../../domain/plazo.js';
import { porcentaje } from '../../domain/porcentaje.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import type { Viewer } from './feature.js';
import { beginning } from './long-text.js';

/** An instrument in one line, such as «Manual de procedimientos: Capítulo 3». */
export const instrumentoLine = ({ clase, nombre }: Instrumento): string => {
  if (nombre === '') return INSTRUMENTOS_EN_LISTA[clase];
  return clase === 'otro' ? nombre : `${INSTRUMENTOS_EN_LISTA[clase]}: ${nombre}`;
};

/** A date of a draft, which may be missing. */
export const fechaLine = (fecha: string): string => (esFecha(fecha) ? formatFecha(fecha) : 'sin fecha');

/** What a unit owes, with its date; once that has passed, that it can be done all the same. */
const owedLine = (what: string, { vence }: Plazo, { today }: Viewer): string =>
  vence < today
    ? `⚠ ${what}: venció el ${formatFecha(vence)}; todavía puede presentarse.`
    : `${what}, a más tardar el ${formatFecha(vence)}.`;

/** Where a commitment stands, in one sentence. */
export const situacionLine = ({ situacion, versiones }: Compromiso, viewer: Viewer): string => {
  switch (situacion.estado) {
    case 'solicitado':
      return owedLine('Por proponer', situacion.plazo, viewer);
    case 'propuesto':
      return `Versión ${versiones.length} en revisión de la Secretaría Ejecutiva.`;
    case 'devuelto':
      return owedLine('Por responder', situacion.plazo, viewer);
    case 'acordado':
      return `Acordado en su versión ${situacion.version} por ${viewer.nameOf(situacion.acuse.persona)}, ${formatInstante(situacion.acuse.at)}.`;
    case 'sin-respuesta':
      return `Sin respuesta: venció el ${formatFecha(situacion.plazo.vence)}. La unidad aún puede proponerlo.`;
    case 'para-modificatorio':
      return `Se dejó para un convenio modificatorio: ${situacion.razon}`;
  }
};

const SHORT: Readonly<Record<Compromiso['situacion']['estado'], string>> = {
  solicitado: 'Por proponer',
  propuesto: 'En revisión',
  devuelto: 'Devuelto, por responder',
  acordado: 'Acordado',
  'sin-respuesta': 'Sin respuesta',
  'para-modificatorio': 'Para modificatorio',
};

/** The same in two or three words, for lists. */
export const situacionShort = ({ situacion, borrador }: Compromiso): string =>
  borrador !== undefined && situacion.estado === 'solicitado' ? 'Borrador, por presentar' : SHORT[situacion.estado];

/** An activity as its card lists it. `place` counts from 1; `fin` says when it ends, where that is no longer what was agreed. */
export const actividadRow = (actividad: Actividad, place: number, fin = fechaLine(actividad.fin)) => ({
  titulo: `${place}. ${beginning(actividad.descripcion === '' ? 'Actividad sin descripción' : actividad.descripcion, 300, 4)}`,
  detalle: [
    actividad.responsable === '' ? 'Sin responsable' : `${actividad.responsable}, ${actividad.cargo}`,
    `${fechaLine(actividad.inicio)} a ${fin}`,
    actividad.unidadMedida === '' ? 'Sin unidad de medida' : actividad.unidadMedida,
    porcentaje(actividad.ponderacion),
  ].join(' · '),
  productos:
    actividad.productos.length === 0
      ? 'Productos: ninguno todavía.'
      : `Productos: ${beginning(actividad.productos.map(({ nombre }) => nombre).join('; '), 600, 4)}`,
});

/** What its activities add up to, said with what is missing. */
export const sumaLine = ({ actividades }: ContenidoCompromiso): string => {
  const sum = sumaPonderaciones(actividades) / 100;
  if (actividades.length === 0) return 'Aún no hay actividades.';
  return sum === 100
    ? 'Las ponderaciones suman 100 %.'
    : `Las ponderaciones suman ${porcentaje(sum)}; deben sumar 100 %.`;
};

/** Most defects that a card names: what comes after is said once these are mended. */
const DEFECTS = 6;

/** What stops it from being proposed, all of it, and what the program points out, each as a sentence. */
export const reparosDe = (
  ciclo: CicloAbierto,
  { asm }: Compromiso,
  contenido: ContenidoCompromiso,
  viewer: Viewer,
): { readonly falta: readonly string[]; readonly avisos: readonly { readonly texto: string }[] } => {
  const texto = ciclo.asm[asm]?.texto;
  const falta = defectosDe(contenido)
    .slice(0, DEFECTS)
    .map(({ refusal }) => refusal.why);
  const avisos =
    texto === undefined ? [] : avisosDe(contenido, { texto, paa: ciclo.datos.paaSiguiente, today: viewer.today });
  return { falta, avisos: avisos.slice(0, 8).map((aviso) => ({ texto: `◷ ${aviso.texto}` })) };
};
