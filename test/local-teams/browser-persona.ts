import type { Browser, Locator, Page } from 'playwright-core';
import type { Persona } from '../../src/local/personas.js';

const WAIT_MS = 20_000;

/** Window sizes in which people use Teams. */
export const WINDOWS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** One person at the page of their local Teams, in a real browser: what a person can see and do there, and nothing else. */
export class BrowserPersona {
  private constructor(
    readonly persona: Persona,
    readonly page: Page,
  ) {}

  /** Opens the page and waits until it can be typed in. The page itself installs the app, so the bot greets. */
  static async open(browser: Browser, persona: Persona, window: keyof typeof WINDOWS = 'desktop'): Promise<BrowserPersona> {
    const context = await browser.newContext({ viewport: WINDOWS[window], locale: 'es-MX', timezoneId: 'America/Mexico_City' });
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    await page.goto(`http://localhost:${persona.port}/`);
    const teams = new BrowserPersona(persona, page);
    await teams.#box().waitFor();
    const hide = page.getByRole('button', { name: 'Hide log panel' });
    if (await hide.isVisible()) await hide.click();
    return teams;
  }

  async say(text: string): Promise<void> {
    await this.#box().click();
    await this.page.keyboard.insertText(text);
    await this.page.getByRole('button', { name: 'Send Message' }).click();
  }

  /** Waits until a text is in the conversation. */
  async sees(text: string | RegExp): Promise<Locator> {
    const found = this.#conversation().getByText(text).last();
    await found.waitFor();
    return found;
  }

  /** The newest card that shows `text`, once it is there. */
  async card(text: string | RegExp): Promise<Locator> {
    const card = this.page.locator('.ac-preview-panel > .ac-adaptiveCard').filter({ hasText: text }).last();
    await card.waitFor();
    return card;
  }

  /** Fills a text, number or multi-line input by its label. */
  async fill(card: Locator, label: string, value: string): Promise<void> {
    await card.getByRole('textbox', { name: label, exact: true }).or(card.getByRole('spinbutton', { name: label, exact: true })).fill(value);
  }

  /** Picks an option of a drop-down by the label of the input and the title of the option. */
  async choose(card: Locator, label: string, option: string): Promise<void> {
    await card.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Marks a radio button or a check box by its title. */
  async mark(card: Locator, title: string): Promise<void> {
    await card.getByRole('radio', { name: title, exact: true }).or(card.getByRole('checkbox', { name: title, exact: true })).check();
  }

  /** Presses a button of a card by its title. */
  async press(card: Locator, title: string): Promise<void> {
    await card.getByRole('button', { name: title, exact: true }).click();
  }

  /** A picture of the page as it is (PNG), or of one card of it. */
  async screenshot(path: string, part: Page | Locator = this.page): Promise<void> {
    await part.screenshot({ path });
  }

  /** Narrow like a phone, or wide again. */
  async resize(window: keyof typeof WINDOWS): Promise<void> {
    await this.page.setViewportSize(WINDOWS[window]);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  #box(): Locator {
    return this.page.locator('[data-lexical-editor="true"]');
  }

  #conversation(): Locator {
    return this.page.locator('.fai-OutputCard, .fui-ChatMyMessage, .fui-ChatMessage, [class*="fai-"]');
  }
}
