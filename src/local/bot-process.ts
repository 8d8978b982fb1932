import type { BotClient } from './bot-client.js';
import { type Child, startChild } from './child.js';
import { LocalStartError } from './local-start-error.js';
import { waitUntilReady } from './patience.js';

const START_MS = 60_000;

/** How to run the bot in the local start. */
export interface BotSetting {
  readonly script: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}

/** Starts the bot and waits until it answers. Throws `LocalStartError` with the end of its log. */
export async function startBot(setting: BotSetting, client: BotClient): Promise<Child> {
  const child = startChild({ ...setting, args: [] });
  const waited = await waitUntilReady(() => client.ready(), child.ended, START_MS);
  if (waited === 'ready') return child;
  await child.stop();
  const why = waited === 'late' ? `no respondió en ${START_MS / 1000} segundos` : 'terminó al arrancar';
  throw new LocalStartError(`El bot ${why}. Lo último de su registro (${setting.log}):\n${child.tail(15)}`);
}
