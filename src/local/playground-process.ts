import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Child, startChild } from './child.js';
import { LocalStartError } from './local-start-error.js';
import { waitUntilReady } from './patience.js';
import { type Persona, TENANT_ID, teamsAddress } from './personas.js';
import { PLAYGROUND_CONFIG_FILE, playgroundConfig } from './playground-config.js';

const START_MS = 60_000;
const CALL_MS = 5_000;

/** What the local Teams of the personas have in common. */
export interface PlaygroundSetting {
  /** Folder with a subfolder for each persona. */
  readonly dataDir: string;
  /** The bot's `/api/messages`. */
  readonly botEndpoint: string;
  /** Environment to pass on. */
  readonly env: NodeJS.ProcessEnv;
  readonly everyone: readonly Persona[];
}

const configAnswer = z.object({
  config: z.object({
    tenantId: z.string(),
    currentUser: z.object({ id: z.string(), aadObjectId: z.string() }),
    personalChat: z.object({ id: z.string() }),
  }),
});

/** Starts one persona's local Teams and waits until it answers as that persona. Throws `LocalStartError`. */
export async function startPlayground(persona: Persona, setting: PlaygroundSetting): Promise<Child> {
  const cwd = join(setting.dataDir, persona.clave);
  mkdirSync(cwd, { recursive: true });
  rmSync(trafficLog(cwd), { force: true });
  writeFileSync(join(cwd, PLAYGROUND_CONFIG_FILE), playgroundConfig(persona, setting.everyone));
  const child = startChild({
    script: playgroundScript(),
    args: ['start', '-e', setting.botEndpoint, '-c', 'msteams', '-p', String(persona.port), '--dt'],
    cwd,
    env: {
      ...setting.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(cwd, PLAYGROUND_CONFIG_FILE),
      M365_AGENTS_PLAYGROUND_LOGFILE: trafficLog(cwd),
    },
    log: join(cwd, 'teams-local.log'),
  });
  const waited = await waitUntilReady(() => pings(persona), child.ended, START_MS);
  const problem = waited === 'ready' ? await problemWithIdentity(persona) : notStarted(waited, child);
  if (problem === undefined) return child;
  await child.stop();
  throw new LocalStartError(`No arrancó el Teams local de ${persona.nombre} (puerto ${persona.port}): ${problem}`);
}

/** The playground only ever appends to it. */
const trafficLog = (cwd: string): string => join(cwd, 'trafico.log');

function playgroundScript(): string {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
  return join(dirname(manifest), 'cli.js');
}

const notStarted = (waited: 'late' | 'ended', child: Child): string =>
  waited === 'late' ? `no respondió en ${START_MS / 1000} segundos.` : `terminó al arrancar.\n${child.tail(8)}`;

async function pings(persona: Persona): Promise<boolean> {
  const answer = await fetch(`${teamsAddress(persona)}/_debug/ping`, { signal: AbortSignal.timeout(CALL_MS) });
  return (await answer.text()) === 'pong';
}

/** Something else may have taken the port meanwhile, or a settings file may have been ignored: then ids would differ. */
async function problemWithIdentity(persona: Persona): Promise<string | undefined> {
  const answer = await fetch(`${teamsAddress(persona)}/_internal/v1/testConfig`, {
    signal: AbortSignal.timeout(CALL_MS),
  });
  const parsed = configAnswer.safeParse(await answer.json());
  if (!parsed.success) return 'en ese puerto responde otro programa.';
  const { tenantId, currentUser, personalChat } = parsed.data.config;
  const found = [tenantId, currentUser.id, currentUser.aadObjectId, personalChat.id];
  const meant = [TENANT_ID, persona.userId, persona.aadObjectId, persona.conversationId];
  return found.join() === meant.join() ? undefined : `responde con otra identidad (${found.join(', ')}).`;
}
