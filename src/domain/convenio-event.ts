import type { AsmId } from './asm.js';
import type {
  CausaSinEfecto,
  Documento,
  Excluido,
  Firmante,
  ParteConvenio,
  ReglaFirma,
  Resguardo,
} from './convenio.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';

/** Events of 3.2, 3.3, 4.1 and 4.2. Stored for ever: a shape once written keeps being read. */
export type ConvenioEvent =
  | {
      readonly type: 'convenio-integrado';
      readonly numero: number;
      readonly modifica?: number;
      readonly documento: Documento;
      readonly partes: readonly ParteConvenio[];
      readonly excluidos: readonly Excluido[];
      readonly firmantes: readonly Firmante[];
      /** What completes its signature. Absent in what was written before it was kept: the institution's rule then. */
      readonly regla?: ReglaFirma;
      readonly plazo: Plazo;
    }
  | {
      readonly type: 'convenio-firmado';
      readonly numero: number;
      readonly puesto: ClavePuesto;
      readonly sha256: string;
    }
  | {
      readonly type: 'firma-negada';
      readonly numero: number;
      readonly puesto: ClavePuesto;
      readonly sha256: string;
      readonly razon: string;
      readonly asm: readonly AsmId[];
    }
  | { readonly type: 'convenio-escaneado'; readonly numero: number; readonly archivo: Archivo }
  | {
      readonly type: 'convenio-sin-efecto';
      readonly numero: number;
      readonly causa: CausaSinEfecto;
      readonly asm?: AsmId;
      readonly unidad?: ClavePuesto;
      /** Posts whose approval is void: they sign again. */
      readonly firmaron: readonly ClavePuesto[];
    }
  | { readonly type: 'convenio-suscrito'; readonly numero: number; readonly paa: Plazo; readonly publicacion: Plazo }
  | { readonly type: 'constancia-expedida'; readonly numero: number; readonly constancia: Documento }
  | {
      readonly type: 'actividad-integrada';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly actividad: string;
      /** Key of the activity in the PAA, or why it does not apply: one of both. */
      readonly clave?: string;
      readonly noAplica?: string;
    }
  | { readonly type: 'copia-entregada'; readonly numero: number; readonly puesto: ClavePuesto; readonly plazo: Plazo }
  | {
      readonly type: 'copia-acusada';
      readonly numero: number;
      readonly puesto: ClavePuesto;
      readonly resguardo: Resguardo;
    }
  | {
      readonly type: 'publicacion-preparada';
      readonly numero: number;
      readonly paquete: Archivo;
      /** SHA-256 of the facts that it was made from; those of before held the Convenio's PDF alone. */
      readonly hechos?: string;
    }
  | {
      readonly type: 'convenio-publicado';
      readonly numero: number;
      readonly url: string;
      readonly fecha: Fecha;
      readonly paquete: Archivo;
      readonly verificados: readonly string[];
    }
  | { readonly type: 'publicacion-recordada'; readonly numero: number; readonly plazo: Plazo };

/** The types of the events of 3.2 to 4.2: one without a row doesn't compile. */
const TYPES: Readonly<Record<ConvenioEvent['type'], true>> = {
  'convenio-integrado': true,
  'convenio-firmado': true,
  'firma-negada': true,
  'convenio-escaneado': true,
  'convenio-sin-efecto': true,
  'convenio-suscrito': true,
  'constancia-expedida': true,
  'actividad-integrada': true,
  'copia-entregada': true,
  'copia-acusada': true,
  'publicacion-preparada': true,
  'convenio-publicado': true,
  'publicacion-recordada': true,
};

/** Tells the events of 3.2 to 4.2 from the others. */
export const isConvenioEvent = (event: { readonly type: string }): event is ConvenioEvent =>
  Object.hasOwn(TYPES, event.type);
