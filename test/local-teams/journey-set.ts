import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Context, Suite } from 'mocha';
import type { Browser } from 'playwright-core';
import { type ArchivosDelGuion, escribeArchivos } from '../../src/local/ejemplo-archivos.js';
import { freePorts } from '../../src/local/free-ports.js';
import type { LocalSetting } from '../../src/local/local-setting.js';
import { type Persona, personasFrom } from '../../src/local/personas.js';
import { openChromium } from './chromium.js';
import { Stage } from './journey-stage.js';

/** What comes before the windows open, given the personas, the address of the start page and the files of the sample. */
type Prelude = (everyone: readonly Persona[], page: string, files: ArchivosDelGuion) => Promise<void>;

/** What a journey stands on. */
interface Ground {
  readonly browser: Browser;
  readonly folder: string;
  readonly files: ArchivosDelGuion;
  readonly stage: Stage;
}

const settingIn = async (folder: string): Promise<LocalSetting> => {
  const first = await freePorts(8);
  return {
    root: process.cwd(),
    dataDir: join(folder, 'datos'),
    env: { ...process.env, START_PAGE_PORT: `${first + 1}` },
    botScript: join(process.cwd(), 'dist', 'src', 'main.js'),
    botPort: first,
    pagePort: first + 1,
    everyone: personasFrom(first + 2),
  };
};

/** A suite of steps in browser windows, on the whole local start with the real bot and a record of its own. */
export class Journey {
  #ground: Ground | undefined;

  private constructor(private readonly prelude: Prelude) {}

  /** Makes the suite a journey: each step stands on the one before it, and none may pass in a window that lost something. */
  static of(suite: Suite, prelude: Prelude = async () => undefined): Journey {
    const journey = new Journey(prelude);
    suite.timeout(180_000);
    suite.bail(true);
    suite.beforeAll(function () {
      return journey.#begin(this);
    });
    suite.afterEach(async function () {
      if (this.currentTest?.state === 'failed') await journey.stage.shows('falla');
      assert.deepEqual(journey.stage.losses(), []);
    });
    suite.afterAll(() => journey.#end());
    return journey;
  }

  get stage(): Stage {
    return this.#there().stage;
  }

  /** The files of the sample. */
  get files(): ArchivosDelGuion {
    return this.#there().files;
  }

  /** A folder for what the steps write; gone when the journey ends. */
  get folder(): string {
    return this.#there().folder;
  }

  #there(): Ground {
    return this.#ground ?? assert.fail('the journey has not begun');
  }

  async #begin(context: Context): Promise<void> {
    const browser = await openChromium(context);
    const folder = mkdtempSync(join(tmpdir(), 'journey-'));
    mkdirSync(join(folder, 'corregidos'));
    const files = await escribeArchivos(folder, join(folder, 'corregidos'));
    const setting = await settingIn(folder);
    const stage = new Stage(browser, setting);
    this.#ground = { browser, folder, files, stage };
    await stage.open((page) => this.prelude(setting.everyone, page, files));
  }

  async #end(): Promise<void> {
    if (this.#ground === undefined) return;
    const { stage, browser, folder } = this.#ground;
    await stage.close();
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
