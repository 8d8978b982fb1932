import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

const GUARD = new URL('./child-guard.js', import.meta.url).href;
const STOP_MS = 5_000;

/** A Node program of the local start: what to run, where, and where its output goes. */
export interface Program {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** File that receives standard output and error; the one of the last start is kept beside it as `.anterior`. */
  readonly log: string;
}

/** A running program. It ends with this process, however this process ends. */
export interface Child {
  readonly pid: number | undefined;
  /** Settles when it has ended, with what to call the end (`código 1`, `señal SIGKILL`). Never rejects. */
  readonly ended: Promise<string>;
  /** Last lines of its output. */
  tail(lines: number): string;
  /** Asks it to end, insists after five seconds, and settles when it has. */
  stop(): Promise<void>;
}

/** Starts a program under the child guard: loopback only, and no orphan. */
export function startChild(program: Program): Child {
  mkdirSync(dirname(program.log), { recursive: true });
  mkdirSync(program.cwd, { recursive: true });
  if (existsSync(program.log)) renameSync(program.log, `${program.log}.anterior`);
  const output = openSync(program.log, 'w');
  const child = spawn(process.execPath, ['--import', GUARD, program.script, ...program.args], {
    cwd: program.cwd,
    env: program.env,
    stdio: ['pipe', output, output],
    // A group of its own: Ctrl+C reaches the launcher alone, which then stops everything in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  closeSync(output);
  const ended = endOf(child);
  return {
    pid: child.pid,
    ended,
    tail: (lines) => readFileSync(program.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n'),
    stop: () => stop(child, ended),
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `código ${code}` : `señal ${signal}`));
    child.once('error', (error) => resolve(error.message));
    // A write to the pipe of a process that has just ended; its end is told by `exit`.
    child.stdin?.on('error', () => undefined);
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(insist);
}
