/** Microsoft Entra object id of a person. Names live in the roster, never in events. */
export type PersonId = string;

/** Key of a post (puesto) in the roster, such as `SE`, `DA` or `DO`. Obligations belong to posts. */
export type ClavePuesto = string;

/** Plain date `YYYY-MM-DD` in America/Mexico_City. */
export type Fecha = string;

/** Instant in UTC, ISO 8601 with milliseconds and `Z`. */
export type Instante = string;

/** In what capacity a person acts for a post: an enlace prepares and never signs; a suplente acts "por ausencia". */
export type Capacity = 'titular' | 'enlace' | 'suplente';

/** Who made a commit: a person for a post, or the clock. */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId; readonly puesto: ClavePuesto; readonly capacity: Capacity }
  | { readonly kind: 'system' };

/** A file kept in the archive. Content is found by its hash; the name is what its sender called it. */
export interface Archivo {
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly nombre: string;
  /** Media type found from the content, never from the name. */
  readonly tipo: string;
  /** Size in bytes. */
  readonly bytes: number;
}
