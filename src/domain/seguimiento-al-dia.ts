import type { CicloEvent } from './ciclo-event.js';
import { evolveOpen, type OpenEvent } from './ciclo-evolvers.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import type { ClavePuesto } from './identity.js';
import { isSeguimientoEvent } from './seguimiento-event.js';
import { seguidoEn } from './seguimiento-materia.js';
import { type Materia, materiasDe, type Seguido, type Seguimiento } from './seguimiento-state.js';

const isOpenEvent = (event: CicloEvent): event is OpenEvent => event.type !== 'ciclo-abierto';

const after = (ciclo: CicloAbierto, events: readonly CicloEvent[], context: Context): CicloAbierto =>
  events.filter(isOpenEvent).reduce((now, event) => evolveOpen(now, event, context), ciclo);

const EMPTY: Seguido = { unidades: {}, actividades: {} };

const listed = (materias: readonly (Materia & { readonly version?: number })[]): string =>
  materias.map(({ asm, actividad = '', version = 0 }) => `${asm}.${actividad}.${version}`).join();

/** Units that are asked about something else now. */
const changed = (before: Seguimiento, now: Seguido): readonly ClavePuesto[] =>
  [...new Set([...Object.keys(before.unidades), ...Object.keys(now.unidades)])].filter(
    (unidad) => listed(materiasDe(before, unidad)) !== listed(materiasDe(now, unidad)),
  );

/**
 * What an order changes of the check-ins that are open: a modificatorio, an ASM closed or reopened, and the unit is asked
 * about what is in force, not about what was (5.2). Check-ins from before the Convenio stay as they were opened.
 */
export const seguimientosAlDia = (
  ciclo: CicloAbierto,
  events: readonly CicloEvent[],
  context: Context,
): readonly CicloEvent[] => {
  const open = Object.values(ciclo.seguimientos).filter((each) => !each.cerrado && each.actividades !== undefined);
  if (open.length === 0 || events.every(isSeguimientoEvent)) return [];
  const now = after(ciclo, events, context);
  return open.flatMap((each): readonly CicloEvent[] => {
    const seguido = seguidoEn(now, each.bimestre) ?? EMPTY;
    const cambiaron = changed(each, seguido);
    return cambiaron.length === 0
      ? []
      : [{ type: 'seguimiento-actualizado', bimestre: each.bimestre, ...seguido, cambiaron }];
  });
};
