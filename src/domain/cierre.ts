import type { Acuse } from './acuse.js';
import type { Criterio } from './asm.js';
import type { Documento } from './convenio.js';
import type { Archivo, ClavePuesto } from './identity.js';
import type { Plazo } from './plazo.js';

/** Technical criteria of section IV of the Mechanism that SE judges; D, traceability, is computed and confirmed. */
export const CRITERIOS_JUZGADOS = ['A', 'B', 'C'] as const;

/** A criterion that SE judges. */
export type CriterioJuzgado = (typeof CRITERIOS_JUZGADOS)[number];

/** What a verdict says: `falta` when there is nothing to judge yet. */
export type ValorVeredicto = 'cumple' | 'no-cumple' | 'falta';

/** What SE says of a criterion, before it is recorded. */
export interface Juicio {
  readonly valor: ValorVeredicto;
  readonly razon: string;
  /** Id of the evidence that shows it. */
  readonly evidencia?: string;
  /** Criterion A: whether the entregable resolves the root cause directly, and univocally. */
  readonly directa?: Criterio;
  readonly univoca?: Criterio;
  /** Criterion C: whether the instrument is in force. */
  readonly vigente?: Criterio;
}

/** A verdict as it stands in the record. */
export interface Veredicto extends Juicio {
  readonly acuse: Acuse;
}

/** SE's confirmation of the computed traceability (criterion D). */
export interface Trazabilidad {
  readonly razon: string;
  readonly acuse: Acuse;
  /** The post that was asked for the second verdict, where SE itself executes the ASM. */
  readonly opina?: { readonly puesto: ClavePuesto; readonly plazo: Plazo };
}

/** The second verdict, by the Dirección de Administración, where SE itself executes the ASM. */
export interface SegundaOpinion {
  readonly conforme: boolean;
  readonly razon: string;
  readonly acuse: Acuse;
}

/** The four verdicts on an ASM, as far as they were given. */
export interface Dictamen {
  readonly veredictos: Readonly<Partial<Record<CriterioJuzgado, Veredicto>>>;
  readonly trazabilidad?: Trazabilidad;
  readonly segunda?: SegundaOpinion;
  /** Second verdicts given before that one, of verdicts that changed since; the oldest first. */
  readonly anteriores?: readonly SegundaOpinion[];
}

/** Where the closure of an ASM stands. */
export type SituacionCierre =
  | { readonly estado: 'abierto' }
  | { readonly estado: 'solventado'; readonly numero: number; readonly documento: Documento; readonly acuse: Acuse }
  | { readonly estado: 'sin-solventar'; readonly razon: string; readonly archivo: Archivo; readonly acuse: Acuse };

/** A closure that SE opened again, with the verdicts that it had. */
export interface Reapertura {
  readonly razon: string;
  readonly acuse: Acuse;
  readonly dictamen: Dictamen;
  readonly situacion: SituacionCierre;
}

/** The closure of an ASM of the Convenio (section IV of the Mechanism). */
export interface Cierre {
  readonly dictamen: Dictamen;
  readonly situacion: SituacionCierre;
  /** The oldest first. */
  readonly reaperturas: readonly Reapertura[];
  /** How many dictámenes were issued: their numbers are not given twice. */
  readonly emitidos: number;
}

/** The closure of an ASM on which nobody has said anything yet. */
export const CIERRE_INICIAL: Cierre = {
  dictamen: { veredictos: {} },
  situacion: { estado: 'abierto' },
  reaperturas: [],
  emitidos: 0,
};

/** The criteria judged `cumple` so far, D among them when it was confirmed. */
export const criteriosCumplidos = ({ veredictos, trazabilidad }: Dictamen): readonly string[] => [
  ...CRITERIOS_JUZGADOS.filter((criterio) => veredictos[criterio]?.valor === 'cumple'),
  ...(trazabilidad === undefined ? [] : ['D']),
];
