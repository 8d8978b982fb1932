import type { AsmId } from './asm.js';
import type { Bimestre } from './bimestre.js';
import type { ClavePuesto, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';

/** State of a matter as its unit reports it (5.2). */
export type EstadoAvance = 'atendido' | 'en-proceso' | 'no-iniciado' | 'otro';

/** What a unit reports of one ASM in a bimester. */
export interface AvanceAsm {
  readonly asm: AsmId;
  /** Whole number, 0 to 100. */
  readonly porcentaje: number;
  readonly estado: EstadoAvance;
  /** Obligatory when not started, when it is `otro`, and when the percentage goes down. */
  readonly motivo?: string;
  readonly comentarios?: string;
  /** The unit says so itself: there is evidence of the bimester, or there is none. */
  readonly conEvidencia: boolean;
}

/** A unit's report, with who made it and when. A correction until the cut-off is another one. */
export interface ReporteDeUnidad {
  readonly avances: readonly AvanceAsm[];
  readonly persona: PersonId;
  readonly at: Instante;
}

/** The check-in of one bimester. */
export interface Seguimiento {
  readonly bimestre: Bimestre;
  readonly unidades: Readonly<Record<ClavePuesto, readonly AsmId[]>>;
  readonly plazo: Plazo;
  readonly reportes: Readonly<Record<ClavePuesto, readonly ReporteDeUnidad[]>>;
  readonly cerrado: boolean;
  readonly sinReporte: readonly ClavePuesto[];
}
