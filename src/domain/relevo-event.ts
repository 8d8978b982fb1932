import type { ClavePuesto, Fecha, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';
import type { AsuntoEntregado } from './relevo-state.js';

/** Events of a change of titular while a ciclo is open. Stored for ever: a shape once written keeps being read. */
export type RelevoEvent =
  | {
      readonly type: 'puesto-entregado';
      readonly puesto: ClavePuesto;
      readonly persona: PersonId;
      readonly anterior: PersonId;
      readonly desde: Fecha;
      readonly asuntos: readonly AsuntoEntregado[];
      /** Absent when nothing was open: then nothing is asked. */
      readonly plazo?: Plazo;
    }
  | { readonly type: 'entrega-acusada'; readonly puesto: ClavePuesto };

/** The types of these events: one without a row doesn't compile. */
const TYPES: Readonly<Record<RelevoEvent['type'], true>> = {
  'puesto-entregado': true,
  'entrega-acusada': true,
};

/** Tells these events from the others. */
export const isRelevoEvent = (event: { readonly type: string }): event is RelevoEvent =>
  Object.hasOwn(TYPES, event.type);
