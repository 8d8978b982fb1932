import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { type ArchivosDelGuion, escribeArchivos } from '../../src/local/ejemplo-archivos.js';
import { abreEscena } from '../../src/local/ejemplo-escena.js';
import { FASE_1 } from '../../src/local/ejemplo-fase1.js';
import { FASE_2 } from '../../src/local/ejemplo-fase2.js';
import { freePorts } from '../../src/local/free-ports.js';
import { personasFrom } from '../../src/local/personas.js';
import { openChromium } from './chromium.js';
import * as step from './journey-convenio-steps.js';
import { Stage } from './journey-stage.js';

const downloadsNothing = (): never => assert.fail('phases 1 and 2 download nothing');

describe('the Convenio in a browser, from the positions to its publication', function () {
  this.timeout(180_000);
  // Each step stands on the one before it.
  this.bail(true);
  let folder: string;
  let browser: Browser | undefined;
  let stage: Stage;
  let files: ArchivosDelGuion;

  /** Phases 1 and 2 up to the classification, pressed without windows, as the sample does. */
  const classified =
    (everyone: Parameters<typeof abreEscena>[0]) =>
    async (page: string): Promise<void> => {
      const escena = await abreEscena(everyone, page, files, downloadsNothing, () => undefined);
      for (const { hace } of [...FASE_1, ...FASE_2.filter(({ accion }) => accion !== '2.3')]) await hace(escena);
      await escena.cierra();
    };

  before(async function () {
    browser = await openChromium(this);
    folder = mkdtempSync(join(tmpdir(), 'journey-convenio-'));
    mkdirSync(join(folder, 'corregidos'));
    files = await escribeArchivos(folder, join(folder, 'corregidos'));
    const first = await freePorts(8);
    const everyone = personasFrom(first + 2);
    stage = new Stage(browser, {
      root: process.cwd(),
      dataDir: join(folder, 'datos'),
      env: { ...process.env, START_PAGE_PORT: `${first + 1}` },
      botScript: join(process.cwd(), 'dist', 'src', 'main.js'),
      botPort: first,
      pagePort: first + 1,
      everyone,
    });
    await stage.open(classified(everyone));
  });

  after(async () => {
    if (!browser) return;
    await stage.close();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await stage.shows('falla');
  });

  it('2.3 one unit accepts, one rejects and yields, one keeps silent', () => step.responds(stage));
  it('3.1 a clumsy commitment is put right, returned and agreed', () => step.proposesClumsily(stage));
  it('3.1 the others are proposed and agreed', () => step.proposesTheRest(stage));
  it('3.1 SE goes on without the silent unit', () => step.goesOnWithout(stage));
  it('3.2 SE signs, and a unit refuses with its reason', () => step.refuses(stage));
  it('3.2 its commitment is reopened, and all sign again', () => step.reopens(stage));

  it('the bot dies and comes back; nobody has to reload anything', () => stage.killBot());

  it('3.2 a deputy signs for an absent head', () => step.standsIn(stage));
  it('3.2 the rest sign, and the scan completes the Convenio', () => {
    const noScan = join(folder, 'Convenio firmado.pdf');
    writeFileSync(noScan, 'No soy un PDF, aunque así me llame.');
    return step.completes(stage, noScan, files.convenioFirmado);
  });
  it('3.3 the activities get their key or their reason', () => step.integratesInPaa(stage));
  it('4.1 the copies are given out and received', () => step.distributes(stage));
  it('4.2 the package is prepared, looked at and published', () => step.publishes(stage));

  it('leaves every action up to 4.2 done, and SE owing nothing', async () => {
    const ruta = await stage.of('se').reads('ruta', 'Ruta del ciclo');
    for (const accion of ['2.3', '3.1', '3.2', '3.3', '4.1', '4.2'])
      assert.match(ruta, new RegExp(`${accion.replace('.', '\\.')} [^.▶■]+✔ Hecha`), `${accion} is not done`);
    await stage.of('se').asks('pendientes', /No tiene pendientes/);
  });
});
