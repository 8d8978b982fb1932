import type { Acuse } from './acuse.js';
import type { ClavePuesto } from './identity.js';
import type { Plazo } from './plazo.js';

/** Number that the program gives, such as `ASM-01`. A number in the evaluator's file is never a key. */
export type AsmId = string;

/** The id of the ASM that was registered in that place, counted from 1. */
export const asmIdOf = (numero: number): AsmId => `ASM-${String(numero).padStart(2, '0')}`;

/** What an ASM is presented as (Mechanism, section II). `sin-precisar` when the report doesn't say. */
export type ClaseAsm = 'hallazgo' | 'oportunidad' | 'debilidad' | 'amenaza' | 'sin-precisar';

/** Type of action required (2.2). */
export type TipoAsm = 'diseno' | 'gestion' | 'proceso' | 'estructura';

/** Priority level (2.2). */
export type PrioridadAsm = 'inmediata' | 'corto-plazo' | 'mediano-plazo';

/** Structural impact (2.1): puts an ASM first in every list. */
export type AmbitoEstructural = 'diseno' | 'logica-causal' | 'estructura-organica';

/** An ASM as the report presents it: its texts to the letter; what the report doesn't say is absent. */
export interface TextoAsm {
  readonly hallazgo?: string;
  readonly recomendacion?: string;
  readonly clase: ClaseAsm;
  /** Place that the report itself gives, to the letter; else the page or cell, such as `Hoja1!F3` or `página 12`. */
  readonly ubicacion: string;
  /** Cell or row of the file from which it was taken, when `ubicacion` is the report's own words. */
  readonly celda?: string;
  /** The number that the report gives it, to the letter. */
  readonly numero?: string;
  readonly programa?: string;
  readonly dependencia?: string;
}

/** A text of an ASM that a correction replaced, with the reason and who made it. */
export interface TextoPrevio {
  readonly texto: TextoAsm;
  readonly motivo: string;
  readonly acuse: Acuse;
}

/** A yes or no with its reason. */
export interface Criterio {
  readonly cumple: boolean;
  readonly razon: string;
}

/** Assessment of 2.1: viabilidad and factibilidad decide, the other three advise. */
export interface Valoracion {
  readonly viabilidad: Criterio;
  readonly factibilidad: Criterio;
  readonly claridad?: Criterio;
  readonly relevancia?: Criterio;
  readonly justificacion?: Criterio;
  readonly impactoEstructural: readonly AmbitoEstructural[];
}

/** What SE answered to a unit's observations (2.1). */
export interface Atencion {
  readonly texto: string;
  readonly acuse: Acuse;
}

/** A unit's word on the selection (2.1). */
export type Concurrencia =
  | { readonly estado: 'pendiente'; readonly plazo: Plazo }
  | { readonly estado: 'de-acuerdo'; readonly acuse: Acuse }
  | {
      readonly estado: 'con-observaciones';
      readonly observaciones: string;
      readonly acuse: Acuse;
      readonly atencion?: Atencion;
    }
  | { readonly estado: 'sin-respuesta'; readonly plazo: Plazo };

/** Selection of an ASM (2.1), with who decided it. */
export type Seleccion =
  | { readonly estado: 'pendiente' }
  | { readonly estado: 'seleccionado'; readonly valoracion: Valoracion; readonly acuse: Acuse }
  | {
      readonly estado: 'no-seleccionado';
      readonly valoracion: Valoracion;
      readonly razon: string;
      readonly acuse: Acuse;
    };

/** Classification of a selected ASM (2.2). */
export interface Clasificacion {
  readonly tipo: TipoAsm;
  readonly razonTipo: string;
  readonly prioridad: PrioridadAsm;
  readonly razonPrioridad: string;
}

/** A classification as it stands in the record, with who made it. */
export interface ClasificacionRegistrada extends Clasificacion {
  readonly acuse: Acuse;
}

/** An ASM of a ciclo. */
export interface Asm {
  readonly id: AsmId;
  readonly texto: TextoAsm;
  /** Texts that corrections replaced, oldest first. */
  readonly textosPrevios: readonly TextoPrevio[];
  /** Root cause in the Secretaría Ejecutiva's own words; never the report's. */
  readonly causaRaiz?: string;
  readonly unidades: readonly ClavePuesto[];
  /** Units already notified of it (1.3). */
  readonly notificadas: readonly ClavePuesto[];
  readonly seleccion: Seleccion;
  readonly concurrencias: Readonly<Record<ClavePuesto, Concurrencia>>;
  readonly clasificacion?: ClasificacionRegistrada;
  /** Classifications that another one replaced, or that ended when SE left the ASM out, oldest first. */
  readonly clasificacionesPrevias: readonly ClasificacionRegistrada[];
}

/** Whether an assessment selects the ASM: viabilidad and alta factibilidad decide, the rest advises (2.1). */
export const isSelected = ({ viabilidad, factibilidad }: Valoracion): boolean =>
  viabilidad.cumple && factibilidad.cumple;

/** Whether SE left out, with its reason, an ASM that its assessment had selected. */
export const isDescartado = ({ seleccion }: Asm): boolean =>
  seleccion.estado === 'no-seleccionado' && isSelected(seleccion.valoracion);

/** Whether the ASM goes first in every list for its structural impact (Mechanism, 2.1). */
export const isEstructural = (asm: Asm): boolean =>
  asm.seleccion.estado !== 'pendiente' && asm.seleccion.valoracion.impactoEstructural.length > 0;

/** The number that the report gives an ASM, when it tells it from the others: the same text in every row is no number. */
export const numeroPropio = (asms: readonly Asm[], { texto }: Asm): string | undefined =>
  asms.filter((each) => each.texto.numero === texto.numero).length === 1 ? texto.numero : undefined;

/** `ASM-100` comes after `ASM-99`. Not by `localeCompare`: with its options it makes a collator for every comparison. */
const byNumber = (a: AsmId, b: AsmId): number => a.length - b.length || Number(a > b) - Number(a < b);

/** Order of every list: structural impact first, then the order of the report. */
export const inListOrder = (asms: readonly Asm[]): readonly Asm[] =>
  [...asms].sort((a, b) => Number(isEstructural(b)) - Number(isEstructural(a)) || byNumber(a.id, b.id));
