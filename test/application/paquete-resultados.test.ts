import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import * as z from 'zod/v4';
import type { ProductoDelActa } from '../../src/application/acta-compromiso-hechos.js';
import { archivosDelPaquete } from '../../src/application/paquete-archivos.js';
import { paqueteDeResultados } from '../../src/application/paquete-resultados.js';
import type { HechosDeResultados } from '../../src/application/resultados-hechos.js';
import { openChromium } from '../local-teams/chromium.js';
import { hechosActa } from './acta-sample.js';
import { breaksNoRule, DESKTOP, SCREENS } from './axe.js';
import { textosAsm } from './convenio-sample.js';
import { readCsv } from './csv.js';
import { CABEZA, PDF, textoDe } from './paquete-sample.js';

const hechos = (asm: number): HechosDeResultados => {
  const { cabeza: _cabeza, ...said } = hechosActa(textosAsm(asm));
  return { ...said, suscrita: '2027-11-20', pdf: 'cd'.repeat(32) };
};

const filesOf = (asm: number): ReadonlyMap<string, Uint8Array> =>
  new Map(
    archivosDelPaquete(paqueteDeResultados(hechos(asm), { pdf: PDF, cabeza: CABEZA, fecha: '2027-11-22' })).map(
      ({ ruta, bytes }) => [ruta, bytes],
    ),
  );

const open = z.object({ asm: z.array(z.record(z.string(), z.unknown())) }).loose();

describe('the public package of the results (5.5)', () => {
  it('has the page, the signed Acta, a table for each kind of thing, and the hash of each file', () => {
    const names = [...filesOf(3).keys()];
    assert.deepEqual(names, [
      'index.html',
      'acta-pae-2025-electoral-v2.pdf',
      'asm.csv',
      'veredictos.csv',
      'compromisos.csv',
      'actividades.csv',
      'productos.csv',
      'prorrogas.csv',
      'fuera-del-convenio.csv',
      'bimestres.csv',
      'cronologia.csv',
      'datos.json',
      'diccionario.csv',
      'LEEME.txt',
      'SHA256SUMS',
    ]);
  });

  it('says in the open data how each ASM ended, and never counts as solventado what was not', () => {
    const data = open.parse(JSON.parse(textoDe(filesOf(6), 'datos.json')));
    assert.deepEqual(
      data.asm.map((each) => each['resultado']),
      ['Solventado', 'Solventado', 'Solventado', 'Solventado', 'Cerrado sin solventar', 'Solventado'],
    );
    assert.deepEqual([data['asm_total'], data['asm_solventados'], data['asm_sin_solventar']], [6, 5, 1]);
  });

  it('accounts for what the Convenio in force does not hold, with its reason, on the page and in the open data', () => {
    const files = filesOf(1);
    const [, ...rows] = readCsv(textoDe(files, 'fuera-del-convenio.csv').slice(1));
    assert.deepEqual(rows[1], [
      'ASM-902',
      'Dirección de Administración',
      'Costear cada actividad.',
      'Retirado por un convenio modificatorio',
      'El programa dejó de tener actividades propias.',
    ]);
    assert.match(
      textoDe(files, 'index.html'),
      /<li>ASM-901\. No seleccionado: Ya se publican en el portal\. «Publicar los padrones\.»<\/li>/,
    );
  });

  it('keeps the original date beside the later ones, and the days against both', () => {
    const [head = [], ...rows] = readCsv(textoDe(filesOf(1), 'actividades.csv').slice(1));
    const extended = rows.find((row) => row[head.indexOf('actividad')] === 'ASM-01.U0.A2') ?? assert.fail('no A2');
    const said = (field: string): string | undefined => extended[head.indexOf(field)];
    assert.deepEqual(['termino_original', 'termino_vigente', 'fecha_real', 'dias', 'dias_original'].map(said), [
      '2027-06-30',
      '2027-08-19',
      '2027-06-25',
      '-55',
      '-5',
    ]);
  });

  it('says the instrument of a product whole in the open data, and what the missing links are', () => {
    const { cabeza: _cabeza, asm, ...said } = hechosActa(textosAsm(1));
    const constancia = 'Consta en la Gaceta. '.repeat(60).trim();
    const longer = (producto: ProductoDelActa): ProductoDelActa =>
      producto.instrumento === undefined
        ? producto
        : { ...producto, instrumento: { ...producto.instrumento, constancia } };
    const whole = asm.map((each) => ({
      ...each,
      compromisos: each.compromisos.map((compromiso) => ({
        ...compromiso,
        actividades: compromiso.actividades.map((actividad) => ({
          ...actividad,
          productos: actividad.productos.map(longer),
        })),
      })),
    }));
    const made = paqueteDeResultados(
      { ...said, asm: whole, suscrita: '2027-11-20', pdf: 'cd'.repeat(32) },
      { pdf: PDF, cabeza: CABEZA, fecha: '2027-11-22' },
    );
    const files = new Map(archivosDelPaquete(made).map(({ ruta, bytes }) => [ruta, bytes]));
    assert.ok(textoDe(files, 'productos.csv').includes(`Vigente: ${constancia}`));
    assert.match(
      textoDe(files, 'index.html'),
      /Sin constancia en el registro, sin que impida reconstruirlo:<\/p>\s*<ul>\s*<li>Falta el acuse/,
    );
  });

  it('explains every field of every table in the dictionary', () => {
    const files = filesOf(1);
    const [, ...entries] = readCsv(textoDe(files, 'diccionario.csv').slice(1));
    for (const name of [...files.keys()].filter((each) => each.endsWith('.csv') && each !== 'diccionario.csv')) {
      const [head = []] = readCsv(textoDe(files, name).slice(1));
      assert.deepEqual(
        entries.filter(([archivo]) => archivo === name).map(([, campo]) => campo),
        head,
        name,
      );
    }
  });
});

describe('the page of the results in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let folder: string;
  let address: string;

  before(async function () {
    browser = await openChromium(this);
    folder = mkdtempSync(join(tmpdir(), 'asm-resultados-'));
    for (const [name, bytes] of filesOf(2)) writeFileSync(join(folder, name), bytes);
    address = pathToFileURL(join(folder, 'index.html')).href;
  });

  after(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  for (const [name, options] of SCREENS) {
    it(`breaks no rule of WCAG 2.2 AA that axe knows, on ${name}`, async () => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(address);
      await breaksNoRule(page);
      await context.close();
    });
  }

  it('names every table, leads to every ASM and tells what each one ended in', async () => {
    const page = await browser.newPage({ viewport: DESKTOP });
    await page.goto(address);
    const captions = await page.locator('caption').allTextContents();
    assert.ok(
      captions.every((each) => !each.startsWith(': ')),
      captions.join(' | '),
    );
    assert.equal(new Set(captions).size, captions.length, 'each table has a name of its own');
    await page.getByRole('link', { name: 'ASM-02', exact: true }).click();
    assert.match((await page.locator('#ASM-02').textContent()) ?? '', /ASM-02\. Solventado/);
    await page.close();
  });
});
