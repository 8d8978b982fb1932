import type { CausaActaSinEfecto, ResultadoAsm } from './acta.js';
import type { AsmId } from './asm.js';
import type { Documento, Firmante, ReglaFirma } from './convenio.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';

/** Events of 5.3 to 5.5. Stored for ever: a shape once written keeps being read. */
export type ActaEvent =
  | {
      readonly type: 'acta-integrada';
      readonly numero: number;
      readonly documento: Documento;
      readonly resultados: readonly ResultadoAsm[];
      readonly firmantes: readonly Firmante[];
      /** What completes its signature, as the rule was when it was made. */
      readonly regla: ReglaFirma;
      readonly plazo: Plazo;
    }
  | { readonly type: 'acta-firmada'; readonly numero: number; readonly puesto: ClavePuesto; readonly sha256: string }
  | {
      readonly type: 'firma-de-acta-negada';
      readonly numero: number;
      readonly puesto: ClavePuesto;
      readonly sha256: string;
      readonly razon: string;
    }
  | { readonly type: 'acta-escaneada'; readonly numero: number; readonly archivo: Archivo }
  | {
      readonly type: 'acta-sin-efecto';
      readonly numero: number;
      readonly causa: CausaActaSinEfecto;
      readonly asm?: AsmId;
      /** Posts whose approval is void: they sign again. */
      readonly firmaron: readonly ClavePuesto[];
    }
  | { readonly type: 'acta-suscrita'; readonly numero: number; readonly publicacion: Plazo }
  | { readonly type: 'constancia-de-acta-expedida'; readonly numero: number; readonly constancia: Documento }
  | { readonly type: 'resultados-preparados'; readonly numero: number; readonly paquete: Archivo }
  | {
      readonly type: 'resultados-publicados';
      readonly numero: number;
      readonly url: string;
      readonly fecha: Fecha;
      readonly paquete: Archivo;
      readonly verificados: readonly string[];
    }
  | { readonly type: 'resultados-recordados'; readonly numero: number; readonly plazo: Plazo };

/** The types of these events: one without a row doesn't compile. */
const TYPES: Readonly<Record<ActaEvent['type'], true>> = {
  'acta-integrada': true,
  'acta-firmada': true,
  'firma-de-acta-negada': true,
  'acta-escaneada': true,
  'acta-sin-efecto': true,
  'acta-suscrita': true,
  'constancia-de-acta-expedida': true,
  'resultados-preparados': true,
  'resultados-publicados': true,
  'resultados-recordados': true,
};

/** Tells these events from the others. */
export const isActaEvent = (event: { readonly type: string }): event is ActaEvent => Object.hasOwn(TYPES, event.type);
