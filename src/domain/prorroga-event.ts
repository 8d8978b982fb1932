import type { AsmId } from './asm.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';

/** The prórroga that an event is about, and the activity whose date it is to move. */
interface DeProrroga {
  readonly id: string;
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly actividad: string;
}

/** Events of a prórroga. Stored for ever: a shape once written keeps being read. */
export type ProrrogaEvent =
  | (DeProrroga & {
      readonly type: 'prorroga-solicitada';
      readonly version: number;
      readonly original: Fecha;
      readonly de: Fecha;
      readonly hasta: Fecha;
      readonly dias: number;
      readonly justificacion: string;
      readonly deciden: readonly ClavePuesto[];
      readonly plazo: Plazo;
    })
  | (DeProrroga & { readonly type: 'prorroga-aprobada'; readonly puesto: ClavePuesto })
  | (DeProrroga & { readonly type: 'prorroga-concedida'; readonly hasta: Fecha })
  | (DeProrroga & { readonly type: 'prorroga-negada'; readonly puesto: ClavePuesto; readonly razon: string });

/** The types of the events of a prórroga: one without a row doesn't compile. */
const TYPES: Readonly<Record<ProrrogaEvent['type'], true>> = {
  'prorroga-solicitada': true,
  'prorroga-aprobada': true,
  'prorroga-concedida': true,
  'prorroga-negada': true,
};

/** Tells the events of a prórroga from the others. */
export const isProrrogaEvent = (event: { readonly type: string }): event is ProrrogaEvent =>
  Object.hasOwn(TYPES, event.type);
