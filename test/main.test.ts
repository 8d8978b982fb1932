import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../src/local/free-ports.js';

const MAIN = resolve(import.meta.dirname, '..', 'src', 'main.js');
const ROOT = resolve(import.meta.dirname, '..', '..');

const start = async (dataDir: string, over: Readonly<Record<string, string>> = {}): Promise<string> => {
  const env = { PATH: process.env['PATH'], LOCAL_START: '1', DATA_DIR: dataDir, ...over };
  try {
    await promisify(execFile)(process.execPath, [MAIN], { cwd: ROOT, env });
    assert.fail('it started');
  } catch (error) {
    if (error instanceof Error && 'stderr' in error) return String(error.stderr);
    throw error;
  }
};

describe('the start', function () {
  this.timeout(30_000);

  it('says in Spanish that the record is damaged, and leaves it as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seguimiento-'));
    try {
      const path = join(folder, 'registro.db');
      await writeFile(path, 'no es una base de datos'.repeat(500));
      const said = await start(folder);
      assert.match(said, /^No se puede abrir el registro \(.*registro\.db\)/);
      assert.doesNotMatch(said, /\n {4}at /);
      assert.equal(await readFile(path, 'utf8'), 'no es una base de datos'.repeat(500));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('says in Spanish that the record in Cosmos DB is not there, without its key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seguimiento-'));
    const key = btoa('la llave de la cuenta');
    try {
      const port = await freePorts(1);
      const said = await start(folder, { COSMOS_ENDPOINT: `https://127.0.0.1:${port}/`, COSMOS_KEY: key });
      assert.match(said, /^No se puede usar el registro en Cosmos DB \(https:\/\/127\.0\.0\.1/);
      assert.match(said, /ECONNREFUSED/);
      assert.doesNotMatch(said, /\n {4}at |authorization/);
      assert.ok(!said.includes(key));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
