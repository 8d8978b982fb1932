import type { CicloAbierto } from './ciclo-state.js';
import { compromisoKey, type Producto } from './compromiso.js';
import { evidenciaAceptada, ultimaEvidencia } from './evidencia.js';
import type { LugarEvidencia } from './evidencia-event.js';
import type { ClavePuesto } from './identity.js';
import { type ActividadConvenida, actividadesConvenidas } from './paa.js';

/** A product of the Convenio in force, with the activity that leaves it. */
export interface ProductoConvenido extends ActividadConvenida {
  readonly producto: Producto;
}

/** By the activities that leave them: as those, they are always the same. */
const PRODUCTOS = new WeakMap<readonly ActividadConvenida[], readonly ProductoConvenido[]>();

/** Every product of the Convenio in force, in its order; none before it is signed by all. */
export const productosConvenidos = (ciclo: CicloAbierto): readonly ProductoConvenido[] => {
  const actividades = actividadesConvenidas(ciclo);
  const found =
    PRODUCTOS.get(actividades) ??
    actividades.flatMap((each) => each.actividad.productos.map((producto) => ({ ...each, producto })));
  PRODUCTOS.set(actividades, found);
  return found;
};

/** The product of the Convenio in force that a place names; undefined when there is none, or the place names none. */
export const productoEn = (
  ciclo: CicloAbierto,
  { asm, unidad, producto }: LugarEvidencia,
): ProductoConvenido | undefined =>
  productosConvenidos(ciclo).find(
    (each) => each.asm === asm && each.unidad === unidad && each.producto.id === producto,
  );

/** Whether what was filed in a place is still of something agreed: a modificatorio may have taken its product out. */
export const sigueConvenido = (ciclo: CicloAbierto, lugar: LugarEvidencia): boolean =>
  lugar.producto === undefined || productoEn(ciclo, lugar) !== undefined;

/** What a unit still owes: the products of the Convenio in force without accepted evidence. */
export const productosPorEntregar = (ciclo: CicloAbierto, unidad: ClavePuesto): readonly ProductoConvenido[] =>
  productosConvenidos(ciclo).filter(
    (each) => each.unidad === unidad && evidenciaAceptada(ciclo, each.asm, each.unidad, each.producto.id) === undefined,
  );

/** Where a product stands: what its newest version waits for, or that there is none. */
export type EstadoProducto = 'por-entregar' | 'en-revision' | 'devuelta' | 'aceptada';

/** Where a product stands now. */
export const estadoDeProducto = (ciclo: CicloAbierto, { asm, unidad, producto }: ProductoConvenido): EstadoProducto => {
  const last = ultimaEvidencia(ciclo, asm, unidad, producto.id);
  if (last === undefined) return 'por-entregar';
  return last.revision?.estado ?? 'en-revision';
};

/** What a product was called in the last version of its commitment that had it: a modificatorio may have taken it out. */
export const nombreDeProducto = (ciclo: CicloAbierto, lugar: LugarEvidencia): string | undefined =>
  productoEn(ciclo, lugar)?.producto.nombre ??
  ciclo.compromisos[compromisoKey(lugar.asm, lugar.unidad)]?.versiones
    .flatMap(({ contenido }) => contenido.actividades)
    .flatMap(({ productos }) => productos)
    .findLast(({ id }) => id === lugar.producto)?.nombre;
