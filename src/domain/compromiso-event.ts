import type { AsmId } from './asm.js';
import type { ContenidoCompromiso, Preguntas } from './compromiso.js';
import type { ClavePuesto } from './identity.js';
import type { Plazo } from './plazo.js';

/** Events of 3.1. Stored for ever: a shape once written keeps being read. */
export type CompromisoEvent =
  | { readonly type: 'compromiso-solicitado'; readonly asm: AsmId; readonly unidad: ClavePuesto; readonly plazo: Plazo }
  | {
      readonly type: 'compromiso-preparado';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly contenido: ContenidoCompromiso;
    }
  /** Drafts are ready and the titular is told so. */
  | { readonly type: 'compromisos-por-presentar'; readonly unidad: ClavePuesto; readonly asm: readonly AsmId[] }
  | {
      readonly type: 'compromiso-propuesto';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly numero: number;
      readonly contenido: ContenidoCompromiso;
    }
  | {
      readonly type: 'compromiso-devuelto';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly observaciones: string;
      readonly contrapropuesta?: { readonly numero: number; readonly contenido: ContenidoCompromiso };
      readonly plazo: Plazo;
    }
  | {
      readonly type: 'compromiso-acordado';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly version: number;
      readonly preguntas: Preguntas;
    }
  | { readonly type: 'compromiso-dejado'; readonly asm: AsmId; readonly unidad: ClavePuesto; readonly razon: string }
  | {
      readonly type: 'compromiso-reabierto';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly razon: string;
      readonly plazo: Plazo;
    };

/** Tells the events of 3.1 from the others. */
export const isCompromisoEvent = (event: { readonly type: string }): event is CompromisoEvent =>
  event.type.startsWith('compromiso-') || event.type === 'compromisos-por-presentar';
