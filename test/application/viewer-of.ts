import type { Viewer } from '../../src/application/chat/feature.js';
import type { Office } from '../../src/application/office.js';
import { postsOf } from '../../src/domain/directorio.js';
import type { PersonId } from '../../src/domain/identity.js';

/** A person as views see them now; everybody is called «Alguien». */
export const viewerOf = async (office: Office, person: PersonId): Promise<Viewer> => {
  const { today, directorio } = await office.context({ kind: 'system' });
  return {
    person,
    posts: postsOf(directorio, person, today),
    directorio,
    today,
    nameOf: () => 'Alguien',
    history: (id) => office.history(id),
  };
};
