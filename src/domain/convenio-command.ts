import type { AsmId } from './asm.js';
import type { CompromisoPedido, Preguntas } from './compromiso.js';
import type { Documento, Firmante, ParteConvenio, Resguardo } from './convenio.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';

/** What is written of one commitment. */
export interface Redaccion {
  readonly asm: AsmId;
  readonly contenido: CompromisoPedido;
}

/** Orders of 3.1 to 4.2. Who may give each one is in `permiso.ts`. */
export type ConvenioCommand =
  | {
      readonly type: 'preparar-compromisos';
      readonly unidad: ClavePuesto;
      readonly propuestas: readonly Redaccion[];
      /** The titular is to be told that they are ready. */
      readonly avisa?: true;
      /** What is not ready: kept by the same order, and nobody is told. */
      readonly borradores?: readonly Redaccion[];
    }
  | {
      readonly type: 'proponer-compromisos';
      readonly unidad: ClavePuesto;
      /** Without content, the draft is what is proposed. */
      readonly propuestas: readonly { readonly asm: AsmId; readonly contenido?: CompromisoPedido }[];
      /** What is not proposed yet: kept by the same order. */
      readonly borradores?: readonly Redaccion[];
    }
  | {
      readonly type: 'acordar-compromisos';
      readonly unidad: ClavePuesto;
      readonly asm: readonly AsmId[];
      readonly preguntas: Preguntas;
    }
  | {
      readonly type: 'devolver-compromiso';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly observaciones: string;
    }
  | {
      readonly type: 'contraproponer-compromisos';
      readonly unidad: ClavePuesto;
      /** The same for each of them. */
      readonly observaciones: string;
      readonly propuestas: readonly Redaccion[];
    }
  | {
      readonly type: 'dejar-para-modificatorio';
      readonly unidad: ClavePuesto;
      readonly asm: readonly AsmId[];
      readonly razon: string;
    }
  | { readonly type: 'reabrir-compromiso'; readonly unidad: ClavePuesto; readonly asm: AsmId; readonly razon: string }
  | {
      readonly type: 'integrar-convenio';
      readonly documento: Documento;
      /** What the document was made from: refused when it is no longer so. */
      readonly partes: readonly ParteConvenio[];
      readonly firmantes: readonly Firmante[];
    }
  | {
      readonly type: 'firmar-convenio';
      readonly puesto: ClavePuesto;
      readonly numero: number;
      /** SHA-256 of the PDF that the signer was shown. */
      readonly sha256: string;
    }
  | {
      readonly type: 'negar-firma';
      readonly puesto: ClavePuesto;
      readonly numero: number;
      readonly sha256: string;
      readonly razon: string;
      readonly asm: readonly AsmId[];
    }
  | { readonly type: 'adjuntar-convenio-firmado'; readonly numero: number; readonly archivo: Archivo }
  | { readonly type: 'anular-por-cambio-de-titular'; readonly numero: number }
  | { readonly type: 'expedir-constancia'; readonly numero: number; readonly constancia: Documento }
  | {
      readonly type: 'integrar-en-paa';
      readonly entradas: readonly {
        readonly asm: AsmId;
        readonly unidad: ClavePuesto;
        readonly actividad: string;
        readonly clave?: string;
        readonly noAplica?: string;
      }[];
    }
  | { readonly type: 'distribuir-convenio'; readonly numero: number }
  | {
      readonly type: 'acusar-copia';
      readonly numero: number;
      readonly puesto: ClavePuesto;
      readonly resguardo: Resguardo;
    }
  | {
      readonly type: 'preparar-publicacion';
      readonly numero: number;
      readonly paquete: Archivo;
      /** SHA-256 of the facts that it was made from. */
      readonly hechos: string;
    }
  | {
      readonly type: 'registrar-publicacion';
      readonly numero: number;
      readonly url: string;
      readonly fecha: Fecha;
      readonly verificados: readonly string[];
    };
