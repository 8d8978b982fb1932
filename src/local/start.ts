import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { BotClient } from './bot-client.js';
import { startBot } from './bot-process.js';
import { LocalStartError } from './local-start-error.js';
import { PERSONAS, type Persona, START_PAGE_PORT } from './personas.js';
import { startPlaygrounds } from './playgrounds.js';
import { type NeededPort, portsBeyondThisMachine, requireFreePorts } from './ports.js';
import { startStartPage } from './start-page.js';
import { Keeper, type Tell } from './supervisor.js';

const SAMPLE = 'hallazgos-pae2018-extracto.xlsx';

/** What the terminal gives to the local start. */
export interface TerminalSetting {
  /** Folder of the project. */
  readonly root: string;
  /** Folder of everything that is kept between starts. */
  readonly dataDir: string;
  readonly botPort: number;
  readonly env: NodeJS.ProcessEnv;
}

/** What the local start needs; the tests give their own bot and ports. */
export interface LocalSetting extends TerminalSetting {
  readonly botScript: string;
  readonly pagePort: number;
  readonly everyone: readonly Persona[];
}

/** A running local start. */
export interface LocalStart {
  /** The one address to open. */
  readonly address: string;
  stop(): Promise<void>;
}

/** `npm start`: the real bot, the six personas and their ports. */
export const startFromTerminal = (terminal: TerminalSetting): Promise<void> =>
  runUntilSignal({
    ...terminal,
    botScript: join(terminal.root, 'dist', 'src', 'main.js'),
    pagePort: START_PAGE_PORT,
    everyone: PERSONAS,
  });

/** Runs the local start until Ctrl+C; explains itself and ends with exit code 1 when it can't start. */
export async function runUntilSignal(setting: LocalSetting): Promise<void> {
  const tell: Tell = (sentence) => console.log(sentence);
  let running: LocalStart | undefined;
  let stopping = false;
  const end = async (): Promise<void> => {
    // A second Ctrl+C, or one while starting: leave at once; every child ends with this process.
    if (stopping || !running) process.exit(130);
    stopping = true;
    tell('Se cierra todo…');
    await running.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  try {
    running = await startLocal(setting, tell);
    tell(`Listo. Abra ${running.address} en su navegador.`);
    tell(`Para terminar, Ctrl+C. Todo queda en ${setting.dataDir}; el próximo «npm start» continúa donde se quedó.`);
  } catch (error) {
    console.error(error instanceof LocalStartError ? error.message : error);
    process.exit(1);
  }
}

/** Starts bot, local Teams and start page, or nothing at all. Throws `LocalStartError`. */
export async function startLocal(setting: LocalSetting, tell: Tell): Promise<LocalStart> {
  await requireFreePorts(neededPorts(setting));
  const localDir = join(setting.dataDir, 'local');
  const bot = new BotClient(`http://127.0.0.1:${setting.botPort}`, randomBytes(32).toString('base64url'));
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    tell('Se inician el bot y seis Teams locales…');
    const botEndpoint = `${bot.address}/api/messages`;
    const keeper = keepBot(setting, localDir, bot, tell).then((kept) => stops.push(() => kept.stop()));
    const teams = startPlaygrounds({ dataDir: localDir, botEndpoint, env: setting.env, everyone: setting.everyone }, tell);
    const [, playgrounds] = await settled(keeper, teams.then((kept) => {
      stops.push(() => kept.stop());
      return kept;
    }));
    await playgrounds.installAll();
    const page = await startStartPage({
      port: setting.pagePort,
      everyone: setting.everyone,
      bot,
      uploadsDir: join(localDir, 'adjuntos'),
      assetsDir: join(setting.root, 'deploy', 'local', 'page'),
      sample: sampleIn(setting.root),
      warnings: () => warnings(neededPorts(setting)),
    });
    stops.push(() => page.close());
    return { address: `http://localhost:${page.port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for both, so that what one started is known when the other fails. */
async function settled<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

const keepBot = (setting: LocalSetting, localDir: string, bot: BotClient, tell: Tell): Promise<Keeper> => {
  const env = {
    ...setting.env,
    LOCAL_START: '1',
    LOCAL_TOKEN: bot.token,
    PORT: String(setting.botPort),
    HOST: '127.0.0.1',
    DATA_DIR: setting.dataDir,
    INSTITUTION_FILE: join(setting.root, 'deploy', 'local', 'institucion.yaml'),
  };
  const program = { script: setting.botScript, cwd: setting.root, env, log: join(localDir, 'bot.log') };
  const restarted = async (): Promise<void> => tell('El bot está de vuelta.');
  return Keeper.start({ name: 'el bot', start: () => startBot(program, bot), restarted }, tell);
};

const neededPorts = ({ botPort, pagePort, everyone }: LocalSetting): readonly NeededPort[] => [
  { port: botPort, use: 'el bot' },
  { port: pagePort, use: 'la página de inicio' },
  ...everyone.map(({ port, nombre }) => ({ port, use: `el Teams local de ${nombre}` })),
];

function sampleIn(root: string): { readonly name: string; readonly path: string } | undefined {
  const path = join(root, 'test', 'data', SAMPLE);
  return existsSync(path) ? { name: SAMPLE, path } : undefined;
}

async function warnings(needed: readonly NeededPort[]): Promise<readonly string[]> {
  const open = await portsBeyondThisMachine(needed.map(({ port }) => port));
  if (open.length === 0) return [];
  const list = open.map(String).join(', ');
  return [
    `Atención: desde otras máquinas de la red se puede llegar a ${open.length === 1 ? 'este puerto' : 'estos puertos'}: ${list}. ` +
      'Use el inicio local solo en una red de confianza, o ciérrelo con Ctrl+C.',
  ];
}
