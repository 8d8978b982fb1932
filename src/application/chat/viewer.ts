import { postsOf } from '../../domain/directorio.js';
import type { PersonId } from '../../domain/identity.js';
import type { Names } from '../names.js';
import type { Office } from '../office.js';
import type { Viewer } from './feature.js';

/** For whom something is drawn, as of now. */
export const viewerOf = async (office: Office, names: Names, person: PersonId): Promise<Viewer> => {
  const { today, directorio } = await office.context({ kind: 'system' });
  await names.follow(directorio);
  const posts = postsOf(directorio, person, today);
  return { person, posts, directorio, today, nameOf: names.of, history: (ciclo) => office.history(ciclo) };
};
