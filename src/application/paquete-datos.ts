import { type Campo, type Columna, type Conjunto, columna, conjuntoDe, type PaquetePublico } from './paquete.js';

/** Where the fields that hold once for the package are. */
const DATOS = 'datos.json';

/** Name of the file of a table. */
export const archivoDe = ({ nombre }: Pick<Conjunto, 'nombre'>): string => `${nombre}.csv`;

interface Entrada extends Campo {
  readonly archivo: string;
}

const COLUMNAS: readonly Columna<Entrada>[] = [
  columna('texto', 'archivo', 'Archivo en el que está el campo.', ({ archivo }) => archivo),
  columna('clave', 'campo', 'Nombre del campo.', ({ nombre }) => nombre),
  columna('texto', 'significado', 'Qué contiene el campo.', ({ significado }) => significado),
  columna('catálogo', 'tipo', 'Tipo de dato: texto, clave, catálogo, fecha o número.', ({ tipo }) => tipo),
  columna('texto', 'unidad', 'Unidad de medida, si la tiene.', ({ unidad }) => unidad),
];

/** The data dictionary: every field of every file, what it means, its type and its unit. */
export const diccionarioDe = ({ datos, conjuntos }: Pick<PaquetePublico, 'datos' | 'conjuntos'>): Conjunto => {
  const of = (archivo: string, campos: readonly Campo[]): readonly Entrada[] =>
    campos.map((campo) => ({ ...campo, archivo }));
  return conjuntoDe({ nombre: 'diccionario', titulo: 'Diccionario de datos' }, COLUMNAS, [
    ...of(DATOS, datos),
    ...conjuntos.flatMap((each) => of(archivoDe(each), each.campos)),
  ]);
};

const objectsOf = ({ campos, filas }: Conjunto): readonly Record<string, unknown>[] =>
  filas.map((fila) => Object.fromEntries(campos.map(({ nombre }, index) => [nombre, fila[index] ?? null])));

/** Everything in one JSON: the fields of the package, then each table by its name. What is not there is `null`. */
export const jsonDe = ({ datos, conjuntos }: Pick<PaquetePublico, 'datos' | 'conjuntos'>): string => {
  const once = datos.map(({ nombre, valor }) => [nombre, valor ?? null] as const);
  const tables = conjuntos.map((each) => [each.nombre, objectsOf(each)] as const);
  return `${JSON.stringify(Object.fromEntries([...once, ...tables]), null, 2)}\n`;
};
