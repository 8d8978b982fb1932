import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';

const PROJECT = resolve(fileURLToPath(import.meta.url), '../../../..');
const BOT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const COMPLETE = [
  ['--bot', BOT],
  ['--institucion', 'Instituto de Prueba'],
  ['--sitio', 'https://instituto.example/soporte'],
  ['--privacidad', 'https://instituto.example/privacidad'],
  ['--terminos', 'https://instituto.example/terminos'],
];

describe('packing the app for Teams', () => {
  let folder: string;

  const build = (options: readonly (readonly string[])[]): { code: number | null; said: string; file: string } => {
    const file = join(folder, 'app.zip');
    const args = [join(PROJECT, 'manifest', 'build.mjs'), ...options.flat(), '--salida', file];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { code: status, said: stdout + stderr, file };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'asm-manifest-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('puts a valid manifest with the institution’s data, and both icons, at the root of the archive', async () => {
    const { code, file, said } = build(COMPLETE);
    assert.equal(code, 0, said);
    const files = unzipSync(readFileSync(file));
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png']);
    const text = strFromU8(files['manifest.json'] ?? new Uint8Array());
    assert.doesNotMatch(text, /00000000-|example\.org|por configurar/);
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(JSON.parse(text)), []);
  });

  it('refuses placeholders and says what is missing', () => {
    const placeholder = COMPLETE.map(([name, value]) =>
      [name, name === '--bot' ? BOT.replace(/[0-9a-f]/g, '0') : value].map(String),
    );
    assert.equal(build(placeholder).code, 1);
    const { code, said } = build(COMPLETE.slice(0, 2));
    assert.equal(code, 1);
    assert.match(said, /--sitio: indique .*\n--privacidad: indique .*\n--terminos: indique/);
  });
});
