import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Persona } from '../../src/local/personas.js';
import { BrowserPersona, WINDOWS } from './browser-persona.js';
import { FIELDS } from './journey-labels.js';

/** Values of a card's inputs, by the inputs' ids. */
export type Filled = Readonly<Record<string, string>>;

/** Folder for pictures of every step; none are taken without it. */
const SHOTS = process.env.JOURNEY_SHOTS;

let shot = 0;

/** One person of the journey: says, opens, fills in, presses and sees, and leaves a picture of each step. */
export class Desk {
  private constructor(
    private readonly teams: BrowserPersona,
    private readonly window: keyof typeof WINDOWS,
  ) {}

  static async open(browser: Browser, persona: Persona, window: keyof typeof WINDOWS): Promise<Desk> {
    const teams = await BrowserPersona.open(browser, persona, window);
    // A card longer than the window would be pictured under the header of the local Teams.
    if (SHOTS !== undefined) await teams.page.setViewportSize({ ...WINDOWS[window], height: 4_000 });
    return new Desk(teams, window);
  }

  /** What this window lost of the bot's messages. */
  get losses(): readonly string[] {
    return this.teams.losses;
  }

  /** Types a command and waits for its card. */
  async asks(command: string, shows: string | RegExp): Promise<Locator> {
    const before = await this.teams.page.locator('.ac-adaptiveCard').count();
    await this.teams.say(command);
    await this.teams.page.locator('.ac-adaptiveCard').nth(before).waitFor();
    return this.sees(shows, `dice-${command}`);
  }

  /** Types a command and returns what its card says. */
  async reads(command: string, shows: string | RegExp): Promise<string> {
    return (await (await this.asks(command, shows)).textContent()) ?? '';
  }

  /** The newest card that shows that, once it is there. */
  async sees(shows: string | RegExp, name: string): Promise<Locator> {
    const card = await this.teams.card(shows);
    await this.#picture(card, name);
    return card;
  }

  /** The part of a card that shows a text, such as the id of one of its ASM. */
  part(card: Locator, text: string): Locator {
    return card.locator('.ac-container').filter({ hasText: text }).last();
  }

  /** Fills a card in and presses one of its buttons; what it then shows is waited for. */
  async does(
    card: Locator,
    title: string,
    filled: Filled | (() => Promise<void>),
    shows: string | RegExp,
  ): Promise<Locator> {
    const fill = typeof filled === 'function' ? filled : (): Promise<void> => this.fillsAll(card, filled);
    await this.teams.send(card, title, fill);
    const answer = await this.teams.answer(shows);
    await this.#picture(answer, title);
    return answer;
  }

  /** Fills inputs, called by their ids, in a card or a part of it. */
  async fillsAll(card: Locator, filled: Filled): Promise<void> {
    for (const [id, value] of Object.entries(filled)) await this.fills(card, id, value);
  }

  /** Fills one input, called by its id, in a card or a part of it. */
  private async fills(card: Locator, id: string, value: string): Promise<void> {
    const field = FIELDS[id] ?? assert.fail(`no label for the input ${id}`);
    const title = (option: string): string => field.options?.[option] ?? option;
    if (field.kind === 'text') await this.teams.fill(card, field.label, value);
    else if (field.kind === 'choice') await this.teams.choose(card, field.label, title(value));
    else if (field.kind === 'beginning') await this.teams.choose(card, field.label, new RegExp(`^${value}\\b`));
    else if (field.kind === 'date') await this.teams.pickDate(card, field.label, value);
    else if (field.kind === 'radio') await this.teams.pick(card, field.label, title(value));
    else await this.teams.tick(card, field.label, value.split(',').map(title));
  }

  /** A picture of the whole window as it is. */
  async shows(name: string): Promise<void> {
    await this.#picture(this.teams.page, name);
  }

  async close(): Promise<void> {
    await this.teams.close();
  }

  async #picture(part: Locator | Page, name: string): Promise<void> {
    if (SHOTS === undefined) return;
    mkdirSync(SHOTS, { recursive: true });
    shot += 1;
    const number = String(shot).padStart(3, '0');
    const file = `${number}-${this.teams.persona.clave}-${this.window}-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`;
    await this.teams.screenshot(join(SHOTS, file), part);
  }
}
