import type { Bimestre } from './bimestre.js';
import type { Documento } from './convenio.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { AvanceAsm, InformeBimestral } from './seguimiento-state.js';

/** Orders of 5.2. Who may give each one is in `permiso.ts`. */
export type SeguimientoCommand =
  | { readonly type: 'abrir-seguimiento'; readonly bimestre: Bimestre }
  | {
      readonly type: 'reportar-avance';
      readonly bimestre: Bimestre;
      readonly unidad: ClavePuesto;
      readonly avances: readonly AvanceAsm[];
    }
  | { readonly type: 'posponer-seguimiento'; readonly bimestre: Bimestre; readonly unidad: ClavePuesto }
  | { readonly type: 'repetir-seguimiento'; readonly bimestre: Bimestre; readonly unidad: ClavePuesto }
  | { readonly type: 'cerrar-seguimiento'; readonly bimestre: Bimestre }
  | { readonly type: 'compilar-bimestre'; readonly bimestre: Bimestre; readonly informe: InformeBimestral }
  | {
      readonly type: 'solicitar-captura';
      readonly bimestre: Bimestre;
      readonly folio: string;
      readonly solicitud: Documento;
    }
  | { readonly type: 'acusar-captura'; readonly bimestre: Bimestre }
  | { readonly type: 'registrar-captura'; readonly bimestre: Bimestre; readonly fecha: Fecha }
  | { readonly type: 'omitir-captura'; readonly bimestre: Bimestre; readonly razon: string };
