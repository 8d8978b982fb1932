import { concierne, unidadDe } from '../../domain/asm-historia.js';
import type { CicloEvent } from '../../domain/ciclo-event.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatMomento } from '../../domain/fecha.js';
import type { Actor } from '../../domain/identity.js';
import { sentence } from './asm-suceso.js';
import type { Viewer } from './feature.js';
import { holds, postName, readsAll } from './matter.js';

/** Who did something, with their post and in what capacity. */
export const who = (actor: Actor, viewer: Viewer): string => {
  if (actor.kind === 'system') return 'El sistema, por calendario';
  const capacity = actor.capacity === 'titular' ? '' : `, ${actor.capacity === 'enlace' ? 'enlace' : 'por ausencia'}`;
  return `${viewer.nameOf(actor.person)}, ${postName(viewer, actor.puesto)}${capacity}`;
};

/** Whether the viewer may read it: who reads all, and otherwise what is common or of their own post. */
const mayRead = (viewer: Viewer, ciclo: CicloAbierto, event: CicloEvent): boolean => {
  const unidad = unidadDe(ciclo, event);
  return readsAll(viewer) || unidad === undefined || holds(viewer, unidad);
};

/** One line of the history of an ASM. */
export interface Movimiento {
  readonly cuando: string;
  readonly quien: string;
  readonly que: string;
}

/** The history of an ASM as this viewer may read it, the newest first. */
export const movimientosOf = async (
  ciclo: CicloAbierto,
  asm: string,
  viewer: Viewer,
): Promise<readonly Movimiento[]> => {
  const all = await viewer.history(ciclo.datos.id);
  return all
    .filter(({ event }) => concierne(ciclo, event, asm) && mayRead(viewer, ciclo, event))
    .map((suceso) => ({
      cuando: formatMomento(suceso.at),
      quien: who(suceso.actor, viewer),
      que: sentence(suceso, ciclo, asm, viewer),
    }));
};
