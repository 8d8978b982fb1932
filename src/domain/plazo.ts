import type { ClavePuesto, Fecha } from './identity.js';

/** Due date of a request and the day of its one reminder. Both are fixed when the request is made, so folding needs no calendar. */
export interface Plazo {
  readonly vence: Fecha;
  readonly recordar: Fecha;
}

/** Mark under which a reminder or an expiry of a due date is kept, so that each is told once. */
export const marcaDePlazo = (asunto: string, puesto: ClavePuesto, vence: Fecha): string =>
  `${asunto}|${puesto}|${vence}`;
