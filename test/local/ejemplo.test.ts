import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { ACCIONES_CLAVE } from '../../src/domain/accion-clave.js';
import { carpetaDe } from '../../src/local/ejemplo-carpeta.js';
import { ASM, INFORME } from '../../src/local/ejemplo-guion.js';

const PROGRAM = join(process.cwd(), 'deploy', 'local', 'ejemplo.mjs');

interface Run {
  readonly code: unknown;
  readonly said: string;
  readonly complained: string;
}

/** Runs the sample as a person would at the terminal; its own temporary files go under `tmp`. */
async function play(args: readonly string[], tmp: string): Promise<Run> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: tmp, TEMP: tmp },
  });
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, said, complained };
}

/** The words of a DOCX or XLSX, one blank between them. */
function wordsOfZip(path: string): string {
  const parts = Object.entries(unzipSync(readFileSync(path))).filter(([name]) => name.endsWith('.xml'));
  return parts
    .map(([, bytes]) => strFromU8(bytes).replaceAll(/<[^>]+>/g, ' '))
    .join(' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
}

async function wordsOfPdf(path: string): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { text: words } = await extractText(document, { mergePages: true });
  return words.replaceAll(/\s+/g, ' ');
}

const wordsOf = async (path: string): Promise<string> => (path.endsWith('.pdf') ? wordsOfPdf(path) : wordsOfZip(path));

describe('the sample', function () {
  this.timeout(180_000);
  let folder: string;
  let tmp: string;
  let carpeta: string;
  let run: Run;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ejemplo-'));
    tmp = join(folder, 'tmp');
    carpeta = join(folder, 'salida', 'del ejemplo');
    mkdirSync(tmp);
    run = await play([carpeta], tmp);
  });

  after(() => rmSync(folder, { recursive: true }));

  it('plays every step and says so', () => {
    assert.equal(run.complained, '');
    assert.equal(run.code, 0);
    for (const { key } of ACCIONES_CLAVE) assert.match(run.said, new RegExp(`^${key.replace('.', '\\.')}  `, 'm'));
    assert.match(
      run.said,
      /Listo en \d+ segundos\. El registro tiene 3 ASM, 3 oficios con su acuse, 6 versiones de posturas,/,
    );
  });

  it('leaves nothing behind but the folder', () => {
    assert.deepEqual(
      readdirSync(tmp).filter((name) => name.startsWith('ejemplo-asm-')),
      [],
    );
  });

  it('leaves the files under the names that people would give them', () => {
    const bimestres = [...run.said.matchAll(/Informe bimestral (.+) PAE 2025\.xlsx/g)].map(([, name = '']) => name);
    assert.equal(bimestres.length, 2);
    assert.deepEqual(
      readdirSync(carpeta).toSorted(),
      [
        ...['docx', 'pdf'].flatMap((ext) => [
          `Constancia de firmas PAE 2025 versión 1.${ext}`,
          `Convenio para la Mejora PAE 2025 versión 1.${ext}`,
          ...bimestres.map((each) => `Informe bimestral ${each} PAE 2025.${ext}`),
          `Acta de Atención PAE 2025 versión 1.${ext}`,
          `Constancia de firmas del Acta PAE 2025 versión 1.${ext}`,
          ...['ASM-01 número 1', 'ASM-01 número 2', 'ASM-03 número 1'].map(
            (each) => `Cédula de dictamen PAE 2025 ${each}.${ext}`,
          ),
          ...bimestres.map((each) => `Solicitud de captura en el SPP ${each} PAE 2025.${ext}`),
        ]),
        ...bimestres.map((each) => `Informe bimestral ${each} PAE 2025.xlsx`),
        'Compromisos de Dirección de Organización, PAE 2025.xlsx',
        'Digitalización del Acta firmada.pdf',
        'Digitalización del Convenio firmado.pdf',
        'Paquete público PAE 2025 Resultados.zip',
        'Integración en el PAA 2026, PAE 2025.xlsx',
        'Cronograma de rediseño de la MIR.xlsx',
        'expediente PAE 2025 Electoral.zip',
        'Fichas técnicas de indicadores.docx',
        'Informe de resultados 2024 - ASM.xlsx',
        'MIR Electoral 2026 (2).xlsx',
        'MIR Electoral 2026.xlsx',
        'Mecanismo de seguimiento de ASM PAE 2025.docx',
        'Minuta del taller de Marco Lógico.docx',
        'Nota técnica sobre la línea base.docx',
        'Oficio de cierre sin solventar del ASM-02.pdf',
        ...['docx', 'pdf'].flatMap((ext) => [
          `Oficio SE-PAE-2025-ELECTORAL-001 - Dirección de Administración.${ext}`,
          `Oficio SE-PAE-2025-ELECTORAL-002 - Dirección de Organización.${ext}`,
          `Oficio SE-PAE-2025-ELECTORAL-003 - Dirección de Participación Ciudadana.${ext}`,
        ]),
        'Paquete público PAE 2025 Convenio versión 1.zip',
        'Proyecto de manual de procedimientos.pdf',
        'Árbol de problemas y de objetivos.xlsx',
      ].toSorted(),
    );
    for (const name of readdirSync(carpeta)) assert(run.said.includes(`  ${name}\n`), `${name} is not in the summary`);
  });

  it('leaves the Acta of the whole, in both forms, and its public package with the very PDF that was signed', async () => {
    for (const ext of ['docx', 'pdf']) {
      const acta = await wordsOf(join(carpeta, `Acta de Atención PAE 2025 versión 1.${ext}`));
      assert.match(acta, /3 en el Convenio: 2 solventados y 1 cerrado sin solventar/);
      for (const { recomendacion } of ASM) assert.ok(acta.includes(recomendacion.slice(0, 40)), recomendacion);
    }
    const files = unzipSync(readFileSync(join(carpeta, 'Paquete público PAE 2025 Resultados.zip')));
    const signed = readFileSync(join(carpeta, 'Acta de Atención PAE 2025 versión 1.pdf'));
    assert.deepEqual(Buffer.from(files['acta-pae-2025-electoral-v1.pdf'] ?? ''), signed);
    const { asm_solventados, asm_sin_solventar } = JSON.parse(strFromU8(files['datos.json'] ?? new Uint8Array()));
    assert.deepEqual([asm_solventados, asm_sin_solventar], [2, 1]);
  });

  it('leaves the public package with the very PDF of the Convenio and what its units committed themselves to', () => {
    const files = unzipSync(readFileSync(join(carpeta, 'Paquete público PAE 2025 Convenio versión 1.zip')));
    const signed = readFileSync(join(carpeta, 'Convenio para la Mejora PAE 2025 versión 1.pdf'));
    assert.deepEqual(Buffer.from(files['convenio-pae-2025-electoral-v1.pdf'] ?? ''), signed);
    const page = strFromU8(files['index.html'] ?? new Uint8Array());
    for (const { recomendacion } of ASM) assert.ok(page.includes(recomendacion.slice(0, 60)), recomendacion);
    assert.match(strFromU8(files['actividades.csv'] ?? new Uint8Array()), /"ASM-01\.DO\.A2"/);
  });

  it('says in each oficio, DOCX and PDF alike, whose ASM they are, to the letter', async () => {
    const oficios = readdirSync(carpeta).filter((name) => name.startsWith('Oficio SE'));
    assert.equal(oficios.length, 6);
    for (const name of oficios) {
      const path = join(carpeta, name);
      const words = await wordsOf(path);
      const number = /-(\d{3}) -/.exec(name)?.[1] ?? assert.fail(name);
      assert(words.includes(`SE/PAE-2025-ELECTORAL/${number}`), `${name} lacks its folio`);
      for (const { id, hallazgo, unidades } of ASM) {
        const own = unidades.split(',').some((unidad) => name.includes(NAMES[unidad] ?? assert.fail(unidad)));
        assert.equal(words.includes(hallazgo), own, `${id} in ${name}`);
      }
    }
  });

  it('leaves a cédula of each dictamen, with the verdicts and whom they conflict with', async () => {
    const again = await wordsOf(join(carpeta, 'Cédula de dictamen PAE 2025 ASM-01 número 2.pdf'));
    for (const said of ['A. Pertinencia: Cumple', 'D. Trazabilidad: Cumple', 'IEEM/JG/54/2026', 'Reaperturas'])
      assert(again.includes(said), said);
    const manual = await wordsOf(join(carpeta, 'Cédula de dictamen PAE 2025 ASM-03 número 1.docx'));
    assert(manual.includes('La Dirección de Administración ejecuta este ASM.'));
  });

  it('hands over what was dropped in the chat, both versions of the corrected evidence included', () => {
    const informe = wordsOfZip(join(carpeta, 'Informe de resultados 2024 - ASM.xlsx'));
    assert(informe.includes(INFORME.folio));
    const added = 'Ciudadanía informada sobre el proceso electoral';
    assert.equal(wordsOfZip(join(carpeta, 'MIR Electoral 2026.xlsx')).includes(added), false);
    assert.equal(wordsOfZip(join(carpeta, 'MIR Electoral 2026 (2).xlsx')).includes(added), true);
  });

  it('leaves an expediente that its own script verifies, with the head printed on the Convenio, in another folder', async () => {
    const extracted = join(folder, 'expediente');
    for (const [name, bytes] of Object.entries(
      unzipSync(readFileSync(join(carpeta, 'expediente PAE 2025 Electoral.zip'))),
    )) {
      mkdirSync(dirname(join(extracted, name)), { recursive: true });
      writeFileSync(join(extracted, name), bytes);
    }
    const words = await wordsOfPdf(join(carpeta, 'Convenio para la Mejora PAE 2025 versión 1.pdf'));
    const head = /[0-9a-f]{64}/.exec(words.replaceAll(' ', ''))?.[0] ?? assert.fail('no head is printed');
    const verify = join(process.cwd(), 'deploy', 'verificar', 'verificar.mjs');
    const verified = (...given: readonly string[]) =>
      spawnSync(process.execPath, [verify, extracted, ...given], { encoding: 'utf8', cwd: tmp });
    const { status, stdout, stderr } = verified('--cabeza', head);
    assert.equal(`${status} ${stderr}`, '0 ');
    assert.match(stdout, /La cabeza indicada está en eventos\.jsonl, asiento \d+/);
    assert.equal(
      verified(
        '--cabeza',
        head.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
      ).status,
      1,
    );
  });

  it('refuses a folder that is missing, not empty or no folder, in one sentence and without playing', async () => {
    for (const [args, sentence] of [
      [[], /^Falta la carpeta donde dejar los archivos del ejemplo\./],
      [[carpeta], /^La carpeta .+ no está vacía/],
      [['/proc/ninguna'], /^No se puede escribir en \/proc\/ninguna: /],
      [[join(carpeta, 'Mecanismo de seguimiento de ASM PAE 2025.docx')], /ya es un archivo, no una carpeta/],
    ] as const) {
      const refused = await play(args, tmp);
      assert.equal(refused.code, 1);
      assert.match(refused.complained, sentence);
      assert.equal(refused.said, '');
    }
  });
});

const NAMES: Readonly<Record<string, string>> = {
  DO: 'Dirección de Organización',
  DPC: 'Dirección de Participación Ciudadana',
  DA: 'Dirección de Administración',
};

describe('the folder of the sample', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carpeta-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made when it is not there yet, from where the command was typed', async () => {
    assert.equal(await carpetaDe(['salida/ejemplo'], folder), join(folder, 'salida', 'ejemplo'));
    assert(existsSync(join(folder, 'salida', 'ejemplo')));
  });

  it('may exist, empty', async () => {
    assert.equal(await carpetaDe(['.'], folder), folder);
  });

  it('is refused below a file, as an option, or in several words', async () => {
    writeFileSync(join(folder, 'nota.txt'), '');
    await assert.rejects(carpetaDe(['nota.txt/salida'], folder), /parte de la ruta es un archivo/);
    await assert.rejects(carpetaDe(['--ayuda'], folder), /«--ayuda» no es una carpeta/);
    await assert.rejects(carpetaDe(['mi', 'carpeta'], folder), /póngalo entre comillas/);
    await assert.rejects(carpetaDe([' '], folder), /Falta la carpeta/);
    await assert.rejects(carpetaDe(['x'.repeat(300)], folder), /el nombre es demasiado largo/);
  });

  it('is refused where one may not write', async function () {
    if (process.platform !== 'linux') this.skip();
    const closed = join(folder, 'cerrada');
    mkdirSync(closed, { mode: 0o500 });
    // The superuser may write anywhere but where the system itself keeps its state.
    const here = process.getuid?.() === 0 ? '/sys/ejemplo' : join(closed, 'ejemplo');
    await assert.rejects(carpetaDe([here], folder), /No se puede escribir en .+: no tiene permiso para escribir ahí/);
  });
});
