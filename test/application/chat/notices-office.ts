import assert from 'node:assert/strict';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import type { Application } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { DocumentModel } from '../../../src/application/document.js';
import type { Institution } from '../../../src/application/institution.js';
import type { Card, Messenger, SendOutcome } from '../../../src/application/messenger.js';
import type { TextoAsm } from '../../../src/domain/asm.js';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import { CARDS } from '../../cards/samples.js';
import { localInstitution, PEOPLE } from '../local-people.js';
import { type Dropped, MemoryOffice } from '../memory-office.js';
import { anyFile, opening, registering } from '../registered.js';

/** The people of these tests. */
export const WHO = PEOPLE;

const draw = cardDrawer(CARDS);

export type Who = keyof typeof WHO;

export const CICLO = 'pae-2025-electoral';

/** Something that reached a person's chat. */
export interface Sent {
  readonly to: string;
  readonly card: Card;
  readonly summary: string;
}

const text = (model: DocumentModel): Uint8Array => new TextEncoder().encode(JSON.stringify(model.blocks));

/** The program with memory stores, a clock that is set by hand and a messenger that keeps what it is given. */
export class NoticesOffice {
  readonly sent: Sent[] = [];
  readonly failures: unknown[] = [];
  readonly archive = new MemoryArchive();
  /** How the next sends to a person end; `sent` when nothing is said. */
  readonly outcomes = new Map<string, SendOutcome>();
  /** Runs while an oficio is being rendered. */
  whileRendering: () => Promise<void> = async () => undefined;
  now = '2026-11-23T16:00:00.000Z';
  machineNow = 1_000_000;
  #assembled: MemoryOffice | undefined;
  #ids = 0;

  static async open(change: (institution: Institution) => Institution = (same) => same): Promise<NoticesOffice> {
    const office = new NoticesOffice();
    await office.#assemble(change);
    return office;
  }

  async #assemble(change: (institution: Institution) => Institution): Promise<void> {
    const rendered = async (model: DocumentModel): Promise<Uint8Array> => {
      await this.whileRendering();
      return text(model);
    };
    this.#assembled = await MemoryOffice.open({
      archive: this.archive,
      clock: { now: () => this.now },
      machineNow: () => this.machineNow,
      institution: change(await localInstitution()),
      renderer: { docx: rendered, pdf: rendered },
      messenger: this.#messenger(),
      publicUrl: 'https://asm.example.org',
      failed: (error) => this.failures.push(error),
    });
  }

  get #office(): MemoryOffice {
    assert.ok(this.#assembled);
    return this.#assembled;
  }

  get app(): Application {
    return this.#office.app;
  }

  #messenger(): Messenger {
    const send = async (to: string, card: Card, summary: string): Promise<SendOutcome> => {
      const outcome = this.outcomes.get(to) ?? { kind: 'sent', activityId: `a${this.#next()}` };
      if (outcome.kind === 'sent') this.sent.push({ to, card, summary });
      return outcome;
    };
    return { send, update: (to, _activity, card) => send(to, card, 'update') };
  }

  #next(): number {
    this.#ids += 1;
    return this.#ids;
  }

  /** Gives an order as that person, and expects it to be carried out. */
  async given(who: Who, command: CicloCommand): Promise<void> {
    await this.#office.order(WHO[who], CICLO, command);
    await this.app.outbox.poke();
  }

  /** A ciclo whose Mechanism is approved and whose report brought these ASM. */
  async withAsm(found: readonly TextoAsm[]): Promise<void> {
    const archivo = { ...anyFile, sha256: await this.archive.keep(new Uint8Array([1])) };
    for (const command of [opening(CICLO), ...registering(found, '2026-11-20', archivo)])
      await this.given('se', command);
  }

  async say(who: Who, words: string, files: readonly Dropped[] = []): Promise<Card> {
    return cardOf(await this.#office.say(WHO[who], words, files));
  }

  /** Drops a file in the chat; answers the card that asks where it belongs. */
  drop(who: Who, name: string, bytes: Uint8Array): Promise<Card> {
    return this.say(who, '', [{ name, bytes }]);
  }

  /** Presses, with the data that the card's button carries and what was filled in. */
  async press(who: Who, verb: string, data: Readonly<Record<string, unknown>>, cardId?: string): Promise<Reply> {
    const reply = await this.#office.press(WHO[who], verb, { ciclo: CICLO, ...data }, cardId);
    if ('card' in reply) draw(reply.card);
    await this.app.outbox.poke();
    return reply;
  }

  async pressed(who: Who, verb: string, data: Readonly<Record<string, unknown>>): Promise<Card> {
    return cardOf(await this.press(who, verb, data));
  }

  /** The clock of the business, moved on; what falls due is done. */
  async goOnTo(now: string): Promise<void> {
    this.now = now;
    await this.app.tick();
  }
}

/** The card of a reply, which can be drawn within the size that Teams takes. */
const cardOf = (reply: Reply | undefined): Card => {
  assert.ok(reply !== undefined && 'card' in reply, JSON.stringify(reply));
  draw(reply.card);
  return reply.card;
};

/** One value of a card's data. */
export const field = (card: Card, key: string): unknown => card.data[key];

/** Rows of a card's data. */
export const rows = (card: Card, key: string): readonly Readonly<Record<string, string>>[] => {
  const value = card.data[key];
  assert.ok(Array.isArray(value));
  return value;
};

/** A text of the report. */
export const texto = (n: number, more: Partial<TextoAsm> = {}): TextoAsm => ({
  hallazgo: `Hallazgo ${n}`,
  recomendacion: `Recomendación ${n}`,
  clase: 'hallazgo',
  ubicacion: `Hoja1!F${n}`,
  ...more,
});

export const textos = (count: number): readonly TextoAsm[] =>
  Array.from({ length: count }, (_, index) =>
    texto(index + 1, { dependencia: index % 2 === 0 ? 'Secretaría de Cultura' : 'Secretaría de Salud' }),
  );
