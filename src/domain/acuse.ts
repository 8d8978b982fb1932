import type { ClavePuesto, Instante, PersonId } from './identity.js';

/** Who received or stated something, for which post, and when. */
export interface Acuse {
  readonly persona: PersonId;
  readonly puesto: ClavePuesto;
  readonly capacity: 'titular' | 'enlace' | 'suplente';
  readonly at: Instante;
}
