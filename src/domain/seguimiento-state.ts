import type { Acuse } from './acuse.js';
import type { AsmId } from './asm.js';
import type { Bimestre } from './bimestre.js';
import type { Documento } from './convenio.js';
import type { Archivo, ClavePuesto, Fecha, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';

/** State of a matter as its unit reports it (5.2). */
export type EstadoAvance = 'atendido' | 'en-proceso' | 'no-iniciado' | 'otro';

/** What a unit reports on: an activity of the Convenio or, before any Convenio, an ASM as a whole. */
export interface Materia {
  readonly asm: AsmId;
  readonly actividad?: string;
}

/** Key of a matter: `ASM-01.A2`, or `ASM-01`. */
export const materiaKey = ({ asm, actividad }: Materia): string =>
  actividad === undefined ? asm : `${asm}.${actividad}`;

/** An activity of the Convenio in force, with the version of the commitment that says what it is. */
export interface ActividadSeguida extends Materia {
  readonly actividad: string;
  readonly version: number;
}

/** What each unit is asked about: its ASM and, once there is a Convenio, the activities that it convened on them. */
export interface Seguido {
  readonly unidades: Readonly<Record<ClavePuesto, readonly AsmId[]>>;
  /** Absent before any Convenio: then each ASM is one matter. */
  readonly actividades?: Readonly<Record<ClavePuesto, readonly ActividadSeguida[]>>;
  /** Number of the Convenio in force that the activities were taken from. */
  readonly convenio?: number;
}

/** What a unit reports of one matter in a bimester. */
export interface AvanceAsm extends Materia {
  /** Whole number, 0 to 100. */
  readonly porcentaje: number;
  readonly estado: EstadoAvance;
  /** Obligatory when not started, when it is `otro`, and when the percentage goes down. */
  readonly motivo?: string;
  readonly comentarios?: string;
  /** The unit says so itself: there is evidence of the bimester, or there is none. */
  readonly conEvidencia: boolean;
  /** Ids of the filed evidence that it points to, among what it filed since the bimester began. */
  readonly evidencias?: readonly string[];
}

/** Most characters of a reason, and of the comments, on one ASM. */
const MAX_MOTIVO = 1000;
const MAX_COMENTARIOS = 2000;
/** The same on one activity: an ASM has several of them, and all of a page fit on one card. */
const MAX_MOTIVO_ACTIVIDAD = 500;
const MAX_COMENTARIOS_ACTIVIDAD = 1000;

/** Most characters that a reason and the comments on a matter may have. */
export const limitesDe = ({ actividad }: Materia): { readonly motivo: number; readonly comentarios: number } =>
  actividad === undefined
    ? { motivo: MAX_MOTIVO, comentarios: MAX_COMENTARIOS }
    : { motivo: MAX_MOTIVO_ACTIVIDAD, comentarios: MAX_COMENTARIOS_ACTIVIDAD };

/** What a unit sent at one time, on some or all of its matters. A correction until the cut-off is another one. */
export interface ReporteDeUnidad {
  readonly avances: readonly AvanceAsm[];
  readonly persona: PersonId;
  readonly at: Instante;
}

/** The report of a bimester, made once from the record: its table, and the document in both renderings. */
export interface InformeBimestral extends Documento {
  readonly xlsx: Archivo;
}

/** The request of capture in the SPP («en su caso»). */
export type Captura =
  | { readonly estado: 'omitida'; readonly razon: string; readonly acuse: Acuse }
  | (CapturaPedida & { readonly estado: 'solicitada'; readonly plazo: Plazo })
  | (CapturaPedida & { readonly estado: 'acusada'; readonly acuse: Acuse; readonly plazo: Plazo })
  | (CapturaPedida & {
      readonly estado: 'registrada';
      readonly acuse: Acuse;
      readonly fecha: Fecha;
      readonly registro: Acuse;
    });

/** What was asked of which post, under which number. */
interface CapturaPedida {
  readonly puesto: ClavePuesto;
  readonly folio: string;
  readonly solicitud: Documento;
  readonly solicito: Acuse;
}

/** The check-in of one bimester. */
export interface Seguimiento extends Seguido {
  readonly bimestre: Bimestre;
  readonly plazo: Plazo;
  readonly reportes: Readonly<Record<ClavePuesto, readonly ReporteDeUnidad[]>>;
  /** How often what is followed changed while it was open. */
  readonly cambios: number;
  /** Units that asked for the card another day, with that day. */
  readonly pospuestos: Readonly<Record<ClavePuesto, Fecha>>;
  readonly cerrado: boolean;
  readonly sinReporte: readonly ClavePuesto[];
  /** Those of `sinReporte` that had missed an earlier one too. */
  readonly reincidentes: readonly ClavePuesto[];
  readonly compilar?: Plazo;
  readonly informe?: InformeBimestral & { readonly acuse: Acuse; readonly plazo: Plazo };
  readonly captura?: Captura;
}

/** The last word of a unit on a matter in a check-in, with who gave it and when. */
export interface UltimoAvance {
  readonly avance: AvanceAsm;
  readonly persona: PersonId;
  readonly at: Instante;
}

/** What a unit is asked about in a check-in. */
export const materiasDe = (
  { unidades, actividades }: Seguido,
  unidad: ClavePuesto,
): readonly (Materia & { readonly version?: number })[] =>
  actividades === undefined ? (unidades[unidad] ?? []).map((asm): Materia => ({ asm })) : (actividades[unidad] ?? []);

/** What a unit last said of a matter in a check-in; undefined when it said nothing yet. */
export const ultimoAvance = (
  seguimiento: Seguimiento,
  unidad: ClavePuesto,
  materia: Materia,
): UltimoAvance | undefined =>
  (seguimiento.reportes[unidad] ?? [])
    .flatMap(({ avances, persona, at }) => avances.map((avance) => ({ avance, persona, at })))
    .findLast(({ avance }) => materiaKey(avance) === materiaKey(materia));

/** The matters on which a unit still owes its word in a check-in. */
export const sinAvance = (seguimiento: Seguimiento, unidad: ClavePuesto): readonly Materia[] =>
  materiasDe(seguimiento, unidad).filter((materia) => ultimoAvance(seguimiento, unidad, materia) === undefined);

/** The check-ins of a ciclo before a bimester, the latest first. */
const anteriores = (
  seguimientos: Readonly<Record<Bimestre, Seguimiento>>,
  bimestre: Bimestre,
): readonly Seguimiento[] =>
  Object.values(seguimientos)
    .filter((each) => each.bimestre < bimestre)
    .sort((a, b) => (a.bimestre < b.bimestre ? 1 : -1));

/** What a unit said of a matter in the last check-in before this one in which it said something. */
export const avanceAnterior = (
  seguimientos: Readonly<Record<Bimestre, Seguimiento>>,
  bimestre: Bimestre,
  unidad: ClavePuesto,
  materia: Materia,
): UltimoAvance | undefined =>
  anteriores(seguimientos, bimestre)
    .map((each) => ultimoAvance(each, unidad, materia))
    .find((each) => each !== undefined);

/** Whether a unit already missed a check-in of the ciclo before this one. */
export const yaFalto = (
  seguimientos: Readonly<Record<Bimestre, Seguimiento>>,
  bimestre: Bimestre,
  unidad: ClavePuesto,
): boolean => anteriores(seguimientos, bimestre).some((each) => each.sinReporte.includes(unidad));
