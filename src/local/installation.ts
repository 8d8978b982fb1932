import type { Persona } from './personas.js';
import { LocalTeams } from './playground.js';

const GREETING_MS = 5_000;

/**
 * Installs the app for a person and takes its greeting away. The bot learns where the person is; the greeting that the
 * person sees is the one that the page of the local Teams asks for when it is opened, since it installs the app by itself
 * each time. What the bot sends later waits in the local Teams until that page is opened.
 */
export async function install(persona: Persona): Promise<void> {
  const teams = await LocalTeams.open(persona);
  try {
    const mark = await teams.install();
    await teams.messages.waitFor('the greeting', () => true, mark, GREETING_MS).catch(() => undefined);
  } finally {
    await teams.close();
  }
}
