import type {
  Actividad,
  ActividadPedida,
  Compromiso,
  CompromisoPedido,
  ContenidoCompromiso,
  Producto,
  ProductoPedido,
} from './compromiso.js';

/** What was numbered before, by id, the newest wording of each. */
const known = ({ versiones, borrador }: Compromiso): ReadonlyMap<string, Actividad> => {
  const contents = [...versiones.map(({ contenido }) => contenido), ...(borrador ? [borrador] : [])];
  return new Map(contents.flatMap(({ actividades }) => actividades).map((each) => [each.id, each]));
};

interface Numbered {
  readonly id: string;
}

/**
 * The number that something asked for keeps: the one it names, if this commitment gave it; else, when it names none, that of
 * what reads the same. An unknown one counts as none: it comes from a client. No number is kept twice.
 */
const keeper = <T extends Numbered>(before: readonly T[], textOf: (each: T) => string) => {
  const taken = new Set<string>();
  return (id: string | undefined, text: string, named: ReadonlySet<string>): string | undefined => {
    const free = before.filter((each) => !taken.has(each.id));
    const found =
      free.find((each) => each.id === id) ??
      (id === undefined || id === '' ? free.find((each) => !named.has(each.id) && textOf(each) === text) : undefined);
    if (found !== undefined) taken.add(found.id);
    return found?.id;
  };
};

const asked = (pedidos: readonly { readonly id?: string }[]): ReadonlySet<string> =>
  new Set(pedidos.flatMap(({ id }) => (id === undefined ? [] : [id])));

const placeOf = (id: string): number => Number(id.split('.P')[1] ?? 0);

const numberProducts = (
  actividad: string,
  pedidos: readonly ProductoPedido[],
  before: readonly Producto[],
): readonly Producto[] => {
  const keep = keeper(before, ({ nombre }) => nombre);
  const named = asked(pedidos);
  let last = Math.max(0, ...before.map(({ id }) => placeOf(id)));
  return pedidos.map(({ id, nombre }) => {
    const kept = keep(id, nombre, named);
    if (kept === undefined) last += 1;
    return { id: kept ?? `${actividad}.P${last}`, nombre };
  });
};

const activity = (id: string, pedida: ActividadPedida, before: Actividad | undefined): Actividad => {
  const { descripcion, responsable, cargo, inicio, fin, unidadMedida, ponderacion } = pedida;
  const productos = numberProducts(id, pedida.productos, before?.productos ?? []);
  return { id, descripcion, responsable, cargo, inicio, fin, unidadMedida, ponderacion, productos };
};

/**
 * Gives every new activity and product its number and keeps those that they had, so that evidence filed on a product
 * still belongs to it in a later version.
 */
export const numerar = (compromiso: Compromiso, pedido: CompromisoPedido): ContenidoCompromiso => {
  const before = known(compromiso);
  const keep = keeper([...before.values()], ({ descripcion }) => descripcion);
  const named = asked(pedido.actividades);
  let last = compromiso.numeradas;
  const actividades = pedido.actividades.map((each) => {
    const kept = keep(each.id, each.descripcion, named);
    if (kept === undefined) last += 1;
    const id = kept ?? `A${last}`;
    return activity(id, each, before.get(id));
  });
  const { compromiso: texto, plazo, instrumento } = pedido;
  return {
    compromiso: texto,
    plazo,
    instrumento: { clase: instrumento.clase, nombre: instrumento.nombre },
    actividades,
  };
};

/** The highest number given in a content. */
export const ultimaNumerada = ({ actividades }: ContenidoCompromiso): number =>
  Math.max(0, ...actividades.map(({ id }) => Number(id.slice(1))));
