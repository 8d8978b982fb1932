import assert from 'node:assert/strict';
import { MemoryArchive } from '../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../src/adapters/memory/memory-side-records.js';
import { cardDrawer } from '../../src/adapters/teams/cards.js';
import type { Application } from '../../src/application/application.js';
import type { Archive } from '../../src/application/archive.js';
import type { Sniff } from '../../src/application/chat/inbox.js';
import type { Reply } from '../../src/application/chat.js';
import type { DocumentRenderer } from '../../src/application/document.js';
import type { EventLog } from '../../src/application/event-log.js';
import type { ReportReader } from '../../src/application/import/report-reader.js';
import type { Institution } from '../../src/application/institution.js';
import type { Card } from '../../src/application/messenger.js';
import type { SideRecords } from '../../src/application/side-records.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../src/domain/ciclo-state.js';
import { addDays, addMillis, fechaOf, instantAt } from '../../src/domain/fecha.js';
import type { Fecha, Instante, PersonId } from '../../src/domain/identity.js';
import { CARDS } from '../cards/samples.js';
import { MemoryOffice } from './memory-office.js';
import { realWorkbooks } from './real-workbooks.js';
import { RecordingMessenger } from './recording-messenger.js';
import { type Nickname, PERSONAS, sampleInstitution } from './sample-institution.js';
import { CICLO, STAGES, type Stage } from './stages.js';

/** What an office stands on. What is left out is made new, in memory. */
export interface HarnessParts {
  readonly log?: EventLog;
  readonly records?: SideRecords;
  readonly archive?: Archive;
  readonly messenger?: RecordingMessenger;
  readonly clock?: TestClock;
  readonly institution?: Institution;
  /** Everything is a PDF, unless a test looks into what is dropped. */
  readonly sniff?: Sniff;
  /** Stand-ins with the folio, unless a test looks into the documents. */
  readonly renderer?: DocumentRenderer;
  /** Reads no report, unless a test drops one. */
  readonly reader?: ReportReader;
}

/** A clock that stands still until it is moved; the machine's time moves with it. */
export class TestClock {
  #now: Instante;

  /** A Monday, 10:00 in Mexico City. */
  constructor(now: Instante = '2026-03-02T16:00:00.000Z') {
    this.#now = now;
  }

  now(): Instante {
    return this.#now;
  }

  /** The same hour, so many natural days later. */
  days(count: number): void {
    this.#now = addMillis(this.#now, count * 86_400_000);
  }

  seconds(count: number): void {
    this.#now = addMillis(this.#now, count * 1000);
  }

  /** 10:00, or another full hour, of a date. */
  to(fecha: Fecha, hour = 10): void {
    this.#now = instantAt(fecha, hour);
  }

  today(): Fecha {
    return fechaOf(this.#now);
  }

  tomorrow(): Fecha {
    return addDays(this.today(), 1);
  }
}

/** A button of a drawn card: a short one is called by its tooltip, which is its whole name. */
interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const draw = cardDrawer(CARDS);

const buttonsIn = (node: unknown): readonly Button[] => {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, title, tooltip, verb, data = {} } = node as Partial<Button> & { type?: string; tooltip?: string };
  const own = type === 'Action.Execute' && verb !== undefined ? [{ title: tooltip ?? title ?? '', verb, data }] : [];
  return [...own, ...Object.values(node).flatMap(buttonsIn)];
};

/** The buttons that a card shows, as the real templates draw them. */
const buttonsOf = (card: Card): readonly Button[] => buttonsIn(draw(card).content);

/** A whole application on memory stores, spoken to as people do: by what they write and by the titles of the buttons. */
export class OfficeHarness {
  readonly errors: unknown[] = [];
  readonly app: Application;
  readonly messenger: RecordingMessenger;
  readonly clock: TestClock;
  readonly log: EventLog;
  readonly records: SideRecords;
  readonly archive: Archive;
  readonly #office: MemoryOffice;

  private constructor(parts: Required<HarnessParts>, office: MemoryOffice, errors: unknown[]) {
    this.#office = office;
    this.app = office.app;
    this.errors = errors;
    this.messenger = parts.messenger;
    this.clock = parts.clock;
    this.log = parts.log;
    this.records = parts.records;
    this.archive = parts.archive;
  }

  /** Opens an office. A second one over the same parts is another replica, or a restart. */
  static async open(given: HarnessParts = {}): Promise<OfficeHarness> {
    const parts: Required<HarnessParts> = {
      log: given.log ?? new MemoryEventLog(),
      records: given.records ?? new MemorySideRecords(),
      archive: given.archive ?? new MemoryArchive(),
      messenger: given.messenger ?? new RecordingMessenger(),
      clock: given.clock ?? new TestClock(),
      institution: given.institution ?? sampleInstitution,
      sniff: given.sniff ?? (async () => 'application/pdf'),
      renderer: given.renderer ?? {
        docx: async ({ folio }) => new TextEncoder().encode(`docx ${folio}`),
        pdf: async ({ folio }) => new TextEncoder().encode(`pdf ${folio}`),
      },
      reader: given.reader ?? { readReport: async () => assert.fail('no report is read here') },
    };
    const errors: unknown[] = [];
    const office = await MemoryOffice.open({
      ...parts,
      machineNow: () => Date.parse(parts.clock.now()),
      // Nothing is retried by itself in a test: what is due leaves after each turn, and at each tick.
      later: () => () => undefined,
      workbooks: realWorkbooks,
      failed: (error) => errors.push(error),
    });
    return new OfficeHarness(parts, office, errors);
  }

  /** What somebody writes; answers the replies, which enter their chat. */
  async say(who: Nickname, text: string): Promise<readonly Reply[]> {
    return this.#received(who, await this.#office.message(PERSONAS[who], text));
  }

  /** Drops a file in the chat. */
  async drop(who: Nickname, name: string, content: string | Uint8Array = name): Promise<readonly Reply[]> {
    const file = { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
    return this.#received(who, await this.#office.message(PERSONAS[who], '', [file]));
  }

  /** Presses the newest button of that title in somebody's chat, of any matter or of one; the reply takes the place of its card. */
  async press(
    who: Nickname,
    title: string,
    typed: Readonly<Record<string, string>> = {},
    asunto?: string,
  ): Promise<Reply> {
    const chat = this.messenger
      .chat(PERSONAS[who])
      .filter(({ card }) => asunto === undefined || card?.matter?.asunto === asunto)
      .toReversed();
    for (const { activityId, card } of chat) {
      const button = card && buttonsOf(card).find((each) => each.title === title);
      if (button !== undefined) return this.execute(who, button.verb, { ...button.data, ...typed }, activityId);
    }
    const titles = chat.flatMap(({ card }) => (card === undefined ? [] : buttonsOf(card).map((each) => each.title)));
    assert.fail(`${who} has no button «${title}»; there are: ${titles.join(' · ')}`);
  }

  /** A press with whatever data a client may send. */
  async execute(
    who: Nickname,
    verb: string,
    data: Readonly<Record<string, unknown>>,
    cardId?: string,
    id?: string,
  ): Promise<Reply> {
    const person = PERSONAS[who];
    const reply = await this.#office.press(person, verb, data, cardId, id);
    if ('card' in reply && cardId !== undefined) this.messenger.replace(person, cardId, reply.card);
    else await this.#received(who, [reply]);
    await this.app.outbox.poke();
    return reply;
  }

  /** Gives an order without a card, for what a test only needs to have happened. Fails when it is refused. */
  async order(who: Nickname, command: CicloCommand, ciclo = CICLO): Promise<void> {
    await this.#office.order(PERSONAS[who], ciclo, command);
    await this.app.outbox.poke();
  }

  /** Brings a new ciclo to a stage. */
  async reach(stage: Stage): Promise<this> {
    for (const [who, command] of STAGES[stage]) await this.order(who, command);
    return this;
  }

  /** Lets the clock's work and every message that is due happen. */
  tick(): Promise<void> {
    return this.app.tick();
  }

  /** The ciclo of the tests as it is now; fails when it is not open. */
  async ciclo(): Promise<CicloAbierto> {
    return (await this.app.office.ciclo(CICLO)) ?? assert.fail('no ciclo');
  }

  /** The cards in somebody's chat now, oldest first. */
  cards(who: Nickname): readonly Card[] {
    return this.messenger.chat(PERSONAS[who]).flatMap(({ card }) => (card === undefined ? [] : [card]));
  }

  /** The cards of a matter in somebody's chat now. */
  cardsOf(who: Nickname, asunto: string): readonly Card[] {
    return this.cards(who).filter((card) => card.matter?.asunto === asunto);
  }

  /** Toasts of the cards that came to somebody by themselves, oldest first. */
  toasts(who: Nickname): readonly string[] {
    return this.messenger.chat(PERSONAS[who]).flatMap(({ summary }) => (summary === undefined ? [] : [summary]));
  }

  /** How often a new card of a matter was tried to be sent to somebody. */
  sends(who: Nickname, asunto: string): number {
    const person: PersonId = PERSONAS[who];
    return this.messenger.calls.filter(
      (call) => call.what === 'send' && call.person === person && call.asunto === asunto,
    ).length;
  }

  async #received(who: Nickname, replies: readonly Reply[]): Promise<readonly Reply[]> {
    for (const reply of replies) {
      if ('card' in reply) this.messenger.add(PERSONAS[who], { card: reply.card });
      else if ('text' in reply) this.messenger.add(PERSONAS[who], { text: reply.text });
    }
    await this.app.outbox.poke();
    return replies;
  }
}

/** The text of a reply: its own, or the line above its card. */
export const textOf = (reply: Reply | undefined): string => {
  if (reply === undefined || 'nothing' in reply) return '';
  return 'text' in reply ? reply.text : (reply.card.notice?.text ?? '');
};
