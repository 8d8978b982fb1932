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

/** Most characters of a reason, and of the comments, on one ASM. */
export const MAX_MOTIVO = 1000;
export const MAX_COMENTARIOS = 2000;

/** What a unit sent at one time, on some or all of its ASM. A correction until the cut-off is another one. */
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

/** The last word of a unit on an ASM in a check-in, with who gave it and when. */
export interface UltimoAvance {
  readonly avance: AvanceAsm;
  readonly persona: PersonId;
  readonly at: Instante;
}

/** What a unit last said of one ASM in a check-in; undefined when it said nothing yet. */
export const ultimoAvance = (seguimiento: Seguimiento, unidad: ClavePuesto, asm: AsmId): UltimoAvance | undefined =>
  (seguimiento.reportes[unidad] ?? [])
    .flatMap(({ avances, persona, at }) => avances.map((avance) => ({ avance, persona, at })))
    .findLast(({ avance }) => avance.asm === asm);

/** The ASM on which a unit still owes its word in a check-in. */
export const sinAvance = (seguimiento: Seguimiento, unidad: ClavePuesto): readonly AsmId[] =>
  (seguimiento.unidades[unidad] ?? []).filter((asm) => ultimoAvance(seguimiento, unidad, asm) === undefined);

/** The check-ins of a ciclo before a bimester, the latest first. */
const anteriores = (
  seguimientos: Readonly<Record<Bimestre, Seguimiento>>,
  bimestre: Bimestre,
): readonly Seguimiento[] =>
  Object.values(seguimientos)
    .filter((each) => each.bimestre < bimestre)
    .sort((a, b) => (a.bimestre < b.bimestre ? 1 : -1));

/** What a unit said of an ASM in the last check-in before this one in which it said something. */
export const avanceAnterior = (
  seguimientos: Readonly<Record<Bimestre, Seguimiento>>,
  bimestre: Bimestre,
  unidad: ClavePuesto,
  asm: AsmId,
): UltimoAvance | undefined =>
  anteriores(seguimientos, bimestre)
    .map((each) => ultimoAvance(each, unidad, asm))
    .find((each) => each !== undefined);

/** Whether a unit already missed a check-in of the ciclo before this one. */
export const yaFalto = (
  seguimientos: Readonly<Record<Bimestre, Seguimiento>>,
  bimestre: Bimestre,
  unidad: ClavePuesto,
): boolean => anteriores(seguimientos, bimestre).some((each) => each.sinReporte.includes(unidad));
