import { execFile, execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether LibreOffice is there: another program than those that wrote our files. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The file as LibreOffice saves it in another format, or anew in its own. `name` goes without its ending. */
export async function savedAs(
  folder: string,
  name: string,
  bytes: Uint8Array,
  [from, to]: readonly [from: 'docx' | 'xlsx', to: 'pdf' | 'xlsx'],
): Promise<Uint8Array> {
  const given = join(folder, `${name}.${from}`);
  const out = join(folder, 'salida');
  await writeFile(given, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, given]);
  return new Uint8Array(await readFile(join(out, `${name}.${to}`)));
}
