import type { Acuse } from '../domain/acuse.js';
import { nombreDePuesto } from '../domain/directorio.js';
import { formatMomento } from '../domain/fecha.js';
import type { Instante } from '../domain/identity.js';
import type { Naming } from './constancia-documento.js';

/** Who stated something, for which post, and when. Names only: no person's id belongs in what is published. */
export interface Quien {
  readonly nombre: string;
  readonly puesto: string;
  /** Acted in the absence of the titular. */
  readonly suplente: boolean;
  readonly cuando: Instante;
}

/** Who an acuse is by, with names. */
export const quienDe = ({ persona, puesto, capacity, at }: Acuse, viewer: Naming): Quien => ({
  nombre: viewer.nameOf(persona),
  puesto: nombreDePuesto(viewer.directorio, puesto),
  suplente: capacity === 'suplente',
  cuando: at,
});

/** Who and when, as documents print it: the document says once that the hour is that of the centre of Mexico. The «h» never begins a line. */
export const quienEnPalabras = ({ nombre, puesto, suplente, cuando }: Quien): string =>
  `${nombre}, ${puesto}${suplente ? ', por ausencia del titular' : ''}, ${formatMomento(cuando).replace(' h', '\u00A0h')}`;
