import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import process from 'node:process';
import type { Browser, Locator } from 'playwright-core';
import type { LocalSetting } from '../../src/local/local-setting.js';
import { type LocalStart, startLocal } from '../../src/local/local-start.js';
import type { WINDOWS } from './browser-persona.js';
import { Desk } from './journey-desk.js';
import { JourneyPage } from './journey-page.js';

type Window = keyof typeof WINDOWS;

/** Heads of units read on their phones; `JOURNEY_WINDOW` puts everybody in one kind of window. */
const WINDOW_OF: Readonly<Record<string, Window>> = { do: 'phone', dpc: 'phone', da: 'phone' };

const windowOf = (clave: string): Window => {
  const asked = process.env.JOURNEY_WINDOW;
  return asked === 'phone' || asked === 'desktop' ? asked : (WINDOW_OF[clave] ?? 'desktop');
};

/** The whole local start with the real bot, and everybody's browser window on it. */
export class Stage {
  readonly #told = new EventEmitter();
  readonly #desks = new Map<string, Desk>();
  #running: LocalStart | undefined;
  #page: JourneyPage | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly setting: LocalSetting,
  ) {}

  /**
   * Starts everything and opens everybody's window. `before` gets the address of the start page and plays, without windows,
   * what comes before the journey: its cards are not in the windows, and come anew when they change.
   */
  async open(before: (page: string) => Promise<void> = async () => undefined): Promise<void> {
    this.#running = await startLocal(this.setting, (sentence) => this.#told.emit('sentence', sentence));
    await before(this.#running.address);
    this.#page = await JourneyPage.open(this.browser, this.#running.address);
    await Promise.all(
      this.setting.everyone.map(async (persona) =>
        this.#desks.set(persona.clave, await Desk.open(this.browser, persona, windowOf(persona.clave))),
      ),
    );
  }

  /** Ends everything; the data stays. */
  async close(): Promise<void> {
    await Promise.all([...this.#desks.values()].map((desk) => desk.close()));
    this.#desks.clear();
    await this.#page?.close();
    await this.#running?.stop();
    this.#running = undefined;
  }

  /** What the windows lost of the bot's messages, by whom: nothing, or the journey did not see what a person would see. */
  losses(): readonly string[] {
    return [...this.#desks].flatMap(([clave, desk]) => desk.losses.map((loss) => `${clave}: ${loss}`));
  }

  /** A picture of everybody's window. */
  async shows(name: string): Promise<void> {
    for (const desk of this.#desks.values()) await desk.shows(name);
  }

  /** Kills the bot as a power cut would, and waits until it has been started again. The windows stay open. */
  async killBot(): Promise<void> {
    const pid = this.#running?.botPid() ?? assert.fail('no bot to kill');
    process.kill(pid, 'SIGKILL');
    for (;;) {
      const [sentence] = await once(this.#told, 'sentence');
      if (sentence === 'El bot está de vuelta.') return;
    }
  }

  get page(): JourneyPage {
    return this.#page ?? assert.fail('the stage is not open');
  }

  /** A person by their key. */
  of(clave: string): Desk {
    return this.#desks.get(clave) ?? assert.fail(`nobody is called ${clave}`);
  }

  /** Attaches a file for a person and puts it where that button says. */
  async attach(clave: string, path: string, place: string, shows: string | RegExp): Promise<Locator> {
    const persona = this.setting.everyone.find((each) => each.clave === clave) ?? assert.fail();
    await this.page.attach(persona.nombre, path);
    const name = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[.()]/g, '\\$&');
    const card = await this.of(clave).sees(new RegExp(`Qué es este archivo[\\s\\S]*${name}`), 'archivo');
    return this.of(clave).does(card, place, {}, shows);
  }
}
