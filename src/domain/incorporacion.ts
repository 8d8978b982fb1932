import { type AsmId, isDescartado } from './asm.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { ClavePuesto } from './identity.js';
import { posturaKey } from './postura.js';

const requestsOf = (ciclo: CicloAbierto, id: AsmId, unidad: ClavePuesto, context: Context): readonly CicloEvent[] => {
  const asm = ciclo.asm[id];
  if (asm === undefined || asm.seleccion.estado === 'pendiente' || isDescartado(asm)) return [];
  const concurrencia: readonly CicloEvent[] =
    asm.concurrencias[unidad] === undefined
      ? [{ type: 'concurrencia-solicitada', asm: id, unidad, plazo: plazoFor(context, 'concurrencia') }]
      : [];
  const postura: readonly CicloEvent[] =
    asm.clasificacion !== undefined && ciclo.posturas[posturaKey(id, unidad)] === undefined
      ? [{ type: 'postura-solicitada', asm: id, unidad, plazo: plazoFor(context, 'postura') }]
      : [];
  return [...concurrencia, ...postura];
};

/**
 * What a unit is asked at once when it is notified late: each unit of a shared ASM answers for itself, so one that joins
 * after the assessment is asked for its concurrence, and after the classification for its position too.
 */
export const solicitudesAlNotificar = (
  ciclo: CicloAbierto,
  aviso: { readonly unidad: ClavePuesto; readonly asm: readonly AsmId[] },
  context: Context,
): readonly CicloEvent[] => aviso.asm.flatMap((id) => requestsOf(ciclo, id, aviso.unidad, context));
