import type { Browser, Locator, Page } from 'playwright-core';
import type { Persona } from '../../src/local/personas.js';
import { HeldStream } from './held-stream.js';

const WAIT_MS = 60_000;

/** Window sizes in which people use Teams. */
export const WINDOWS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/**
 * The page of the local Teams never gets narrower than 600 pixels and its cards never than 450; the Teams of a phone
 * does. Without this, a card that is too wide for a phone would be cut off here whatever it looked like there.
 */
const PHONE_STYLE = `
  * { min-width: 0 !important; }
  .fai-OutputCard { max-width: calc(100vw - 64px) !important; padding: 0 !important; }
  .fai-OutputCard > *, .ac-preview-panel { max-width: 100% !important; width: 100% !important; }
`;

/** One person at the page of their local Teams, in a real browser: what a person can see and do there, and nothing else. */
export class BrowserPersona {
  readonly #losses: string[] = [];

  private constructor(
    readonly persona: Persona,
    readonly page: Page,
    private readonly stream: HeldStream,
  ) {
    page.on('console', (message) => {
      if (message.text().startsWith('Saga error')) this.#losses.push(message.text());
    });
  }

  /** Opens the page and waits until it can be typed in. The page itself installs the app, so the bot greets. */
  static async open(
    browser: Browser,
    persona: Persona,
    window: keyof typeof WINDOWS = 'desktop',
  ): Promise<BrowserPersona> {
    const context = await browser.newContext({
      viewport: WINDOWS[window],
      locale: 'es-MX',
      timezoneId: 'America/Mexico_City',
    });
    context.setDefaultTimeout(WAIT_MS);
    const stream = await HeldStream.of(context);
    const page = await context.newPage();
    const teams = new BrowserPersona(persona, page, stream);
    await page.goto(`http://localhost:${persona.port}/`);
    await teams.#box().waitFor();
    const hide = page.getByRole('button', { name: 'Hide log panel' });
    if (await hide.isVisible()) await hide.click();
    await teams.resize(window);
    return teams;
  }

  /**
   * What broke in the page of the local Teams. It opens its stream of messages anew then, and what comes meanwhile is never
   * shown: so it does when a message is changed that came before the page was opened.
   */
  get losses(): readonly string[] {
    return this.#losses;
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
    const card = this.page.locator(CARD).filter({ hasText: text }).last();
    await card.waitFor();
    return card;
  }

  /** Fills a text, number or multi-line input by its label. */
  async fill(card: Locator, label: string, value: string): Promise<void> {
    await card
      .getByRole('textbox', { name: label, exact: true })
      .or(card.getByRole('spinbutton', { name: label, exact: true }))
      .fill(value);
  }

  /** Picks an option of a drop-down by the label of the input and the title of the option, or how it begins. */
  async choose(card: Locator, label: string, option: string | RegExp): Promise<void> {
    await card.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Picks a date (`YYYY-MM-DD`) in the calendar of an input: it can't be typed there. */
  async pickDate(card: Locator, label: string, date: string): Promise<void> {
    await card.getByRole('combobox', { name: label, exact: true }).click();
    const calendar = this.page.getByRole('dialog', { name: 'Calendar' });
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    for (let shown = await monthShown(calendar); shown !== year * 12 + month; shown = await monthShown(calendar)) {
      await calendar.getByRole('button', { name: shown < year * 12 + month ? 'Next month' : 'Previous month' }).click();
    }
    await calendar.getByRole('button', { name: `${day}, ${MONTHS[month - 1]}, ${year}`, exact: true }).click();
  }

  /** Marks a radio button or a check box by its title. */
  async mark(card: Locator, title: string): Promise<void> {
    await card
      .getByRole('radio', { name: title, exact: true })
      .or(card.getByRole('checkbox', { name: title, exact: true }))
      .check();
  }

  /** Marks a radio button by the label of its group and its own title. */
  async pick(card: Locator, group: string, title: string): Promise<void> {
    const radios = card.getByRole('radiogroup', { name: group, exact: true });
    await radios.getByRole('radio', { name: title, exact: true }).check();
  }

  /** Leaves checked, in the group of check boxes of that label, those whose titles have one of `wanted`. */
  async tick(card: Locator, group: string, wanted: readonly string[]): Promise<void> {
    const boxes = card.getByRole('checkbox', { name: group });
    for (const box of await boxes.all()) await box.uncheck();
    for (const title of wanted) await boxes.and(card.getByRole('checkbox', { name: title })).check();
  }

  /** Presses a button of a card by its title, and waits until the bot has answered the press. */
  async press(card: Locator, title: string): Promise<void> {
    await Promise.all([
      this.page.waitForResponse((response) => PRESS.test(response.url())),
      card.getByRole('button', { name: title, exact: true }).click(),
    ]);
  }

  /** Fills a card in and presses one of its buttons, as if nothing came into the chat meanwhile. */
  async send(card: Locator, title: string, fill: () => Promise<void>): Promise<void> {
    await this.stream.without(async () => {
      await fill();
      await this.press(card, title);
    });
  }

  /** Waits for the card that came in the place of a pressed one, or anew, and shows `text`. */
  async answer(text: string | RegExp): Promise<Locator> {
    const answer = await this.card(text);
    await answer.evaluate(untilQuiet);
    return answer;
  }

  /** A picture of the page as it is (PNG), or of one card of it. */
  async screenshot(path: string, part: Page | Locator = this.page): Promise<void> {
    await part.screenshot({ path });
  }

  /** As wide as that window. From a phone there is no way back: open the page again. */
  async resize(window: keyof typeof WINDOWS): Promise<void> {
    await this.page.setViewportSize(WINDOWS[window]);
    if (window === 'phone') await this.page.addStyleTag({ content: PHONE_STYLE });
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

/** What of an element is used in the page: the tests are compiled without the browser's own types. */
interface PageElement {
  readonly ownerDocument: {
    readonly body: object;
    readonly defaultView: { readonly MutationObserver: new (changed: () => void) => PageObserver };
  };
}
interface PageObserver {
  observe(part: object, what: { readonly childList: true; readonly subtree: true }): void;
  disconnect(): void;
}

/** The local Teams draws an answer twice; what is typed in between is lost with the first drawing. */
// It is given as a function: a text would be evaluated in the page, and the function that it makes never called.
const untilQuiet = ({ ownerDocument }: PageElement): Promise<void> =>
  new Promise((resolve) => {
    const observer = new ownerDocument.defaultView.MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 300);
    });
    const done = (): void => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(done, 300);
    observer.observe(ownerDocument.body, { childList: true, subtree: true });
  });
/** Where the page sends a press. */
const PRESS = /\/_conversation\/v1\/(invoke|submit)$/;
const CARD = '.ac-preview-panel > .ac-adaptiveCard';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Months since year 0 of the month that a calendar shows. */
async function monthShown(calendar: Locator): Promise<number> {
  const label = (await calendar.getByRole('grid').getAttribute('aria-label')) ?? '';
  const [name = '', year = ''] = label.replace(/,.*/, '').split(' ');
  return Number(year) * 12 + MONTHS.indexOf(name) + 1;
}
