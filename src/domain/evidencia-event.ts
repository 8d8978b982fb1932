import type { AsmId } from './asm.js';
import type { ActoAprobacion, InstrumentoVigente } from './evidencia-state.js';
import type { Archivo, ClavePuesto } from './identity.js';
import type { Plazo } from './plazo.js';

/** Where evidence is filed: an ASM of a unit and, once there is a Convenio, the product that it shows. */
export interface LugarEvidencia {
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly producto?: string;
}

/** Events of 5.1. Stored for ever: a shape once written keeps being read. */
export type EvidenciaEvent =
  | (LugarEvidencia & {
      readonly type: 'evidencia-archivada';
      readonly id: string;
      readonly archivo: Archivo;
      readonly version: number;
    })
  | (LugarEvidencia & {
      readonly type: 'acto-registrado';
      readonly evidencia: string;
      readonly acto: ActoAprobacion;
    })
  | (LugarEvidencia & {
      readonly type: 'instrumento-registrado';
      readonly evidencia: string;
      readonly instrumento: InstrumentoVigente;
    })
  | (LugarEvidencia & { readonly type: 'evidencia-aceptada'; readonly evidencia: string; readonly version: number })
  | (LugarEvidencia & {
      readonly type: 'evidencia-devuelta';
      readonly evidencia: string;
      readonly version: number;
      readonly observaciones: string;
      readonly plazo: Plazo;
    });

/** The types of the events of 5.1: one without a row doesn't compile. */
const TYPES: Readonly<Record<EvidenciaEvent['type'], true>> = {
  'evidencia-archivada': true,
  'acto-registrado': true,
  'instrumento-registrado': true,
  'evidencia-aceptada': true,
  'evidencia-devuelta': true,
};

/** Tells the events of 5.1 from the others. */
export const isEvidenciaEvent = (event: { readonly type: string }): event is EvidenciaEvent =>
  Object.hasOwn(TYPES, event.type);
