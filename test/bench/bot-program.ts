import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/v4';
import { freePorts } from '../../src/local/free-ports.js';

/** What the local endpoints of the bot want to be shown. */
const TOKEN = 'token-de-la-medicion';

const BARE = fileURLToPath(new URL('./bare-bot-program.js', import.meta.url));
const OURS = fileURLToPath(new URL('../../src/main.js', import.meta.url));

const HEAP = new URL('./heap-program.js', import.meta.url).href;

const listening = z.object({ msg: z.literal('listening'), port: z.number() });

/** A bot in a process of its own. */
export interface BotProgram {
  readonly origin: string;
  /** Milliseconds from the start of the process to its word that it listens. */
  readonly startMs: number;
  /** Lets the clock's work and every message be done. Answers how many milliseconds it took; 0 for a bot without a clock. */
  settle(): Promise<number>;
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

const portOf = async (child: ChildProcess): Promise<number> => {
  if (child.stdout === null) throw new Error('the bot has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = listening.safeParse(JSON.parse(line));
    if (said.success) return said.data.port;
  }
  throw new Error('the bot ended before it listened');
};

const start = async (
  script: string,
  env: NodeJS.ProcessEnv,
  watched = false,
): Promise<Omit<BotProgram, 'settle'> & { readonly child: ChildProcess }> => {
  const begun = performance.now();
  const args = watched ? ['--expose-gc', '--import', HEAP, script] : [script];
  const child = spawn(process.execPath, args, {
    env,
    stdio: watched ? ['ignore', 'pipe', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  const startMs = performance.now() - begun;
  child.stdout?.resume();
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { origin: `http://127.0.0.1:${port}`, startMs, stop: end('SIGTERM'), kill: end('SIGKILL'), child };
};

/** Starts the bare echo. */
export const startBareBot = async (): Promise<BotProgram> => {
  const { child: _child, ...program } = await start(BARE, process.env);
  return { ...program, settle: async () => 0 };
};

const ourEnvironment = async (
  root: string,
  dataDir: string,
  over: Readonly<Record<string, string>>,
): Promise<NodeJS.ProcessEnv> => ({
  ...process.env,
  LOCAL_START: '1',
  LOCAL_TOKEN: TOKEN,
  HOST: '127.0.0.1',
  PORT: String(await freePorts(1)),
  DATA_DIR: dataDir,
  INSTITUTION_FILE: join(root, 'deploy', 'local', 'institucion.yaml'),
  ...over,
});

/** Starts `src/main.ts` as the local start does, with its store in `dataDir`. */
export const startOurBot = async (
  root: string,
  dataDir: string,
  over: Readonly<Record<string, string>> = {},
): Promise<BotProgram> => {
  const { child: _child, ...program } = await start(OURS, await ourEnvironment(root, dataDir, over));
  return { ...program, settle: () => settle(program.origin) };
};

/** A bot whose heap can be looked at. */
export interface WatchedBot extends BotProgram {
  /** Bytes that its heap holds, garbage apart. */
  heap(): Promise<number>;
}

const heapSize = z.number();

/** As `startOurBot`, and its heap can be looked at. */
export const startWatchedBot = async (root: string, dataDir: string): Promise<WatchedBot> => {
  const { child, ...program } = await start(OURS, await ourEnvironment(root, dataDir, {}), true);
  const heap = async (): Promise<number> => {
    child.send('heap');
    const [size] = await once(child, 'message');
    return heapSize.parse(size);
  };
  return { ...program, settle: () => settle(program.origin), heap };
};

/** Moving the clock makes the bot do all that is due and send all that waits, and it answers when that is done. */
const settle = async (origin: string): Promise<number> => {
  const begun = performance.now();
  const response = await fetch(`${origin}/local/reloj`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-token': TOKEN },
    body: JSON.stringify({ horas: 0.001 }),
  });
  if (!response.ok) throw new Error(`the clock did not move: ${await response.text()}`);
  return performance.now() - begun;
};
