import type { ClavePuesto, Fecha, PersonId } from './identity.js';

/** Orders of a hand-over. Who may give each one is in `permiso.ts`. */
export type RelevoCommand =
  | {
      readonly type: 'entregar-puesto';
      readonly puesto: ClavePuesto;
      readonly persona: PersonId;
      readonly desde: Fecha;
    }
  | { readonly type: 'acusar-entrega'; readonly puesto: ClavePuesto };
