import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.js';
import { verifyChain } from '../../../src/application/commit.js';
import { tempFolder } from '../../contracts/temp-folder.js';

const SCRIPT = fileURLToPath(new URL('./append-until-killed.js', import.meta.url));

describe('one SQLite file and several processes', function () {
  this.timeout(60_000);
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let path: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await tempFolder();
    path = join(folder.path, 'registro.db');
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await folder.remove();
  });

  /** Starts a writer; `acknowledged` grows as it prints, and `ended` gives its exit code or signal. */
  function startWriter(stream: string, name: string, count: number) {
    const child = spawn(process.execPath, [SCRIPT, path, stream, name, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const acknowledged: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (hash) => acknowledged.push(hash));
    const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(([[code, signal]]) => code ?? signal);
    const reached = async (many: number): Promise<void> => {
      while (acknowledged.length < many) await once(lines, 'line');
    };
    return { child, acknowledged, ended, reached };
  }

  const stored = async (stream: string) => {
    const store = openSqliteStore(path);
    try {
      return await store.log.read(stream, 0);
    } finally {
      store.close();
    }
  };

  it('may be created by all of them at once, and holds one whole chain of all their appends', async () => {
    const writers = ['a', 'b', 'c'].map((name) => startWriter('ciclo-2025', name, 20));
    assert.deepEqual(await Promise.all(writers.map((writer) => writer.ended)), [0, 0, 0]);
    const commits = await stored('ciclo-2025');
    assert.equal(verifyChain(commits), undefined);
    assert.deepEqual(new Set(commits.map((commit) => commit.hash)), new Set(writers.flatMap((writer) => writer.acknowledged)));
    assert.equal(commits.length, 60);
  });

  it('keeps every acknowledged append, and a whole chain, when one is killed with -9 in the middle', async () => {
    const doomed = startWriter('ciclo-2025', 'condenado', Number.POSITIVE_INFINITY);
    await doomed.reached(50);
    const survivor = startWriter('ciclo-2025', 'vivo', 30);
    await survivor.reached(1);
    doomed.child.kill('SIGKILL');
    assert.equal(await doomed.ended, 'SIGKILL');
    assert.equal(await survivor.ended, 0);
    const commits = await stored('ciclo-2025');
    assert.equal(verifyChain(commits), undefined);
    const hashes = new Set(commits.map((commit) => commit.hash));
    for (const hash of [...doomed.acknowledged, ...survivor.acknowledged]) assert.ok(hashes.has(hash), hash);
    assert.ok(commits.length - doomed.acknowledged.length - survivor.acknowledged.length <= 1);
  });
});
