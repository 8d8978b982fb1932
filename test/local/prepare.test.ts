import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';

const LOCKFILE = JSON.stringify({ packages: { '': {}, 'node_modules/typescript': { version: '1.0.0' } } });

/** In place of npm: notes how it was called, links the compiler, and writes the hidden lockfile last, as npm does. */
const FAKE_NPM = `
const fs = require('node:fs');
fs.appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules');
if (process.env.NPM_FAILS) process.exit(1);
fs.symlinkSync(process.env.REAL_TYPESCRIPT, 'node_modules/typescript');
fs.writeFileSync('node_modules/.package-lock.json', fs.readFileSync('package-lock.json'));
`;

describe('prepare', function () {
  this.timeout(60_000);
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'clone-'));
    cpSync(join(process.cwd(), 'deploy', 'local'), join(clone, 'deploy', 'local'), { recursive: true });
    mkdirSync(join(clone, 'src'));
    const compilerOptions = {
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      rootDir: '.',
      outDir: 'dist',
      types: [],
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
    write('package.json', '{"type":"module"}');
    write('package-lock.json', LOCKFILE);
    write('src/one.ts', 'export const one: number = 1;\n');
    write('npm.cjs', FAKE_NPM);
    write('go.mjs', "import { prepare } from './deploy/local/prepare.mjs';\nawait prepare();\nconsole.log('ready');\n");
  });

  afterEach(() => rmSync(clone, { recursive: true }));

  const write = (path: string, content: string): void => writeFileSync(join(clone, path), content);
  const npmCalls = (): readonly string[] =>
    existsSync(join(clone, 'npm.log')) ? readFileSync(join(clone, 'npm.log'), 'utf8').trim().split('\n') : [];
  const built = (name: string): boolean => existsSync(join(clone, 'dist', 'src', `${name}.js`));

  async function go(
    env: NodeJS.ProcessEnv = {},
    nodeArgs: readonly string[] = [],
  ): Promise<{ code: unknown; output: string }> {
    const child = spawn(process.execPath, [...nodeArgs, 'go.mjs'], {
      cwd: clone,
      env: {
        ...process.env,
        npm_execpath: join(clone, 'npm.cjs'),
        REAL_TYPESCRIPT: join(process.cwd(), 'node_modules', 'typescript'),
        ...env,
      },
    });
    const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { code, output: out + error };
  }

  it('installs and builds a fresh clone, without scripts, and does neither again', async () => {
    const first = await go();
    assert.equal(first.code, 0, first.output);
    assert.deepEqual(npmCalls(), ['ci --ignore-scripts --loglevel=error']);
    assert(built('one'));
    const second = await go();
    assert.equal(second.output, 'ready\n');
    assert.equal(npmCalls().length, 1);
  });

  it('builds again what changed, and drops what was compiled from a deleted source', async () => {
    await go();
    write('src/two.ts', 'export const two = 2;\n');
    rmSync(join(clone, 'src', 'one.ts'));
    await go();
    assert.deepEqual([built('one'), built('two')], [false, true]);
    assert.equal(npmCalls().length, 1);
  });

  it('installs again when the lockfile asks for another version', async () => {
    await go();
    write('package-lock.json', LOCKFILE.replace('1.0.0', '1.0.1'));
    await go();
    assert.equal(npmCalls().length, 2);
  });

  it('installs again after an installation that was cut short', async () => {
    await go();
    rmSync(join(clone, 'node_modules', '.package-lock.json'));
    await go();
    assert.equal(npmCalls().length, 2);
  });

  it('never installs through a link, which would empty another folder', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    symlinkSync(elsewhere, join(clone, 'node_modules'));
    const { code, output } = await go();
    assert.equal(code, 1);
    assert.match(output, /node_modules es un enlace/);
    assert.deepEqual(npmCalls(), []);
    rmSync(elsewhere, { recursive: true });
  });

  it('says in Spanish that it could not install, and fails', async () => {
    const { code, output } = await go({ NPM_FAILS: '1' });
    assert.equal(code, 1);
    assert.match(output, /No se pudieron instalar las dependencias/);
  });

  it('fails on a type error, and again until it is corrected', async () => {
    write('src/one.ts', 'export const one: number = "uno";\n');
    assert.equal((await go()).code, 1);
    assert.equal((await go()).code, 1);
    write('src/one.ts', 'export const one: number = 11;\n');
    assert.equal((await go()).code, 0);
  });

  it('installs once when two terminals start together', async () => {
    const both = await Promise.all([go(), go()]);
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
      JSON.stringify(both),
    );
    assert.equal(npmCalls().length, 1);
  });

  it('takes over from a terminal that was killed while it prepared', async () => {
    mkdirSync(join(clone, 'dist'));
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    write('dist/.preparando', String(gone.pid));
    assert.equal((await go()).code, 0);
    assert(!existsSync(join(clone, 'dist', '.preparando')));
  });

  it('asks for a newer Node in Spanish', async () => {
    const preload = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.18.3'})";
    const { code, output } = await go({}, ['--import', preload]);
    assert.equal(code, 1);
    assert.match(output, /Se necesita Node\.js 20\.19 o posterior y aquí está la versión 20\.18\.3/);
    assert.deepEqual(npmCalls(), []);
  });
});

describe('npm test', function () {
  this.timeout(60_000);
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'tests-'));
    cpSync(join(process.cwd(), 'deploy', 'local'), join(clone, 'deploy', 'local'), { recursive: true });
    for (const folder of ['src', 'test']) mkdirSync(join(clone, folder));
    cpSync(join(process.cwd(), 'test', 'run.mjs'), join(clone, 'test', 'run.mjs'));
    symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
    for (const file of ['tsconfig.json', 'package.json']) cpSync(join(process.cwd(), file), join(clone, file));
    // Whatever is installed here counts as what is wanted, so that nothing is ever installed through the link.
    cpSync(join(process.cwd(), 'node_modules', '.package-lock.json'), join(clone, 'package-lock.json'));
  });

  afterEach(() => rmSync(clone, { recursive: true }));

  async function run(tests: string): Promise<{ code: unknown; last: string | undefined }> {
    writeFileSync(join(clone, 'test', 'sample.test.ts'), tests);
    const child = spawn(process.execPath, ['test/run.mjs'], { cwd: clone, stdio: ['ignore', 'pipe', 'ignore'] });
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return { code, last: out.trimEnd().split('\n').at(-1) };
  }

  it('ends with the counts of passed, failed and skipped tests', async () => {
    assert.deepEqual(await run("it('a', () => {}); it('b', () => {});"), { code: 0, last: '2 passed, 0 failed' });
    assert.deepEqual(
      await run("it('a', () => {}); it('b', () => { throw new Error('no'); }); it.skip('c', () => {});"),
      {
        code: 1,
        last: '1 passed, 1 failed, 1 skipped',
      },
    );
  });

  it('fails when no test ran, a file does not load, or a test leaves something open', async () => {
    assert.deepEqual(await run('export {};'), { code: 1, last: '0 passed, 0 failed' });
    assert.deepEqual(await run("throw new Error('no');"), { code: 1, last: '0 passed, 1 failed' });
    assert.deepEqual(await run("it('a', () => { setInterval(() => {}, 1000); });"), {
      code: 1,
      last: '1 passed, 1 failed',
    });
  });
});
