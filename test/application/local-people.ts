import type { Institution } from '../../src/application/institution.js';
import type { PersonId } from '../../src/domain/identity.js';
import { institution, sample } from '../adapters/system/institution-sample.js';

const person = (number: number): PersonId => `00000000-0000-4000-8000-00000000000${number}`;

/** The invented persons of the local start's institution, by what they are. The enlace keeps the roster too. */
export const PEOPLE = {
  se: person(1),
  do: person(2),
  dpc: person(3),
  enlace: person(4),
  da: person(5),
  contraloria: person(6),
  /** On no post. */
  stranger: person(9),
} as const;

/** The institution of the local start, with pieces of its file replaced. */
export const localInstitution = async (...changes: readonly (readonly [string, string])[]): Promise<Institution> =>
  institution(await sample(...changes));
