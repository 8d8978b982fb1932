import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { estadoCierre } from '../../domain/cierre-actual.js';
import { evidenciaAceptada, ultimaEvidencia, versionesEn } from '../../domain/evidencia.js';
import { porRevisar } from '../../domain/evidencia-entrega.js';
import type { LugarEvidencia } from '../../domain/evidencia-event.js';
import { faltaEnProducto } from '../../domain/evidencia-formalidad.js';
import {
  type EstadoProducto,
  estadoDeProducto,
  type ProductoConvenido,
  productosConvenidos,
} from '../../domain/evidencia-producto.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { formatFecha } from '../../domain/fecha.js';
import type { Fecha } from '../../domain/identity.js';
import { type FechasActividad, fechasDe } from '../../domain/prorroga.js';
import { countedIfAny } from '../counted.js';
import { fechasLine } from '../fechas-actividad.js';

/** A product of the Convenio in force with where it stands. */
export interface Entrega {
  readonly product: ProductoConvenido;
  readonly estado: EstadoProducto;
  /** Its ASM was closed: nothing more is delivered on it. */
  readonly cerrado: boolean;
  readonly ultima: Evidencia | undefined;
  /** The versions that wait for SE together. */
  readonly porRevisar: readonly Evidencia[];
  /** The version that SE accepted last. */
  readonly aceptada: Evidencia | undefined;
  /** What is still to be recorded of it once it is accepted. */
  readonly falta: ReturnType<typeof faltaEnProducto>;
  readonly fechas: FechasActividad;
  /** By when the unit is to do something about it. */
  readonly vence: Fecha;
}

/** Where a product stands. */
export const entregaOf = (ciclo: CicloAbierto, product: ProductoConvenido): Entrega => {
  const { asm, unidad, producto } = product;
  const ultima = ultimaEvidencia(ciclo, asm, unidad, producto.id);
  const fechas = fechasDe(ciclo, product);
  return {
    product,
    estado: estadoDeProducto(ciclo, product),
    cerrado: estadoCierre(ciclo, asm) !== 'abierto',
    ultima,
    porRevisar: porRevisar(versionesEn(ciclo, { asm, unidad, producto: producto.id })),
    aceptada: evidenciaAceptada(ciclo, asm, unidad, producto.id),
    falta: faltaEnProducto(ciclo, product),
    fechas,
    vence: ultima?.revision?.estado === 'devuelta' ? ultima.revision.plazo.vence : fechas.vigente,
  };
};

/** The products of a unit with where each stands, in the order of the Convenio. */
export const entregasDe = (ciclo: CicloAbierto, unidad: string): readonly Entrega[] =>
  productosConvenidos(ciclo)
    .filter((product) => product.unidad === unidad)
    .map((product) => entregaOf(ciclo, product));

/** Where its evidence is filed. */
export const lugarOf = ({
  product: { asm, unidad, producto },
}: Entrega): LugarEvidencia & { readonly producto: string } => ({
  asm,
  unidad,
  producto: producto.id,
});

/** The matter of a product. */
export const asuntoOf = (entrega: Entrega): string => {
  const { asm, unidad, producto } = lugarOf(entrega);
  return asunto.producto(asm, unidad, producto);
};

/** «actividad 2 de ASM-01». */
export const actividadName = ({ asm, lugar }: Pick<ProductoConvenido, 'asm' | 'lugar'>): string =>
  `actividad ${lugar} de ${asm}`;

/** The same at the beginning of a line. */
export const actividadTitle = ({ asm, lugar }: Pick<ProductoConvenido, 'asm' | 'lugar'>): string =>
  `Actividad ${lugar} de ${asm}`;

const FALTA = { acto: 'el acto que la aprobó', instrumento: 'el instrumento en que se integró la mejora' } as const;

const faltaLine = ({ falta, cerrado }: Entrega): string =>
  falta.length === 0 || cerrado ? '' : `; falta registrar ${falta.map((each) => FALTA[each]).join(' y ')}`;

const NUMBERS = new Intl.ListFormat('es-MX', { type: 'conjunction' });

/** «Versión 3», or «Versiones 2 y 3». */
export const versionesName = (versiones: readonly Evidencia[]): string =>
  `${versiones.length === 1 ? 'Versión' : 'Versiones'} ${NUMBERS.format(versiones.map(({ version }) => String(version)))}`;

/** Where it stands, in a sentence, with the date that matters now. */
export const estadoLine = (entrega: Entrega, today: Fecha): string => {
  const { estado, cerrado, ultima, aceptada, fechas, vence } = entrega;
  const version = ultima?.version ?? 1;
  if (cerrado && estado !== 'aceptada')
    return `${ultima === undefined ? 'Sin entregar' : `Versión ${version} sin aceptar`}; el ASM ya está cerrado.`;
  const late = vence < today ? '⚠ Vencida. ' : '';
  switch (estado) {
    case 'por-entregar':
      return `${late}Por entregar; la actividad termina el ${fechasLine(fechas)}.`;
    case 'en-revision':
      return aceptada === undefined
        ? `${versionesName(entrega.porRevisar)} en revisión de la Secretaría Ejecutiva.`
        : `${versionesName(entrega.porRevisar)} en revisión; la versión ${aceptada.version} ya está aceptada.`;
    case 'devuelta':
      return `${late}Versión ${version} devuelta con observaciones; corrija a más tardar el ${formatFecha(vence)}.`;
    case 'aceptada':
      return `✔ Versión ${version} aceptada${faltaLine(entrega)}.`;
  }
};

const ORDER: Readonly<Record<EstadoProducto, number>> = {
  devuelta: 0,
  'por-entregar': 0,
  'en-revision': 1,
  aceptada: 2,
};
const ORDER_OF_REVIEW: Readonly<Record<EstadoProducto, number>> = {
  'en-revision': 0,
  devuelta: 1,
  'por-entregar': 1,
  aceptada: 2,
};

const by =
  (order: Readonly<Record<EstadoProducto, number>>) =>
  (a: Entrega, b: Entrega): number =>
    order[a.estado] - order[b.estado] || b.falta.length - a.falta.length || a.vence.localeCompare(b.vence);

/** What the unit has to do first, the nearest date before the others. */
export const urgentFirst = (all: readonly Entrega[]): readonly Entrega[] => all.toSorted(by(ORDER));

/** What SE has to review first. */
export const reviewFirst = (all: readonly Entrega[]): readonly Entrega[] => all.toSorted(by(ORDER_OF_REVIEW));

/** How many products stand where. */
export const tallyLine = (all: readonly Entrega[], today: Fecha): string => {
  const of = (estado: EstadoProducto): readonly Entrega[] =>
    all.filter((each) => each.estado === estado && (estado === 'aceptada' || !each.cerrado));
  const late = [...of('por-entregar'), ...of('devuelta')].filter(({ vence }) => vence < today).length;
  return [
    ...countedIfAny(of('por-entregar').length, 'por entregar', 'por entregar'),
    ...countedIfAny(of('devuelta').length, 'devuelto', 'devueltos'),
    ...countedIfAny(late, 'vencido', 'vencidos'),
    ...countedIfAny(of('en-revision').length, 'en revisión', 'en revisión'),
    ...countedIfAny(of('aceptada').length, 'aceptado', 'aceptados'),
  ].join(' · ');
};
