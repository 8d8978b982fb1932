#!/usr/bin/env node
/**
 * Says yes or no on everything: one line for each guard, the whole output of those that refuse, and at the end a
 * verdict that names them. `--guards-only` leaves out the tests. Needs no package of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const TESTS = 'tests and coverage';

const inPackage = (path) => join('node_modules', path);

/** From the quickest answer to the slowest. Each is a Node program with its arguments. */
const GUARDS = [
  { name: 'format and lint', command: [inPackage('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'types', command: [inPackage('typescript/bin/tsc'), '--project', '.', '--noEmit'] },
  { name: 'types of the domain alone', command: [inPackage('typescript/bin/tsc'), '--project', 'src/domain'] },
  { name: 'import rules', command: [inPackage('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'test'] },
  { name: 'dead code and unused packages', command: [inPackage('knip/bin/knip.js')] },
  { name: TESTS, command: [join('test', 'run.mjs')] },
];

/** Runs one guard to its end, with no standard input, and keeps what it says. */
const run = (command) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ passed: false, output: String(error) }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });

const judge = async ({ name, command }) => {
  const start = performance.now();
  const { passed, output } = await run(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? 'yes' : 'NO '}  ${name} (${seconds} s)`);
  if (!passed) console.log(output.trimEnd().replace(/^/gm, '     '));
  return passed;
};

const prepare = async () => {
  if (existsSync(join(PROJECT, 'node_modules'))) return true;
  return judge({ name: 'installation', command: [join('deploy', 'local', 'prepare.mjs')] });
};

const main = async () => {
  const guards = process.argv.includes('--guards-only') ? GUARDS.filter(({ name }) => name !== TESTS) : GUARDS;
  if (!(await prepare())) return ['installation'];
  const refused = [];
  for (const guard of guards) if (!(await judge(guard))) refused.push(guard.name);
  return refused;
};

const refused = await main();
console.log(refused.length === 0 ? '\nEverything holds.' : `\nRefused: ${refused.join('; ')}.`);
process.exitCode = refused.length === 0 ? 0 : 1;
