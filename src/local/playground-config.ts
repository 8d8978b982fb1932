import { stringify } from 'yaml';
import { BOT_ID, type Persona, TENANT_ID } from './personas.js';

/** Name under which the playground looks for its settings in its current directory. */
export const PLAYGROUND_CONFIG_FILE = '.m365agentsplayground.yml';

/**
 * Settings of one persona's local Teams, as YAML: this persona acts, the other five are known. The playground wants
 * exactly five others, all ids distinct, and invents the conversation ids that it isn't given.
 */
export const playgroundConfig = (persona: Persona, everyone: readonly Persona[]): string =>
  stringify({
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: BOT_ID, name: 'Seguimiento ASM' },
    currentUser: playgroundUser(persona),
    users: everyone.filter((other) => other.clave !== persona.clave).map(playgroundUser),
    personalChat: { id: persona.conversationId },
    groupChat: { id: `19:local-grupo-${persona.clave}`, name: 'Grupo (sin uso)' },
    team: {
      id: `19:local-equipo-${persona.clave}`,
      name: 'Equipo (sin uso)',
      aadGroupId: '00000000-0000-4000-8000-0000000000cc',
      channels: [],
    },
  });

/** First given name and first surname: the whole name breaks the header of the local Teams. */
export const nombreCorto = ({ nombreDePila, apellidos }: Persona): string =>
  [nombreDePila, apellidos].map((names) => names.split(' ')[0]).join(' ');

/** `userPrincipleName` is the playground's own spelling. */
const playgroundUser = (persona: Persona): Record<string, string> => ({
  id: persona.userId,
  name: nombreCorto(persona),
  userPrincipleName: `${persona.clave}@institucion.example`,
  aadObjectId: persona.aadObjectId,
  givenName: persona.nombreDePila,
  surname: persona.apellidos,
  email: `${persona.clave}@institucion.example`,
});
