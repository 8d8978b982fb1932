#!/usr/bin/env node
/**
 * Says yes or no on everything: one line for each guard, the whole output of those that refuse, and at the end a
 * verdict that names them. `--guards-only` leaves out the tests. Needs no package of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const PREPARE = "await (await import('./deploy/local/prepare.mjs')).prepare();";
const TESTS = 'tests and coverage';

const inPackage = (path) => join('node_modules', path);

/** From the quickest answer to the slowest. Each gives a Node program with its arguments. */
const GUARDS = [
  { name: 'format and lint', command: () => [inPackage('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'types', command: () => [inPackage('typescript/bin/tsc'), '--project', '.', '--noEmit'] },
  { name: 'types of the domain alone', command: () => [inPackage('typescript/bin/tsc'), '--project', 'src/domain'] },
  { name: 'import rules', command: () => [inPackage('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'test'] },
  { name: 'dead code and unused packages', command: () => [inPackage('knip/bin/knip.js')] },
  {
    name: TESTS,
    command: () => [
      inPackage('c8/bin/c8.js'),
      ...typesOnly().flatMap((file) => ['--exclude', file]),
      process.execPath,
      join('test', 'run.mjs'),
    ],
  },
];

/** Compiled files of which nothing is left to run: coverage would count their every line as missed. */
const typesOnly = () =>
  readdirSync(join(PROJECT, 'dist', 'src'), { recursive: true })
    .map((name) => join('dist', 'src', name))
    .filter((file) => file.endsWith('.js') && readFileSync(join(PROJECT, file), 'utf8').startsWith('export {};'));

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

/** Prints one line, and under a "no" all that the guard said. */
const judge = async ({ name, command }) => {
  const start = performance.now();
  const { passed, output } = await run(command());
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? 'yes' : 'NO '} ${name} (${seconds} s)`);
  if (!passed) console.log(output.trimEnd().replace(/^/gm, '    '));
  return passed;
};

/** A tree that does not compile is judged on; without an installation there is nothing to judge with. */
const judgeAll = async (guards) => {
  const first = { name: 'installation and build', command: () => ['--input-type=module', '--eval', PREPARE] };
  const refused = (await judge(first)) ? [] : [first.name];
  if (!existsSync(join(PROJECT, 'node_modules', '.package-lock.json'))) return refused;
  for (const guard of guards) if (!(await judge(guard))) refused.push(guard.name);
  return refused;
};

const wanted = process.argv.includes('--guards-only') ? GUARDS.filter(({ name }) => name !== TESTS) : GUARDS;
const names = await judgeAll(wanted);
console.log(names.length === 0 ? '\nEverything holds.' : `\nRefused: ${names.join('; ')}.`);
process.exitCode = names.length === 0 ? 0 : 1;
