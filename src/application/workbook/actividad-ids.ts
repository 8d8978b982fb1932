import type { Actividad, ActividadPedida, Compromiso, ProductoPedido } from '../../domain/compromiso.js';
import type { FilaActividad } from './compromisos-rows.js';
import { claveActividad } from './compromisos-write.js';

/**
 * The products as they are asked for, with the numbers that they had: that of the same name, or, when there are as many as
 * before, that of the same place, since then one was only worded anew.
 */
export const productosPedidos = (
  nombres: readonly string[],
  before: Pick<Actividad, 'productos'> | undefined,
): readonly ProductoPedido[] => {
  const known = before?.productos ?? [];
  const named = new Set(known.filter((each) => nombres.includes(each.nombre)).map(({ id }) => id));
  const given = new Set<string>();
  return nombres.map((nombre, index) => {
    const same = known.find((each) => each.nombre === nombre && !given.has(each.id));
    const there = nombres.length === known.length ? known[index] : undefined;
    const kept = same ?? (there !== undefined && !named.has(there.id) ? there : undefined);
    if (kept !== undefined) given.add(kept.id);
    return { nombre, ...(kept && { id: kept.id }) };
  });
};

/** Of several rows with one key, such as a copied one, the row that still reads the same keeps it; else the first. */
const keepers = (
  filas: readonly FilaActividad[],
  known: ReadonlyMap<string, Actividad>,
): ReadonlySet<FilaActividad> => {
  const chosen = [...new Set(filas.map(({ clave }) => clave))].flatMap((clave) => {
    const before = known.get(clave);
    const rows = filas.filter((fila) => fila.clave === clave);
    const [first] = rows;
    if (before === undefined || first === undefined) return [];
    return [rows.find(({ actividad }) => actividad.descripcion === before.descripcion) ?? first];
  });
  return new Set(chosen);
};

/** The activities of one ASM in their order, each with the number that its key gives it. */
export const conNumeros = (
  asm: string,
  filas: readonly FilaActividad[],
  { versiones, borrador }: Compromiso,
): readonly ActividadPedida[] => {
  const contents = [...versiones.map(({ contenido }) => contenido), ...(borrador ? [borrador] : [])];
  const known = new Map(
    contents.flatMap(({ actividades }) => actividades).map((each) => [claveActividad(asm, each), each] as const),
  );
  const keep = keepers(filas, known);
  return filas.map((fila) => {
    const before = keep.has(fila) ? known.get(fila.clave) : undefined;
    const nombres = fila.actividad.productos.map(({ nombre }) => nombre);
    return {
      ...fila.actividad,
      ...(before && { id: before.id }),
      productos: productosPedidos(nombres, before),
    };
  });
};
