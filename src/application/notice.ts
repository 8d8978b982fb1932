import type { Asunto } from '../domain/asunto.js';
import type { Context } from '../domain/context.js';
import { puestosOfClase, secretariaOf } from '../domain/directorio.js';
import { formatFecha } from '../domain/fecha.js';
import type { ClavePuesto, Fecha, Instante } from '../domain/identity.js';
import { elPuesto, enMayuscula } from '../domain/puesto-articulo.js';
import type { Recipient } from './event-log.js';

/** Something to tell: to whom, on what, in one es-MX line. */
export interface Notice {
  readonly to: Recipient;
  readonly asunto: Asunto;
  readonly summary: string;
}

/** The posts that notices speak of and go to, and the instant. */
export interface Audience {
  readonly at: Instante;
  readonly se: ClavePuesto;
  readonly contralorias: readonly ClavePuesto[];
  /** Every post of the roster. */
  readonly puestos: readonly ClavePuesto[];
  /** Name of a post, as a sentence says it. */
  readonly nameOf: (clave: ClavePuesto) => string;
}

/** The posts as the roster has them now. */
export const audienceOf = ({ directorio, at }: Context): Audience => ({
  at,
  se: secretariaOf(directorio),
  contralorias: puestosOfClase(directorio, 'contraloria').map(({ clave }) => clave),
  puestos: directorio.puestos.map(({ clave }) => clave),
  nameOf: (clave) => elPuesto(directorio, clave),
});

/** A notice to everybody on a post. */
export const toPost = (puesto: ClavePuesto, asunto: Asunto, summary: string): Notice => ({
  to: { puesto },
  asunto,
  summary: enMayuscula(summary),
});

/** `a más tardar el 23 de noviembre de 2026`. */
export const before = (vence: Fecha): string => `a más tardar el ${formatFecha(vence)}`;
