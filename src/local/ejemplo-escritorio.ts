import { type Button, buttonsOf, filledIn } from './card-press.js';
import { EjemploError } from './ejemplo-error.js';
import type { CardMessage, LocalTeams } from './playground.js';
import type { CardJson } from './teams-messages.js';

/** A button by its verb and, where a card has several of that verb, by some of its data. */
export interface Boton {
  readonly verb: string;
  readonly con?: Readonly<Record<string, string>>;
}

/** One person of the sample at their Teams. Every step says what it expects to see, and fails when it sees something else. */
export class Escritorio {
  constructor(private readonly teams: LocalTeams) {}

  /** Types a command and returns the card that answers it. */
  async pide(command: string, shows: RegExp): Promise<CardMessage> {
    const mark = await this.teams.say(command);
    return this.#card(shows, mark);
  }

  /** The newest card that shows that: one that is here already, or else the one to come. */
  recibe(shows: RegExp): Promise<CardMessage> {
    const here = this.teams.cards().findLast(({ card }) => shows.test(textsOf(card)));
    return here ? Promise.resolve(here) : this.#card(shows, 0);
  }

  /** Presses a button with its inputs; the card that takes its place must show that. */
  async presiona(
    message: CardMessage,
    boton: Boton,
    inputs: Readonly<Record<string, string>>,
    shows: RegExp,
  ): Promise<CardMessage> {
    const pressed = await this.teams.execute(message.id, boton.verb, filledIn(this.#button(message, boton), inputs));
    if (pressed.kind === 'card' && shows.test(textsOf(pressed.card))) return { ...message, card: pressed.card };
    throw new EjemploError(
      `${this.teams.persona.nombre} presionó «${boton.verb}» y esperaba ${shows}; el bot respondió: ` +
        (pressed.kind === 'card' ? textsOf(pressed.card) : JSON.stringify(pressed)).slice(0, 1_500),
    );
  }

  /** Attaches a file and puts it where that button says. */
  async adjunta(path: string, boton: Boton, shows: RegExp): Promise<CardMessage> {
    const mark = await this.teams.attach([path]);
    return this.presiona(await this.#card(/Qué es este archivo/, mark), boton, {}, shows);
  }

  cierra(): Promise<void> {
    return this.teams.close();
  }

  async #card(shows: RegExp, after: number): Promise<CardMessage> {
    const found = await this.teams.messages.waitFor(
      `a card that shows ${shows}`,
      ({ card }) => card !== undefined && shows.test(textsOf(card)),
      after,
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

const HIDDEN = new Set(['data', 'fallback', 'fallbackText', 'type', '$schema']);

/** Everything that a card shows, values of facts and inputs included. */
export function textsOf(card: CardJson): string {
  const walk = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, child]) => (HIDDEN.has(key) ? [] : walk(child)));
  };
  return walk(card).join('\n');
}
