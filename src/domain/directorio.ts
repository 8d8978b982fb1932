import type { Capacity, ClavePuesto, Fecha, PersonId } from './identity.js';

/** Kinds of post that the process knows. Who may do what hangs on them. */
export const CLASES = [
  'secretaria-ejecutiva',
  'unidad',
  'direccion-administracion',
  'uippe',
  'contraloria',
  'administrador',
] as const;

/** Kind of a post: `uippe` prepares and never signs, `contraloria` only reads, `administrador` keeps the roster. */
export type ClasePuesto = (typeof CLASES)[number];

/** A post (puesto). Obligations belong to it, whoever holds it. */
export interface Puesto {
  readonly clave: ClavePuesto;
  readonly nombre: string;
  readonly clase: ClasePuesto;
  /** Whether ASM may be assigned to it. */
  readonly ejecutora: boolean;
  /** How the person in charge is addressed: `Titular de la Dirección de Organización`. */
  readonly cargo: string;
}

/**
 * A person on a post, from `desde` to `hasta`, both included; open-ended without `hasta`. When `hasta` comes before
 * `desde` it was annulled (a correction) and is in force on no date; it stays so that the same one is not made again.
 */
export interface Designacion {
  readonly persona: PersonId;
  readonly puesto: ClavePuesto;
  readonly capacity: Capacity;
  readonly desde: Fecha;
  readonly hasta?: Fecha;
  readonly motivo?: string;
}

/** State of the institution's stream: posts, and every designation that there was, is or will be. */
export interface Directorio {
  readonly puestos: readonly Puesto[];
  readonly designaciones: readonly Designacion[];
}

/** The roster before its first event. */
export const emptyDirectorio: Directorio = { puestos: [], designaciones: [] };

/** Whether a designation is in force on some date from `fecha` on. */
export const lastsUntil = (designacion: Designacion, fecha: Fecha): boolean =>
  designacion.hasta === undefined || (designacion.hasta >= fecha && designacion.hasta >= designacion.desde);

/** Whether a designation is in force on a date. */
const inForce = (designacion: Designacion, fecha: Fecha): boolean =>
  designacion.desde <= fecha && lastsUntil(designacion, fecha);

/** The post with that key. */
export const puestoOf = (directorio: Directorio, clave: ClavePuesto): Puesto | undefined =>
  directorio.puestos.find((puesto) => puesto.clave === clave);

/** What a post is called; its key, when the roster doesn't know it. */
export const nombreDePuesto = (directorio: Directorio, clave: ClavePuesto): string =>
  puestoOf(directorio, clave)?.nombre ?? clave;

/** The posts of a kind, in the order in which they were registered. */
export const puestosOfClase = (directorio: Directorio, clase: ClasePuesto): readonly Puesto[] =>
  directorio.puestos.filter((puesto) => puesto.clase === clase);

/** Everybody on a post on a date: titular, enlaces and suplente. */
export const holdersOf = (directorio: Directorio, clave: ClavePuesto, fecha: Fecha): readonly Designacion[] =>
  directorio.designaciones.filter((held) => held.puesto === clave && inForce(held, fecha));

/** Everything that a person holds on a date. Empty for who is on no post. */
export const postsOf = (directorio: Directorio, persona: PersonId, fecha: Fecha): readonly Designacion[] =>
  directorio.designaciones.filter((held) => held.persona === persona && inForce(held, fecha));

/** The titular of a post on a date; undefined when it is vacant. */
export const titularOf = (directorio: Directorio, clave: ClavePuesto, fecha: Fecha): Designacion | undefined =>
  holdersOf(directorio, clave, fecha).find((held) => held.capacity === 'titular');

/** The dated deputy ("suplente por ausencia") of a post on a date. */
export const suplenteOf = (directorio: Directorio, clave: ClavePuesto, fecha: Fecha): Designacion | undefined =>
  holdersOf(directorio, clave, fecha).find((held) => held.capacity === 'suplente');

/** Whether somebody can sign for a post on a date: its titular or a suplente. */
export const hasSigner = (directorio: Directorio, clave: ClavePuesto, fecha: Fecha): boolean =>
  holdersOf(directorio, clave, fecha).some((held) => held.capacity !== 'enlace');

/** Post of the Secretaría Ejecutiva. Throws when the roster has none: nothing can run without it. */
export const secretariaOf = (directorio: Directorio): ClavePuesto => {
  const [se] = puestosOfClase(directorio, 'secretaria-ejecutiva');
  if (se === undefined) throw new Error('the roster has no Secretaría Ejecutiva');
  return se.clave;
};
