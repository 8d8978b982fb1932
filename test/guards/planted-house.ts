import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The project's own folder; compiled tests live in dist/test/guards. */
export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

const COPIED = ['src', 'biome.json', '.dependency-cruiser.cjs', 'knip.json', 'package.json', 'tsconfig.json'];

/** What a tool said. */
export interface Verdict {
  readonly code: number;
  readonly output: string;
}

/** A throw-away copy of the sources and the guards' settings, in which violations can be planted. */
export class PlantedHouse {
  readonly folder: string;

  constructor() {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'asm-guards-')));
    for (const name of COPIED) cpSync(join(PROJECT, name), join(this.folder, name), { recursive: true });
    symlinkSync(join(PROJECT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Writes a file into the copy; the path is relative to the project. */
  plant(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Writes a file that the copy may lack, such as src/main.ts in an unfinished tree. */
  plantIfMissing(path: string, text: string): void {
    if (!existsSync(join(this.folder, path))) this.plant(path, `${text}\n`);
  }

  /** Runs a package's program in the copy. `program` is a path inside node_modules. */
  async run(program: string, args: readonly string[]): Promise<Verdict> {
    const command = [join(this.folder, 'node_modules', program), ...args];
    const env = { ...process.env, NO_COLOR: '1', NODE_V8_COVERAGE: '' };
    const options = { cwd: this.folder, maxBuffer: 64 * 1024 * 1024, env };
    try {
      const { stdout } = await promisify(execFile)(process.execPath, command, options);
      return { code: 0, output: stdout };
    } catch (error) {
      return failed(error);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A tool that says no ends with a number; anything else means that it did not run at all. */
const failed = (error: unknown): Verdict => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'number' && 'stdout' in error) {
    const stderr = 'stderr' in error ? String(error.stderr) : '';
    return { code: error.code, output: `${String(error.stdout)}${stderr}` };
  }
  throw error;
};
