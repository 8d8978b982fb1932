import type { Context } from '../domain/context.js';
import { holdersOf, nombreDePuesto, secretariaOf } from '../domain/directorio.js';
import type { ClavePuesto, PersonId } from '../domain/identity.js';
import type { OutgoingMessage } from './event-log.js';

/** A person that a message goes to; `vacant` is the name of the post in whose stead they learn of it. */
export interface Addressee {
  readonly person: PersonId;
  readonly vacant?: string;
}

/**
 * Whom a message to a post goes to on that day: everyone on it but whoever acted. Nobody can answer for a post without
 * titular and suplente, so the Secretaría Ejecutiva learns of what it was asked: else a request could fall due unseen.
 */
const ofPost = (puesto: ClavePuesto, except: PersonId | undefined, context: Context): readonly Addressee[] => {
  const { directorio, today } = context;
  const holders = holdersOf(directorio, puesto, today);
  const own = [...new Set(holders.map((held) => held.persona))].filter((person) => person !== except);
  const addressed: readonly Addressee[] = own.map((person) => ({ person }));
  const se = secretariaOf(directorio);
  if (puesto === se || holders.some((held) => held.capacity !== 'enlace')) return addressed;
  const vacant = nombreDePuesto(directorio, puesto);
  const inStead = new Set(holdersOf(directorio, se, today).map((held) => held.persona));
  return [
    ...addressed,
    ...[...inStead].filter((person) => !own.includes(person)).map((person) => ({ person, vacant })),
  ];
};

/** Whom a new card goes to. */
export const addresseesOf = ({ to, except }: OutgoingMessage, context: Context): readonly Addressee[] => {
  if ('person' in to) return [{ person: to.person }];
  return 'puesto' in to ? ofPost(to.puesto, except, context) : [];
};
