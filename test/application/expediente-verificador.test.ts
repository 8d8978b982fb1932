import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { canonicalJson } from '../../src/application/canonical.js';
import type { Commit } from '../../src/application/event-log.js';
import { nombreSeguro, referidosDe } from '../../src/application/expediente-archivos.js';
import { Carpeta, sha256, signedOffice, verificador, zipOf } from './expediente-carpeta.js';
import { VERIFICADOR } from './memory-office.js';

describe('The verifier as a program', () => {
  let elsewhere: string;
  let carpeta: Carpeta;
  const head = (): string => carpeta.commits()[6]?.hash ?? assert.fail('no commit 7');
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(elsewhere, 'v.mjs'), ...args], {
      cwd: elsewhere,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  before(async () => {
    elsewhere = mkdtempSync(join(tmpdir(), 'aparte-'));
    copyFileSync(VERIFICADOR, join(elsewhere, 'v.mjs'));
    carpeta = new Carpeta(await zipOf(await signedOffice()));
    mkdirSync(join(elsewhere, 'sub'));
  });
  after(() => {
    carpeta.drop();
    rmSync(elsewhere, { recursive: true });
  });

  it('ends with 0 and says what it found, from another folder and apart from the expediente', () => {
    const { status, stdout, stderr } = run(carpeta.path, '--cabeza', head());
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /^El expediente se sostiene: \d+ asientos y \d+ archivos del ciclo «pae-2025-electoral»\./);
    assert.match(
      stdout,
      /La cabeza indicada está en eventos\.jsonl, asiento 7, del 2 de marzo de 2026.*10:00.*centro de México/,
    );
    const [registro, puestos] = JSON.parse(carpeta.read('manifiesto.json').toString('utf8')).cadenas;
    assert.ok(stdout.includes(`\nCabeza del registro: ${registro.cabeza}\n`), stdout);
    assert.ok(stdout.includes(`que la del ciclo no cubre: ${puestos.cabeza}\n`), stdout);
    assert.match(stdout, /Lo que prueba es eventos\.jsonl, con sus archivos/);
    assert.doesNotMatch(stdout, /Sin --cabeza/);
    assert.match(run(carpeta.path).stdout, /Sin --cabeza no puede saberse/);
  });

  it('takes a head behind «=», a link to the folder, and a link to itself that Node does not follow', () => {
    symlinkSync(carpeta.path, join(elsewhere, 'enlace'));
    symlinkSync(join(elsewhere, 'v.mjs'), join(elsewhere, 'w.mjs'));
    assert.equal(run('enlace', `--cabeza=${head()}`).status, 0);
    const linked = ['--preserve-symlinks-main', join(elsewhere, 'w.mjs'), 'ninguna'];
    const { status, stderr } = spawnSync(process.execPath, linked, { cwd: elsewhere, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^NO SE SOSTIENE/);
  });

  it('warns of another verifier inside, which whoever altered the rest may have altered too', () => {
    const own = carpeta.read('verificar.mjs');
    assert.doesNotMatch(run(carpeta.path).stdout, /no es este/);
    carpeta.write('verificar.mjs', 'process.exitCode = 0;');
    carpeta.remanifest();
    const { status, stdout } = run(carpeta.path);
    carpeta.write('verificar.mjs', own);
    carpeta.remanifest();
    assert.equal(status, 0);
    assert.match(
      stdout,
      /El verificar\.mjs de la carpeta no es este, sino otra versión o uno alterado: no use aquel\./,
    );
  });

  it('ends with 1 and one sentence when something does not hold, or it is not asked as it must', () => {
    for (const [args, sentence] of [
      [[], /^Uso: node verificar\.mjs CARPETA/],
      [[carpeta.path, '--cabeza'], /^Uso: /],
      [[carpeta.path, 'otra'], /^Uso: /],
      [['--ayuda'], /^Uso: /],
      [[carpeta.path, '--cabeza='], /^NO SE SOSTIENE\. --cabeza debe ser/],
      [[carpeta.path, '--cabeza', 'abc'], /^NO SE SOSTIENE\. --cabeza debe ser una huella SHA-256/],
      [[carpeta.path, '--cabeza', 'f'.repeat(64)], /^NO SE SOSTIENE\. La cabeza f{64} no está/],
      [['ninguna'], /^NO SE SOSTIENE\. «ninguna» no es una carpeta\./],
      [['sub'], /^NO SE SOSTIENE\. Falta manifiesto\.json/],
      [['v.mjs'], /^NO SE SOSTIENE\. «v\.mjs» no es una carpeta/],
    ] as const) {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 1, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, sentence);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    }
  });
});

describe('The canonical JSON of the verifier', () => {
  const anyJson = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });

  it('is that of the program, for any JSON', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const again: unknown = JSON.parse(JSON.stringify(value));
        assert.equal(verificador.canonical(again), canonicalJson(again));
      }),
      { examples: [[{ b: -0, a: 1e21, ñ: '\u2028"\\\u0001', '': [], '\u{1F600}': null }]] },
    );
  });

  it('refuses half a character where the program does', () => {
    for (const half of ['\ud800', 'a\udc00', '\udc00\ud800', '\\\ud800']) {
      assert.throws(() => canonicalJson([half]));
      assert.throws(() => verificador.canonical([half]));
      assert.throws(() => verificador.canonical({ [half]: 1 }));
    }
    assert.equal(verificador.canonical('\\ud800'), canonicalJson('\\ud800'));
  });
});

describe('A file name in the expediente', () => {
  const commit: Commit = {
    stream: 'ciclo-x',
    version: 1,
    previous: '',
    hash: '',
    at: '2026-03-02T16:00:00.000Z',
    actor: { kind: 'system' },
    commandId: 'c',
    events: [],
    messages: [],
  };

  it('is plain, short, and keeps its ending, whatever its sender called it', () => {
    const anyName = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('CON', 'nul.txt', '../../x.pdf', 'a\u202efdp.exe', '.', '..', 'x.'.repeat(300), 'ñandú (2).DOCX'),
    );
    fc.assert(
      fc.property(anyName, (nombre) => {
        const made = nombreSeguro('informe-recibido', nombre);
        assert.match(made, /^informe-recibido[A-Za-z0-9 ._-]*$/);
        assert.ok(made.length <= 120 && /[A-Za-z0-9]$/.test(made), made);
      }),
    );
    const event = fc.record({
      type: fc.constantFrom('evidencia-archivada', 'informe-recibido'),
      asm: anyName,
      numero: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(event, anyName), { maxLength: 8 }), (named) => {
        const taken = new Set<string>();
        const commits = named.map(([each, nombre], index) => ({
          ...commit,
          events: [{ ...each, archivo: { sha256: sha256(String(index)), nombre, tipo: 't', bytes: 1 } }],
        }));
        assert.deepEqual(
          referidosDe(commits).map(({ ruta }) => ruta),
          named.map(([each, nombre]) => verificador.pathOf(each, nombre, taken)),
          'the verifier gives other names',
        );
      }),
    );
    assert.equal(nombreSeguro('ASM-01 DO v1', 'Ñandú «final».DOCX'), 'ASM-01 DO v1 Nandu final.docx');
    assert.equal(nombreSeguro('', '‮.pdf'), 'archivo.pdf');
  });
});
