import type { AsmId } from './asm.js';
import type { CriterioJuzgado, Juicio } from './cierre.js';
import type { Documento } from './convenio.js';
import type { Archivo, ClavePuesto } from './identity.js';
import type { Plazo } from './plazo.js';

/** Events of section IV. Stored for ever: a shape once written keeps being read. */
export type CierreEvent =
  | {
      readonly type: 'criterio-dictaminado';
      readonly asm: AsmId;
      readonly criterio: CriterioJuzgado;
      readonly juicio: Juicio;
    }
  | {
      readonly type: 'trazabilidad-confirmada';
      readonly asm: AsmId;
      readonly razon: string;
      /** The post that is asked for the second verdict, where SE itself executes the ASM. */
      readonly opina?: { readonly puesto: ClavePuesto; readonly plazo: Plazo };
    }
  | {
      readonly type: 'segunda-opinion-dada';
      readonly asm: AsmId;
      readonly conforme: boolean;
      readonly razon: string;
    }
  | {
      readonly type: 'dictamen-emitido';
      readonly asm: AsmId;
      /** Consecutive of the ASM: another one follows a reopening. */
      readonly numero: number;
      readonly documento: Documento;
    }
  | {
      readonly type: 'asm-cerrado-sin-solventar';
      readonly asm: AsmId;
      readonly razon: string;
      readonly archivo: Archivo;
    }
  | { readonly type: 'asm-reabierto'; readonly asm: AsmId; readonly razon: string };

/** The types of these events: one without a row doesn't compile. */
const TYPES: Readonly<Record<CierreEvent['type'], true>> = {
  'criterio-dictaminado': true,
  'trazabilidad-confirmada': true,
  'segunda-opinion-dada': true,
  'dictamen-emitido': true,
  'asm-cerrado-sin-solventar': true,
  'asm-reabierto': true,
};

/** Tells these events from the others. */
export const isCierreEvent = (event: { readonly type: string }): event is CierreEvent =>
  Object.hasOwn(TYPES, event.type);
