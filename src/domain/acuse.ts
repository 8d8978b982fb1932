import type { Archivo, ClavePuesto, Fecha, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';

/** Who received or stated something, for which post, and when. */
export interface Acuse {
  readonly persona: PersonId;
  readonly puesto: ClavePuesto;
  readonly capacity: 'titular' | 'enlace' | 'suplente';
  readonly at: Instante;
}

/** A receipt on paper: its scan, the date that it bears, and who signed it. */
export interface AcuseEnPapel {
  readonly archivo: Archivo;
  readonly fecha: Fecha;
  readonly recibio: string;
}

/** What became of a request for receipt. */
export type EstadoAcuse =
  | { readonly estado: 'pendiente'; readonly plazo: Plazo }
  | { readonly estado: 'acusado'; readonly acuse: Acuse }
  | (AcuseEnPapel & {
      readonly estado: 'en-papel';
      /** What was recorded before it and corrected, the oldest first. */
      readonly anteriores: readonly AcuseEnPapel[];
    })
  | { readonly estado: 'sin-respuesta'; readonly plazo: Plazo };
