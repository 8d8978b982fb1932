import type { TextoAsm } from '../domain/asm.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { nombreDePuesto } from '../domain/directorio.js';
import { fueraDelConvenio, type SituacionFuera } from '../domain/fuera-del-convenio.js';
import type { Viewer } from './chat/feature.js';

/** An ASM of the report, or one unit's part in it, that the Convenio in force does not hold. */
export interface FueraDelActa {
  readonly asm: string;
  /** Name of the unit's post; missing where it is the whole ASM. */
  readonly unidad?: string;
  /** What the report recommends, to the letter; the finding, where it recommends nothing. */
  readonly texto: string;
  readonly situacion: SituacionFuera;
  readonly razon?: string;
}

/** Why it is not in the Convenio, as documents and cards print it. */
export const FUERA_EN_DOCUMENTO: Readonly<Record<SituacionFuera, string>> = {
  'sin-valorar': 'Sin valorar',
  'no-seleccionado': 'No seleccionado',
  dejado: 'Se dejó para un convenio modificatorio',
  'sin-acordar': 'Sin compromiso acordado',
  'sin-suscribir': 'Con compromiso acordado, sin suscribir',
  retirado: 'Retirado por un convenio modificatorio',
};

const textOf = (texto: TextoAsm | undefined): string => texto?.recomendacion ?? texto?.hallazgo ?? '';

/** Gathers what the Convenio in force does not hold, so that the Acta accounts for every ASM of the report. */
export const fueraDelActa = (
  ciclo: CicloAbierto,
  { directorio }: Pick<Viewer, 'directorio'>,
): readonly FueraDelActa[] =>
  fueraDelConvenio(ciclo).map(({ unidad, ...each }) => ({
    ...each,
    ...(unidad !== undefined && { unidad: nombreDePuesto(directorio, unidad) }),
    texto: textOf(ciclo.asm[each.asm]?.texto),
  }));

/** What is out, and why, in one line: «ASM-02, Dirección de Organización. Sin compromiso acordado». */
export const lineaFuera = ({ asm, unidad, situacion, razon }: Omit<FueraDelActa, 'texto'>): string =>
  [
    `${[asm, ...(unidad === undefined ? [] : [unidad])].join(', ')}. ${FUERA_EN_DOCUMENTO[situacion]}`,
    ...(razon === undefined ? [] : [razon]),
  ].join(': ');
