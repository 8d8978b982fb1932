import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { type ArchivosDelGuion, escribeArchivos } from '../../src/local/ejemplo-archivos.js';
import { freePorts } from '../../src/local/free-ports.js';
import { personasFrom } from '../../src/local/personas.js';
import { openChromium } from './chromium.js';
import { BORRADOR, DEVOLUCION } from './journey-guion.js';
import { BUTTON } from './journey-labels.js';
import { Stage } from './journey-stage.js';
import * as step from './journey-steps.js';

describe('phases 1 and 2 in a browser, persona by persona', function () {
  this.timeout(180_000);
  // Each step stands on the one before it.
  this.bail(true);
  let folder: string;
  let browser: Browser | undefined;
  let stage: Stage;
  let files: ArchivosDelGuion;

  before(async function () {
    browser = await openChromium(this);
    folder = mkdtempSync(join(tmpdir(), 'journey-'));
    const corrected = join(folder, 'corregidos');
    mkdirSync(corrected);
    files = await escribeArchivos(folder, corrected);
    const first = await freePorts(8);
    stage = new Stage(browser, {
      root: process.cwd(),
      dataDir: join(folder, 'datos'),
      env: { ...process.env, START_PAGE_PORT: `${first + 1}` },
      botScript: join(process.cwd(), 'dist', 'src', 'main.js'),
      botPort: first,
      pagePort: first + 1,
      everyone: personasFrom(first + 2),
    });
    await stage.open();
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

  it('1.1 the ciclo is opened; the Mechanism attached, approved and received', () => step.establishes(stage, files));
  it('1.2 the real extract is read, reviewed, corrected and its 23 ASM registered', () => step.identifies(stage));
  it('1.3 the ASM are assigned agency by agency and notified, and the notices received', () => step.notifies(stage));
  it('2.1 the ASM are selected; one unit observes and is answered', () => step.selects(stage));
  it('2.2 the ASM are classified', () => step.classifies(stage));
  it('2.3 a position is prepared, presented with a file, and returned', () => step.presentsFirst(stage, files));

  it('the bot dies and comes back; nobody has to reload anything', () => stage.killBot());

  it('2.3 the unit answers again; two units answer the rest in bulk', () => step.presentsAgain(stage));
  it('2.3 a rejected ASM is insisted on, and then accepted', () => step.yields(stage));
  it('2.3 a rejected ASM is insisted on, and then left unselected', () => step.rejects(stage));
  it('5.1 evidence is filed with its versions', () => step.filesEvidence(stage, files));
  it('5.2 the clock opens the check-in, and the units report', () => step.reports(stage));

  it('after a restart of everything, all of it is found again', async () => {
    await stage.close();
    await stage.open();
    const se = stage.of('se');
    await se.sees(/bienvenida/i, 'bienvenida');
    const ruta = await se.reads('ruta', 'Ruta del ciclo');
    for (const accion of ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3'])
      assert.match(ruta, new RegExp(`${accion.replace('.', '\\.')} [^.▶■]+✔ Hecha`), `${accion} is not done`);
    const postura = await step.opensPostura(se, 'ASM-01');
    const historia =
      (await (await se.does(postura, BUTTON.versiones, {}, /VERSIÓN 2[\s\S]*VERSIÓN 1/)).textContent()) ?? '';
    for (const text of [BORRADOR.propuestas, DEVOLUCION, 'Cronograma de rediseño'])
      assert(historia.includes(text), `«${text}» is not in the position: ${historia}`);
    assert.match(await se.reads('evidencias', 'Evidencias'), /versión 2.*MIR Electoral 2026\.xlsx/);
    assert.match(await se.reads('seguimiento', /Avance de/), /Por reportar: 7 de 10 ASM[\s\S]*Reportó su único ASM/);
    await stage.of('da').asks('pendientes', /Proponer compromisos/);
  });
});
