import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { BotClient } from './bot-client.js';
import { startBot } from './bot-process.js';
import { type LocalSetting, localFolder, neededPorts, sampleIn } from './local-setting.js';
import { type Playgrounds, startPlaygrounds } from './playgrounds.js';
import { portsBeyondThisMachine, requireFreePorts } from './ports.js';
import { type StartPage, startStartPage } from './start-page.js';
import { Keeper, type Tell } from './supervisor.js';

/** A running local start. */
export interface LocalStart {
  /** The one address to open. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts bot, local Teams and start page, or nothing at all. Throws `LocalStartError`. */
export async function startLocal(setting: LocalSetting, tell: Tell): Promise<LocalStart> {
  await requireFreePorts(neededPorts(setting));
  const bot = new BotClient(`http://127.0.0.1:${setting.botPort}`, randomBytes(32).toString('base64url'));
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    tell('Se inician el bot y seis Teams locales…');
    const programs = await startPrograms(setting, bot, tell, stops);
    await programs.installAll();
    const page = await openPage(setting, bot);
    stops.push(() => page.stop());
    return { address: `http://localhost:${page.port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts both at once, and knows what the one started when the other fails. */
async function startPrograms(
  setting: LocalSetting,
  bot: BotClient,
  tell: Tell,
  stops: (() => Promise<void>)[],
): Promise<Playgrounds> {
  const stoppable = async <T extends { stop(): Promise<void> }>(start: Promise<T>): Promise<T> => {
    const started = await start;
    stops.push(() => started.stop());
    return started;
  };
  const botEndpoint = `${bot.address}/api/messages`;
  const { env, everyone } = setting;
  const [kept, playgrounds] = await Promise.allSettled([
    stoppable(keepBot(setting, bot, tell)),
    stoppable(startPlaygrounds({ dataDir: localFolder(setting), botEndpoint, env, everyone }, tell)),
  ]);
  if (kept.status === 'rejected') throw kept.reason;
  if (playgrounds.status === 'rejected') throw playgrounds.reason;
  return playgrounds.value;
}

function keepBot(setting: LocalSetting, bot: BotClient, tell: Tell): Promise<Keeper> {
  const env = {
    ...setting.env,
    LOCAL_START: '1',
    LOCAL_TOKEN: bot.token,
    PORT: String(setting.botPort),
    HOST: '127.0.0.1',
    DATA_DIR: setting.dataDir,
    INSTITUTION_FILE: join(setting.root, 'deploy', 'local', 'institucion.yaml'),
  };
  const program = { script: setting.botScript, cwd: setting.root, env, log: join(localFolder(setting), 'bot.log') };
  const restarted = async (): Promise<void> => tell('El bot está de vuelta.');
  return Keeper.start({ name: 'el bot', start: () => startBot(program, bot), restarted }, tell);
}

const openPage = (setting: LocalSetting, bot: BotClient): Promise<StartPage> =>
  startStartPage({
    port: setting.pagePort,
    everyone: setting.everyone,
    bot,
    uploadsDir: join(localFolder(setting), 'adjuntos'),
    assetsDir: join(setting.root, 'deploy', 'local', 'page'),
    sample: sampleIn(setting),
    warnings: () => warnings(setting),
  });

async function warnings(setting: LocalSetting): Promise<readonly string[]> {
  const open = await portsBeyondThisMachine(neededPorts(setting).map(({ port }) => port));
  if (open.length === 0) return [];
  const which = open.length === 1 ? 'este puerto' : 'estos puertos';
  return [
    `Atención: desde otras máquinas de la red se puede llegar a ${which}: ${open.join(', ')}. ` +
      'Use el inicio local solo en una red de confianza, o ciérrelo con Ctrl+C.',
  ];
}
