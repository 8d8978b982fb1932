import type { Bimestre } from './bimestre.js';
import type { Documento } from './convenio.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';
import type { AvanceAsm, InformeBimestral, Seguido } from './seguimiento-state.js';

/** Events of 5.2. Stored for ever: a shape once written keeps being read. */
export type SeguimientoEvent =
  | (Seguido & { readonly type: 'seguimiento-abierto'; readonly bimestre: Bimestre; readonly plazo: Plazo })
  /** What is followed changed while the check-in was open: a modificatorio, an ASM closed or reopened. */
  | (Seguido & {
      readonly type: 'seguimiento-actualizado';
      readonly bimestre: Bimestre;
      /** Units whose list is another one now. */
      readonly cambiaron: readonly ClavePuesto[];
    })
  | {
      readonly type: 'avance-reportado';
      readonly bimestre: Bimestre;
      readonly unidad: ClavePuesto;
      readonly avances: readonly AvanceAsm[];
    }
  /** The unit asks to be shown the card again on that date. */
  | {
      readonly type: 'seguimiento-pospuesto';
      readonly bimestre: Bimestre;
      readonly unidad: ClavePuesto;
      readonly fecha: Fecha;
    }
  | { readonly type: 'seguimiento-repetido'; readonly bimestre: Bimestre; readonly unidad: ClavePuesto }
  | {
      readonly type: 'seguimiento-cerrado';
      readonly bimestre: Bimestre;
      readonly sinReporte: readonly ClavePuesto[];
      /** Those of `sinReporte` that had already missed an earlier check-in of the ciclo. */
      readonly reincidentes: readonly ClavePuesto[];
      /** Until when SE compiles it; records from before compilation existed have none. */
      readonly compilar?: Plazo;
    }
  /** `plazo`: until when SE asks for the capture in the SPP, or says that it does not apply. */
  | {
      readonly type: 'bimestre-compilado';
      readonly bimestre: Bimestre;
      readonly informe: InformeBimestral;
      readonly plazo: Plazo;
    }
  | {
      readonly type: 'captura-solicitada';
      readonly bimestre: Bimestre;
      readonly puesto: ClavePuesto;
      readonly folio: string;
      readonly solicitud: Documento;
      readonly plazo: Plazo;
    }
  | { readonly type: 'captura-acusada'; readonly bimestre: Bimestre; readonly plazo: Plazo }
  | { readonly type: 'captura-registrada'; readonly bimestre: Bimestre; readonly fecha: Fecha }
  | { readonly type: 'captura-omitida'; readonly bimestre: Bimestre; readonly razon: string };

/** The types of the events of 5.2: one without a row doesn't compile. */
const TYPES: Readonly<Record<SeguimientoEvent['type'], true>> = {
  'seguimiento-abierto': true,
  'seguimiento-actualizado': true,
  'avance-reportado': true,
  'seguimiento-pospuesto': true,
  'seguimiento-repetido': true,
  'seguimiento-cerrado': true,
  'bimestre-compilado': true,
  'captura-solicitada': true,
  'captura-acusada': true,
  'captura-registrada': true,
  'captura-omitida': true,
};

/** Tells the events of 5.2 from the others. */
export const isSeguimientoEvent = (event: { readonly type: string }): event is SeguimientoEvent =>
  Object.hasOwn(TYPES, event.type);
