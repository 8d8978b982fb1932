import type { Acuse } from './acuse.js';
import type { AsmId } from './asm.js';
import type { Documento, Escaneo, Firmante, Negativa, Publicacion, ReglaFirma } from './convenio.js';
import type { ClavePuesto, Fecha, Instante } from './identity.js';
import type { Plazo } from './plazo.js';

/** How an ASM of the Convenio ended, as an Acta states it. */
export interface ResultadoAsm {
  readonly asm: AsmId;
  readonly estado: 'solventado' | 'sin-solventar';
}

/** Why an Acta lost its effect before it was signed. */
export type CausaActaSinEfecto = 'asm-reabierto' | 'integrada-de-nuevo' | 'firmante-cambio' | 'convenio-modificado';

/** State of an Acta. */
export type EstadoActa =
  | { readonly estado: 'en-firma'; readonly plazo: Plazo }
  | { readonly estado: 'sin-efecto'; readonly causa: CausaActaSinEfecto; readonly asm?: AsmId; readonly at: Instante }
  | { readonly estado: 'suscrita'; readonly at: Instante; readonly fecha: Fecha };

/** The Acta de Atención de ASM (5.3, 5.4). Its bytes are stored once and never rebuilt. */
export interface Acta {
  readonly numero: number;
  readonly documento: Documento;
  readonly resultados: readonly ResultadoAsm[];
  readonly firmantes: readonly Firmante[];
  /** What completes its signature, as the rule was when it was made. */
  readonly regla: ReglaFirma;
  readonly integrado: Acuse;
  readonly situacion: EstadoActa;
  readonly firmas: Readonly<Record<ClavePuesto, Acuse>>;
  readonly negativas: readonly Negativa[];
  /** The last one stands; the former ones stay. */
  readonly escaneos: readonly Escaneo[];
  readonly constancia?: Documento;
  /** Publication of the results (5.5), from the signature on. */
  readonly publicacion?: Publicacion;
}
