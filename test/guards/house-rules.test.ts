import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, relative, sep } from 'node:path';
import { z } from 'zod/v4';
import { PROJECT } from './planted-house.js';

const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'coverage', 'datos']);
const WRITTEN = new Set(['.ts', '.mjs', '.cjs', '.json', '.md', '.yaml', '.yml', '.typ', '.txt', '.html', '.css', '']);
const SYSTEM_FOLDERS = new Set(['usr', 'tmp', 'var', 'opt', 'srv', 'app', 'etc']);

/** Every file that somebody of the project wrote, relative to the project's folder. */
const written = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return written(path);
    return entry.isFile() && WRITTEN.has(extname(entry.name)) ? [relative(PROJECT, path)] : [];
  });

/** Folders that exist only on somebody's machine. */
const machinePaths = (): readonly RegExp[] => {
  const general = [/\/home\/[a-z]/i, /\/Users\/[a-z]/i, /\b[a-z]:\\Users\\/i];
  const here = PROJECT.split(sep)[1] ?? '';
  const own = [homedir(), SYSTEM_FOLDERS.has(here) || here === '' ? '' : `/${here}`].filter((path) => path.length > 1);
  return [...general, ...own.map((path) => new RegExp(`(?<![\\w.~*)\\]}-])${path}/`))];
};

const Lock = z.object({ packages: z.record(z.string(), z.object({ resolved: z.string().optional() })) });

describe('the files of the house', () => {
  const files = written(PROJECT);
  const texts = files.map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));

  it('are there to be read', () => {
    assert.ok(files.includes(join('src', 'domain', 'refusal.ts')));
  });

  it('name no folder of anybody’s machine', () => {
    const patterns = machinePaths();
    const found = texts.filter(({ text }) => patterns.some((pattern) => pattern.test(text)));
    assert.deepEqual(
      found.map(({ path }) => path),
      [],
    );
  });

  it('leave nothing to be done later', () => {
    const marks = /(?:\/\/|\*).*\bT[O]DO\b|\bFIX[M]E\b/;
    const found = texts.filter(
      ({ path, text }) => /^(src|cards|deploy|manifest|test)\b/.test(path) && marks.test(text),
    );
    assert.deepEqual(
      found.map(({ path }) => path),
      [],
    );
  });

  it('take every package from the public registry', () => {
    const lock = Lock.parse(JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')));
    const elsewhere = Object.entries(lock.packages).filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    assert.deepEqual(
      elsewhere.map(([name]) => name),
      [],
    );
  });
});
