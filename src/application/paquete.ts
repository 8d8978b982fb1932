import type { Fecha } from '../domain/identity.js';
import type { Column, Field } from './document.js';

/** What a field of the open data holds. Dates are ISO 8601; numbers have a decimal point. */
export type TipoDato = 'texto' | 'clave' | 'catálogo' | 'fecha' | 'número';

/** What a field means, as the data dictionary says it. */
export interface Campo {
  /** Lower-case letters, digits and `_`. */
  readonly nombre: string;
  readonly significado: string;
  readonly tipo: TipoDato;
  /** Unit of measure, such as «porcentaje»; absent when it has none. */
  readonly unidad?: string;
}

/** A value of the open data; absent when the record doesn't have it. */
export type Valor = string | number | undefined;

/** A field that holds once for the whole package. Several values are a list. */
export interface Dato extends Campo {
  readonly valor: Valor | readonly string[];
}

/** A table of open data: it gives a CSV, a list of `datos.json`, and its part of the dictionary. */
export interface Conjunto {
  /** Its CSV is called so, and its list in the JSON. */
  readonly nombre: string;
  readonly titulo: string;
  readonly campos: readonly Campo[];
  /** As many values as fields, in their order. */
  readonly filas: readonly (readonly Valor[])[];
}

/** A field of a table, with how each row gives its value: what the dictionary says and what is written can't part ways. */
export interface Columna<Fila> extends Campo {
  readonly valor: (fila: Fila) => Valor;
}

/** A field of a table: its type, its name, what it means, how a row gives its value, and its unit if it has one. */
export const columna = <Fila>(
  tipo: TipoDato,
  nombre: string,
  significado: string,
  valor: (fila: Fila) => Valor,
  unidad?: string,
): Columna<Fila> => ({ nombre, significado, tipo, ...(unidad !== undefined && { unidad }), valor });

/** Makes a table of open data from whatever its rows are. */
export const conjuntoDe = <Fila>(
  { nombre, titulo }: Pick<Conjunto, 'nombre' | 'titulo'>,
  columnas: readonly Columna<Fila>[],
  filas: readonly Fila[],
): Conjunto => ({
  nombre,
  titulo,
  campos: columnas.map(({ valor: _valor, ...campo }) => campo),
  filas: filas.map((fila) => columnas.map(({ valor }) => valor(fila))),
});

/** A piece of the page, by what it means. Texts are plain text; `\n` breaks the line. */
export type Pieza =
  | { readonly clase: 'parrafo'; readonly texto: string }
  | { readonly clase: 'lista'; readonly renglones: readonly string[] }
  | { readonly clase: 'campos'; readonly campos: readonly Field[] }
  /** `rotulo` names the table; the first value of each row is its heading, which leads to its section when `anclas` says which. */
  | {
      readonly clase: 'tabla';
      readonly rotulo: string;
      readonly columnas: readonly Column[];
      readonly filas: readonly (readonly string[])[];
      readonly anclas?: readonly string[];
    };

/** A section of the page with its own. `ancla` is its address in the page: letters, digits and `-`, once in a page. */
export interface Seccion {
  readonly ancla: string;
  readonly titulo: string;
  readonly piezas: readonly Pieza[];
  readonly secciones?: readonly Seccion[];
}

/** A document that is published as it is, such as the signed PDF. */
export interface DocumentoPublico {
  /** Name of the file: lower-case letters, digits and `-`, so that every portal serves it. */
  readonly nombre: string;
  readonly titulo: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What the package is made from, besides the record's facts. */
export interface PartesDelPaquete {
  readonly pdf: Uint8Array;
  /** Hash of the record's last commit. */
  readonly cabeza: string;
  /** Day on which it is made. */
  readonly fecha: string;
}

/**
 * A package for the public portal: a page, documents and open data (key actions 4.2 and 5.5). It holds no personal data but
 * the names and posts of public servants acting as such: whoever builds one puts nothing else in it.
 */
export interface PaquetePublico {
  readonly titulo: string;
  readonly institucion: string;
  /** One paragraph: what is published here. */
  readonly presentacion: string;
  /** Dates the files: the clock never does. */
  readonly fecha: Fecha;
  /** Hash of the record's last commit (SHA-256, 64 hexadecimal digits). */
  readonly cabeza: string;
  readonly documentos: readonly DocumentoPublico[];
  readonly secciones: readonly Seccion[];
  readonly datos: readonly Dato[];
  readonly conjuntos: readonly Conjunto[];
}
