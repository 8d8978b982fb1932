import type { AsmId } from './asm.js';
import type { ClavePuesto, Fecha } from './identity.js';

/** Orders of a prórroga. Who may give each one is in `permiso.ts`. */
export type ProrrogaCommand =
  | {
      readonly type: 'solicitar-prorroga';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly actividad: string;
      readonly hasta: Fecha;
      readonly justificacion: string;
    }
  | { readonly type: 'conceder-prorroga'; readonly prorroga: string; readonly puesto: ClavePuesto }
  | {
      readonly type: 'negar-prorroga';
      readonly prorroga: string;
      readonly puesto: ClavePuesto;
      readonly razon: string;
    };
