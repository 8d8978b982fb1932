import type { AsmId } from './asm.js';
import type { CriterioJuzgado, Juicio } from './cierre.js';
import type { Documento } from './convenio.js';
import type { Archivo } from './identity.js';

/** Orders of section IV: verdicts, closure and reopening. Who may give each one is in `permiso.ts`. */
export type CierreCommand =
  | {
      readonly type: 'dictaminar-criterio';
      readonly asm: AsmId;
      readonly criterio: CriterioJuzgado;
      readonly juicio: Juicio;
    }
  | { readonly type: 'confirmar-trazabilidad'; readonly asm: AsmId; readonly razon: string }
  | {
      readonly type: 'dar-segunda-opinion';
      readonly asm: AsmId;
      readonly conforme: boolean;
      readonly razon: string;
    }
  | {
      readonly type: 'emitir-dictamen';
      readonly asm: AsmId;
      readonly documento: Documento;
      /** Version of the matter that the cédula was made from: refused when it is no longer so. */
      readonly base: number;
    }
  | { readonly type: 'cerrar-sin-solventar'; readonly asm: AsmId; readonly razon: string; readonly archivo: Archivo }
  | { readonly type: 'reabrir-asm'; readonly asm: AsmId; readonly razon: string };
