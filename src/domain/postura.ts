import type { AsmId } from './asm.js';
import type { Archivo, ClavePuesto, Fecha, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';

/** Sense of a unit's position (2.3). */
export type SentidoPostura = 'aceptada' | 'aceptada-con-precisiones' | 'rechazada';

/** What a unit says of an ASM (2.3). */
export interface ContenidoPostura {
  readonly sentido: SentidoPostura;
  readonly justificacion: string;
  /** First proposals of action; may be empty only when rejected. */
  readonly propuestas: string;
}

/** A presented version: it is never changed, a correction is another one. */
export interface VersionPostura {
  readonly numero: number;
  readonly contenido: ContenidoPostura;
  readonly archivos: readonly Archivo[];
  readonly persona: PersonId;
  readonly at: Instante;
  /** What the Secretaría Ejecutiva answered to this version, if it returned it or insisted. */
  readonly respuesta?: { readonly tipo: 'devuelta' | 'insistencia'; readonly texto: string; readonly fecha: Fecha };
}

/** State of a unit's position on one ASM. */
export type EstadoPostura =
  | { readonly estado: 'solicitada'; readonly plazo: Plazo }
  | { readonly estado: 'presentada' }
  | { readonly estado: 'atendida' }
  | { readonly estado: 'sin-respuesta'; readonly plazo: Plazo };

/** A unit's position on one ASM, with every version. Each unit of a shared ASM answers for itself. */
export interface Postura {
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly situacion: EstadoPostura;
  readonly versiones: readonly VersionPostura[];
  /** What the enlace prepared and the titular has not presented yet. */
  readonly borrador?: ContenidoPostura;
  /** Who left the draft so, and when; absent while it is only the former version's text. */
  readonly preparada?: { readonly persona: PersonId; readonly at: Instante };
  /** The titular was told of the draft and its files as they are now. */
  readonly avisada?: true;
  /** Files that will go with the next version. */
  readonly anexos: readonly Archivo[];
}

/** Most characters of the justification, and of the proposals. */
export const MAX_POSTURA = 8000;

/** Most characters of what SE writes back. */
export const MAX_OBSERVACIONES = 4000;

/** Most files of one version. */
export const MAX_ANEXOS = 20;

/** Key of a position: one per ASM and unit. */
export const posturaKey = (asm: AsmId, unidad: ClavePuesto): string => `${asm}.${unidad}`;

/** The version in force, the last one presented. */
export const ultimaVersion = (postura: Postura): VersionPostura | undefined => postura.versiones.at(-1);

/** Whether the unit may present now: it was asked, or its silence was recorded and it answers late. */
export const puedeResponderse = ({ situacion }: Postura): boolean =>
  situacion.estado === 'solicitada' || situacion.estado === 'sin-respuesta';

/** Whether the unit was asked and its date passed without an answer. */
export const estaVencida = ({ situacion }: Postura, today: Fecha): boolean =>
  situacion.estado === 'solicitada' && situacion.plazo.vence < today;
