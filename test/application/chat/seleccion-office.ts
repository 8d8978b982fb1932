import assert from 'node:assert/strict';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import type { Application } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { Card } from '../../../src/application/messenger.js';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { buttonNamed, filledIn } from '../../../src/local/card-press.js';
import { CARDS } from '../../cards/samples.js';
import { localInstitution, PEOPLE } from '../local-people.js';
import { MemoryOffice } from '../memory-office.js';
import { numbered, opening, registering } from '../registered.js';

export const { se: SE, do: DO, dpc: DPC, enlace: ENLACE, contraloria: CONTRALORIA } = PEOPLE;

const CICLO = 'pae-2025';

/** What a person sees in answer: the card as Teams would get it, with all its words, or a text. */
export interface Seen {
  readonly card: Readonly<Record<string, unknown>>;
  readonly words: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const wordsOf = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? (['text', 'title', 'value', 'label'].includes(key) ? [value] : []) : wordsOf(value),
  );
};

/** The assembled application over memory stores, for the tests of 2.1 and 2.2: people say and press, the clock is set. */
export class SeleccionOffice {
  readonly #draw = cardDrawer(CARDS);

  private constructor(
    private readonly office: MemoryOffice,
    readonly sent: readonly { readonly person: string; readonly summary: string; readonly template: string }[],
    readonly failures: readonly unknown[],
    private readonly clock: { at: string },
  ) {}

  /** An institution with a ciclo of so many ASM, all of them notified to DO. */
  static async withNotified(count: number, texto = 'La MIR carece de lógica causal.'): Promise<SeleccionOffice> {
    const clock = { at: '2026-11-23T16:00:00.000Z' };
    const sent: { person: string; summary: string; template: string }[] = [];
    const failures: unknown[] = [];
    const memory = await MemoryOffice.open({
      clock: { now: () => clock.at },
      institution: await localInstitution(),
      messenger: {
        send: async (to, card, summary) => {
          sent.push({ person: to, summary, template: card.template });
          return { kind: 'sent', activityId: `a${sent.length}` };
        },
        update: async (_person, activityId) => ({ kind: 'sent', activityId }),
      },
      failed: (error) => failures.push(error),
    });
    const office = new SeleccionOffice(memory, sent, failures, clock);
    await office.#prepare(count, texto);
    return office;
  }

  get application(): Application {
    return this.office.app;
  }

  async ciclo(): Promise<CicloAbierto> {
    return (await this.application.office.ciclo(CICLO)) ?? assert.fail();
  }

  /** Moves the clock to ten in the morning of a day and lets it do its work. */
  async goTo(day: string): Promise<void> {
    this.clock.at = `${day}T16:00:00.000Z`;
    await this.application.tick();
  }

  async say(who: string, text: string): Promise<Seen> {
    return this.#seen(await this.office.say(who, text));
  }

  /** Presses the button of that title or verb, with what was typed. */
  press(who: string, seen: Seen, button: string, typed: Readonly<Record<string, string>> = {}): Promise<Seen> {
    const found = buttonNamed({ ...seen.card, type: 'AdaptiveCard' }, button);
    return this.act(who, found.verb, filledIn(found, typed));
  }

  /** Sends a press as it is, whatever the card says. */
  async act(who: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<Seen> {
    return this.#seen(await this.office.press(who, verb, data));
  }

  /** The matter's card as that person would see it. */
  see(who: string, asunto: string): Promise<Seen> {
    return this.act(who, 'ver', { ciclo: CICLO, asunto });
  }

  #seen(reply: Reply): Seen {
    assert.deepEqual(this.failures, []);
    if (!('card' in reply)) return { card: {}, words: 'text' in reply ? reply.text : '', data: {} };
    const card: Card = reply.card;
    const { content } = this.#draw(card);
    return {
      card: Object.fromEntries(Object.entries(content ?? {})),
      words: wordsOf(content).join('\n'),
      data: card.data,
    };
  }

  order(who: string, command: CicloCommand): Promise<void> {
    return this.office.order(who, CICLO, command);
  }

  async #prepare(count: number, texto: string): Promise<void> {
    const textos = numbered(count, { hallazgo: texto }).map((each) => ({
      ...each,
      recomendacion: `${each.recomendacion}. ${texto}`,
    }));
    for (const command of [opening(CICLO), ...registering(textos, '2026-11-20')]) await this.order(SE, command);
    await this.order(SE, {
      type: 'asignar-asm',
      modo: 'sustituir',
      asm: Object.keys((await this.ciclo()).asm),
      unidades: ['DO'],
    });
    await this.act(SE, 'oficio.notificar', { ciclo: CICLO, asunto: 'asignacion' });
    await this.application.outbox.poke();
  }
}
