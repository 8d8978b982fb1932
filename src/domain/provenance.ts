import type { Acuse } from './acuse.js';
import type { Actor, Instante } from './identity.js';

/** When and by whom an event came to be: what the commit knows and the event doesn't repeat. */
export interface Provenance {
  readonly at: Instante;
  readonly actor: Actor;
}

/** Receipt by whoever made the commit. Throws when the clock made it: a receipt is somebody's. */
export const acuseOf = ({ at, actor }: Provenance): Acuse => {
  if (actor.kind !== 'person') throw new Error('a receipt must be made by a person');
  return { persona: actor.person, puesto: actor.puesto, capacity: actor.capacity, at };
};
