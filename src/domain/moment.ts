import type { Actor, Fecha, Instante } from './identity.js';

/** When a command is decided and by whom. Comes in with the command, so that deciding stays pure. */
export interface Moment {
  readonly at: Instante;
  /** `at` as a plain date in America/Mexico_City. */
  readonly today: Fecha;
  readonly actor: Actor;
}
