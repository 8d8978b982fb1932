import type { ResultadoAsm } from './acta.js';
import type { Documento, Firmante } from './convenio.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';

/** Orders of 5.3 to 5.5. Who may give each one is in `permiso.ts`. */
export type ActaCommand =
  | {
      readonly type: 'integrar-acta';
      readonly documento: Documento;
      /** What the document was made from: refused when it is no longer so. */
      readonly resultados: readonly ResultadoAsm[];
      readonly firmantes: readonly Firmante[];
    }
  | {
      readonly type: 'firmar-acta';
      readonly puesto: ClavePuesto;
      readonly numero: number;
      /** SHA-256 of the PDF that the signer was shown. */
      readonly sha256: string;
    }
  | {
      readonly type: 'negar-firma-de-acta';
      readonly puesto: ClavePuesto;
      readonly numero: number;
      readonly sha256: string;
      readonly razon: string;
    }
  | { readonly type: 'adjuntar-acta-firmada'; readonly numero: number; readonly archivo: Archivo }
  | { readonly type: 'anular-acta-por-cambio'; readonly numero: number }
  | { readonly type: 'expedir-constancia-de-acta'; readonly numero: number; readonly constancia: Documento }
  | { readonly type: 'preparar-resultados'; readonly numero: number; readonly paquete: Archivo }
  | {
      readonly type: 'publicar-resultados';
      readonly numero: number;
      readonly url: string;
      readonly fecha: Fecha;
      readonly verificados: readonly string[];
    };
