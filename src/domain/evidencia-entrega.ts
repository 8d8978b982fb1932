import type { Evidencia } from './evidencia-state.js';
import { millisBetween } from './fecha.js';
import type { Instante } from './identity.js';

/** What comes into one place within half an hour of the version before it is one delivery: several files, each a version. */
const UNA_ENTREGA_MS = 30 * 60_000;

/** Whether a file that comes at that instant belongs to the delivery that is waiting for SE: its notice serves for it too. */
export const sigueLaEntrega = (versiones: readonly Evidencia[], at: Instante): boolean => {
  const last = versiones.at(-1);
  return last !== undefined && last.revision === undefined && millisBetween(last.at, at) <= UNA_ENTREGA_MS;
};

/**
 * The versions that wait for SE together: the newest, while nothing was said of it, and those that were delivered with it.
 * What came earlier and nobody reviewed was replaced.
 */
export const porRevisar = (versiones: readonly Evidencia[]): readonly Evidencia[] => {
  const last = versiones.at(-1);
  if (last === undefined || last.revision !== undefined) return [];
  const rest = versiones.slice(0, -1);
  return sigueLaEntrega(rest, last.at) ? [...porRevisar(rest), last] : [last];
};
