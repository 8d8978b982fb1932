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
import { Stage } from './journey-stage.js';
import * as step from './journey-steps.js';

describe('phase 1 in a browser, persona by persona, with the bot killed and everything restarted', function () {
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

  it('1.1 the ciclo is opened; the Mechanism attached, approved and received', () => step.establishes(stage, files));
  it('1.2 the report and its ASM are registered', () => step.identifies(stage, files));
  it('1.3 the ASM are assigned and notified, and the notices received', () => step.notifies(stage));
  it('the bot dies and comes back; nobody has to reload anything', () => stage.killBot());

  it('after a restart of everything, all of it is found again', async () => {
    await stage.close();
    await stage.open();
    const se = stage.of('se');
    await se.sees(/bienvenida/i, 'bienvenida');
    const ruta = await se.reads('ruta', 'Ruta del ciclo');
    for (const accion of ['1.1', '1.2', '1.3'])
      assert.match(ruta, new RegExp(`${accion.replace('.', '\\.')} [^.▶■]+✔ Hecha`), `${accion} is not done`);
    await se.reads('asm', 'ASM-03');
    await stage.of('do').asks('pendientes', 'No tiene pendientes');
  });
});
