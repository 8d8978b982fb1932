import { type Button, buttonsOf, filledIn } from './card-press.js';
import { EjemploError } from './ejemplo-error.js';
import type { CardMessage, LocalTeams } from './playground.js';
import type { CardJson, TeamsMessage } from './teams-messages.js';

/** A button by its verb and, where a card has several of that verb, by some of its data. */
export interface Boton {
  readonly verb: string;
  readonly con?: Readonly<Record<string, string>>;
}

/** One person of the sample at their Teams. Every step says what it expects to see, and fails when it sees something else. */
export class Escritorio {
  constructor(private readonly teams: LocalTeams) {}

  /** Types a command and returns the card that answers it: a new one, not one of before that is redrawn meanwhile. */
  async pide(command: string, shows: RegExp): Promise<CardMessage> {
    const known = new Set(this.teams.messages.all().map(({ id }) => id));
    await this.teams.say(command);
    return this.#card(shows, ({ id }) => !known.has(id));
  }

  /** The newest card that shows that: one that is here already, or else the one to come. */
  recibe(shows: RegExp): Promise<CardMessage> {
    const here = this.teams.cards().findLast(({ card }) => shows.test(textsOf(card)));
    return here ? Promise.resolve(here) : this.#card(shows, () => true);
  }

  /**
   * Presses a button with its inputs; the card that takes its place must show that. A card that was changed meanwhile by
   * somebody else is redrawn and asks to be read again: then the button is pressed once more, as a person would. Where a
   * slow machine makes the bot say that it is still at work, the card is waited for.
   */
  async presiona(
    message: CardMessage,
    boton: Boton,
    inputs: Readonly<Record<string, string>>,
    shows: RegExp,
  ): Promise<CardMessage> {
    const known = new Set(this.teams.messages.all().map(({ id }) => id));
    const first = await this.#press(message, boton, inputs);
    if (AT_WORK.test(first.text)) return this.#card(shows, ({ id }) => id === message.id || !known.has(id));
    const pressed = STALE.test(first.text) && first.card ? await this.#press(first.card, boton, inputs) : first;
    if (pressed.card && shows.test(pressed.text)) return pressed.card;
    const { nombre } = this.teams.persona;
    throw new EjemploError(
      `${nombre} presionó «${boton.verb}», se esperaba ${shows} y el bot respondió: ${pressed.text.slice(0, 1_500)}`,
    );
  }

  async #press(
    message: CardMessage,
    boton: Boton,
    inputs: Readonly<Record<string, string>>,
  ): Promise<{ readonly card?: CardMessage; readonly text: string }> {
    const pressed = await this.teams.execute(message.id, boton.verb, filledIn(this.#button(message, boton), inputs));
    if (pressed.kind !== 'card') return { text: JSON.stringify(pressed) };
    return { card: { ...message, card: pressed.card }, text: textsOf(pressed.card) };
  }

  /** Inputs that leave one ASM marked, of all those that a card offers to mark. */
  soloMarcado({ card }: CardMessage, asm: string): Readonly<Record<string, string>> {
    const ids = buttonsOf(card).flatMap(({ inputs }) => inputs.map(({ id }) => id));
    const marks = ids.filter((id) => id.startsWith(MARK));
    return Object.fromEntries(marks.map((id) => [id, String(id === `${MARK}${asm}`)]));
  }

  /** Attaches a file and puts it where that button says. */
  async adjunta(path: string, boton: Boton, shows: RegExp): Promise<CardMessage> {
    const known = new Set(this.teams.messages.all().map(({ id }) => id));
    await this.teams.attach([path]);
    return this.presiona(await this.#card(/Qué es este archivo/, ({ id }) => !known.has(id)), boton, {}, shows);
  }

  cierra(): Promise<void> {
    return this.teams.close();
  }

  async #card(shows: RegExp, which: (message: TeamsMessage) => boolean): Promise<CardMessage> {
    const found = await this.teams.messages.waitFor(
      `a card that shows ${shows}`,
      (message) => which(message) && message.card !== undefined && shows.test(textsOf(message.card)),
    );
    if (!found.card) throw new Error('a message that matched lost its card');
    return { ...found, card: found.card };
  }

  #button({ card }: CardMessage, { verb, con = {} }: Boton): Button {
    const buttons = buttonsOf(card);
    const wanted = Object.entries(con);
    const found = buttons.find(
      (each) => each.verb === verb && wanted.every(([key, value]) => each.data[key] === value),
    );
    if (found) return found;
    const there = buttons.map((each) => `${each.title} (${each.verb})`).join(', ');
    throw new EjemploError(
      `En la tarjeta de ${this.teams.persona.nombre} no está el botón ${verb} ${JSON.stringify(con)}; están: ${there}.`,
    );
  }
}

/** What a redrawn card says when it was pressed as it no longer is. */
const STALE = /después de que se le mostró/i;

/** What the bot answers to a press that takes longer than Teams waits: the card follows in the chat. */
const AT_WORK = /está en proceso\. Verá el resultado/i;

/** Inputs that mark an ASM are called so, with its id. */
const MARK = 'marca-';

const SHOWN = new Set(['text', 'title', 'value', 'label', 'inlines']);
const CLOSED = new Set(['data', 'fallback']);

/** Everything that a card shows, values of facts and inputs included. */
export function textsOf(card: CardJson): string {
  const walk = (key: string, value: unknown): readonly string[] => {
    if (typeof value === 'string') return SHOWN.has(key) && value !== '' ? [value] : [];
    if (Array.isArray(value)) return value.flatMap((each) => walk(key, each));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, child]) => (CLOSED.has(name) ? [] : walk(name, child)));
  };
  return walk('', card).join('\n');
}
