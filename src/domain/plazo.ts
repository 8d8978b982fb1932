import type { Fecha } from './identity.js';

/** Due date of a request and the day of its one reminder. Both are fixed when the request is made, so folding needs no calendar. */
export interface Plazo {
  readonly vence: Fecha;
  readonly recordar: Fecha;
}
