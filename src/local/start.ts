import { join } from 'node:path';
import process from 'node:process';
import type { LocalSetting } from './local-setting.js';
import { type LocalStart, startLocal } from './local-start.js';
import { LocalStartError } from './local-start-error.js';
import { PERSONAS, START_PAGE_PORT } from './personas.js';
import type { Tell } from './supervisor.js';

/** What the terminal gives to the local start. */
export type TerminalSetting = Pick<LocalSetting, 'root' | 'dataDir' | 'botPort' | 'env'>;

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
