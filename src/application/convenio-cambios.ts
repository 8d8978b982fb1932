import type { Actividad, ContenidoCompromiso, Instrumento } from '../domain/compromiso.js';
import { formatFecha } from '../domain/fecha.js';
import { INSTRUMENTOS_EN_DOCUMENTO } from './document-names.js';
import { quoted } from './shortened.js';

/** What was agreed before, and what is agreed now. */
interface Cambio<T> {
  readonly antes: T;
  readonly ahora: T;
}

const when = (changed: boolean, text: string): readonly string[] => (changed ? [text] : []);

const instrumentoName = ({ clase, nombre }: Instrumento): string =>
  nombre.trim() === '' ? INSTRUMENTOS_EN_DOCUMENTO[clase] : nombre;

const ofProductos = (of: string, { antes, ahora }: Cambio<Actividad>): readonly string[] => [
  ...ahora.productos.flatMap(({ id, nombre }) => {
    const former = antes.productos.find((each) => each.id === id);
    if (former === undefined) return [`${of}: se agrega el producto ${quoted(nombre)}.`];
    return when(former.nombre !== nombre, `${of}: el producto ${quoted(former.nombre)} pasa a ser ${quoted(nombre)}.`);
  }),
  ...antes.productos
    .filter(({ id }) => !ahora.productos.some((each) => each.id === id))
    .map(({ nombre }) => `${of}: se retira el producto ${quoted(nombre)}.`),
];

const ofActividad = (of: string, cambio: Cambio<Actividad>): readonly string[] => {
  const { antes, ahora } = cambio;
  const date = (what: string, from: string, to: string): readonly string[] =>
    when(from !== to, `${of}: la fecha de ${what} pasa del ${formatFecha(from)} al ${formatFecha(to)}.`);
  const quien = ({ responsable, cargo }: Actividad): string => `${responsable}, ${cargo}`;
  return [
    ...when(antes.descripcion !== ahora.descripcion, `${of}: cambia su texto; decía ${quoted(antes.descripcion)}.`),
    ...date('inicio', antes.inicio, ahora.inicio),
    ...date('término', antes.fin, ahora.fin),
    ...when(
      antes.ponderacion !== ahora.ponderacion,
      `${of}: la ponderación pasa de ${antes.ponderacion} % a ${ahora.ponderacion} %.`,
    ),
    ...when(quien(antes) !== quien(ahora), `${of}: responde ${quien(ahora)}, en lugar de ${quien(antes)}.`),
    ...when(
      antes.unidadMedida !== ahora.unidadMedida,
      `${of}: la unidad de medida pasa de ${quoted(antes.unidadMedida)} a ${quoted(ahora.unidadMedida)}.`,
    ),
    ...ofProductos(of, cambio),
  ];
};

const ofActividades = ({ antes, ahora }: Cambio<readonly Actividad[]>): readonly string[] => [
  ...ahora.flatMap((each, index) => {
    const former = antes.find(({ id }) => id === each.id);
    const place = `ctividad ${index + 1}`;
    return former === undefined
      ? [`Se agrega la a${place}: ${quoted(each.descripcion)}.`]
      : ofActividad(`A${place}`, { antes: former, ahora: each });
  }),
  ...antes.flatMap((each, index) =>
    ahora.some(({ id }) => id === each.id)
      ? []
      : [`Se retira la que era la actividad ${index + 1}: ${quoted(each.descripcion)}.`],
  ),
];

/** What a modificatorio changes of a commitment, from one version to the other: short sentences, in the order of the commitment. */
export const cambiosDelCompromiso = ({ antes, ahora }: Cambio<ContenidoCompromiso>): readonly string[] => {
  const instrumento = [instrumentoName(antes.instrumento), instrumentoName(ahora.instrumento)] as const;
  return [
    ...when(
      antes.compromiso !== ahora.compromiso,
      `Cambia el texto del compromiso; decía ${quoted(antes.compromiso)}.`,
    ),
    ...when(
      antes.plazo !== ahora.plazo,
      `El plazo pasa del ${formatFecha(antes.plazo)} al ${formatFecha(ahora.plazo)}.`,
    ),
    ...when(
      instrumento[0] !== instrumento[1],
      `El instrumento pasa de ${quoted(instrumento[0])} a ${quoted(instrumento[1])}.`,
    ),
    ...ofActividades({ antes: antes.actividades, ahora: ahora.actividades }),
  ];
};
