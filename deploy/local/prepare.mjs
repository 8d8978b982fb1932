// Makes a fresh clone runnable: checks Node, installs and builds what is missing. Imports nothing that npm installs.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { removeOrphans, sourcesStamp } from './sources.mjs';

/** Folder of the project, whatever the current directory is. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const LEAST_NODE = [20, 19];

/** Leaves the project installed and built, or ends the process with a sentence that says what to do. */
export async function prepare() {
  requireNode();
  if (installed() && built()) return;
  await withLock(join(ROOT, 'dist', '.preparando'), () => {
    if (!installed()) install();
    if (!built()) build();
  });
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  stop(
    `Se necesita Node.js ${LEAST_NODE.join('.')} o posterior y aquí está la versión ${process.versions.node}. ` +
      'Descárguelo de https://nodejs.org e inténtelo de nuevo.',
  );
}

/**
 * npm writes its hidden lockfile last, so an interrupted install has none. What it holds is compared with our lockfile,
 * package by package: a newer lockfile, or a branch with other versions, is noticed.
 */
function installed() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const present = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, pack]) => path === '' || pack.optional || pack.peer || present[path]?.version === pack.version,
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would empty the folder behind the link, which is somebody else's.
    stop(
      'node_modules es un enlace y lo instalado ahí no es lo que pide package-lock.json: instale allá, o quite el enlace.',
    );
  }
  console.log('Se instalan las dependencias; la primera vez tarda uno o dos minutos…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--loglevel=error'];
  const withNode = npm !== undefined && /\.c?js$/.test(npm);
  const result = withNode
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status === 0 && installed()) return;
  endIfInterrupted(result);
  stop(
    'No se pudieron instalar las dependencias. Revise la conexión con el registro de npm y el espacio en disco, ' +
      'e inténtelo de nuevo.',
  );
}

function stampFile() {
  return join(ROOT, 'dist', '.fuentes');
}

function built() {
  try {
    return readFileSync(stampFile(), 'utf8') === sourcesStamp(ROOT);
  } catch {
    return false;
  }
}

function build() {
  console.log('Se compila el programa…');
  const stamp = sourcesStamp(ROOT);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  rmSync(stampFile(), { force: true });
  removeOrphans(ROOT);
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const result = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: ROOT, stdio: 'inherit' });
  endIfInterrupted(result);
  if (result.status !== 0) stop('El programa no compila: corrija los errores de arriba.');
  writeFileSync(stampFile(), stamp);
}

function endIfInterrupted(result) {
  if (result.signal || result.status === 130) {
    console.error('Se interrumpió; la próxima vez se continúa desde el principio de este paso.');
    process.exit(130);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs a compiled entry of the project if it is there; otherwise says that it is not. */
export async function load(path) {
  const file = join(ROOT, 'dist', ...path.split('/'));
  if (!existsSync(file)) stop(`Falta ${path} en lo compilado: borre la carpeta dist e inténtelo de nuevo.`);
  return import(new URL(`../../dist/${path}`, import.meta.url).href);
}
