import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileArchive } from '../../../src/adapters/files/file-archive.js';
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/sqlite/sqlite-store.js';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import type { Reply } from '../../../src/application/chat.js';
import type { DocumentRenderer } from '../../../src/application/document.js';
import type { Institution } from '../../../src/application/institution.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import type { Fecha } from '../../../src/domain/identity.js';
import { buttonsOf, filledIn } from '../../../src/local/card-press.js';
import { CARDS } from '../../cards/samples.js';
import { OfficeHarness, TestClock } from '../office-harness.js';
import { RecordingMessenger } from '../recording-messenger.js';
import { type Nickname, PERSONAS, sampleInstitution } from '../sample-institution.js';
import { CICLO } from '../stages.js';
import { type Cut, Power, PowerCut } from './power.js';

/** What is typed, by the ids of the inputs. */
export type Typed = Readonly<Record<string, string>>;

/** A button: by its title or verb, and where a card has several of them, by some of its data. */
export type Boton = string | { readonly verb: string; readonly con: Typed };

const draw = cardDrawer(CARDS);

/** The sample institution, with somebody who will come to a post. */
const INSTITUCION: Institution = {
  ...sampleInstitution,
  personas: [...sampleInstitution.personas, { id: PERSONAS.stranger, nombre: 'Mtra. Nueva' }],
};

/** An office over one folder, as on a real machine: the program ends, or dies, and another one goes on from the files. */
export class OficinaAnual {
  readonly #folder = mkdtempSync(join(tmpdir(), 'anual-'));
  readonly messenger = new RecordingMessenger();
  readonly clock = new TestClock();
  readonly restarts = { clean: 0, cut: 0 };
  readonly errors: unknown[] = [];
  /** What was answered last: for whoever reads a failure. */
  answered = '';
  #store: SqliteStore | undefined;
  #power = new Power();
  #office: OfficeHarness | undefined;

  private constructor(private readonly renderer: DocumentRenderer | undefined) {}

  /** Opens it over a new folder. Without a renderer, documents are stand-ins with their folio. */
  static async open(renderer?: DocumentRenderer): Promise<OficinaAnual> {
    const oficina = new OficinaAnual(renderer);
    await oficina.#start();
    return oficina;
  }

  get office(): OfficeHarness {
    return this.#office ?? assert.fail('the office is closed');
  }

  /** Whether the program was cut off and has to be started again. */
  get dead(): boolean {
    return !this.#power.on;
  }

  /** Sets when the power of the running program goes. */
  arm(cut: Cut | undefined): void {
    this.#power.arm(cut);
  }

  /** Ends the program, or finds it dead, and starts another one over the same files, which does what has fallen due. */
  async restart(): Promise<void> {
    this.restarts[this.dead ? 'cut' : 'clean'] += 1;
    if (!this.dead) await this.office.app.outbox.stop();
    this.#close();
    await this.#start();
    await this.tick();
  }

  async #start(): Promise<void> {
    const power = new Power();
    this.messenger.trouble = () => {
      power.use();
      return undefined;
    };
    const store = openSqliteStore(join(this.#folder, 'registro.db'));
    this.#power = power;
    this.#store = store;
    this.#office = await OfficeHarness.open({
      log: power.feed(store.log),
      records: power.feed(store.side),
      archive: power.feed(new FileArchive(join(this.#folder, 'archivo'))),
      messenger: this.messenger,
      clock: this.clock,
      institution: INSTITUCION,
      ...(this.renderer && { renderer: this.renderer }),
    });
  }

  #close(): void {
    const told = this.#office?.errors ?? [];
    this.errors.push(...told.filter((error) => !(error instanceof PowerCut)));
    this.#store?.close();
    this.#store = undefined;
    this.#office = undefined;
  }

  /** Ends everything and leaves nothing behind. */
  close(): void {
    this.#close();
    rmSync(this.#folder, { recursive: true });
  }

  async ciclo(): Promise<CicloAbierto> {
    return (await this.office.app.office.ciclo(CICLO)) ?? assert.fail('no ciclo');
  }

  /** Lets the clock's work and every message that is due happen. */
  async tick(): Promise<void> {
    await this.#alive(() => this.office.tick());
  }

  /** Ten in the morning of a date, and what falls due by then. */
  async goTo(fecha: Fecha, hour = 10): Promise<void> {
    this.clock.to(fecha, hour);
    await this.tick();
  }

  say(who: Nickname, text: string): Promise<Reply | undefined> {
    return this.#alive(async () => (await this.office.say(who, text))[0]);
  }

  /** Drops a file in the chat, which asks where it goes. */
  async drop(who: Nickname, name: string, content = name): Promise<void> {
    await this.#alive(() => this.office.drop(who, name, content));
  }

  /** Presses the newest such button of somebody's chat with its inputs as they are, but for what is typed. */
  press(who: Nickname, boton: Boton, typed: Typed = {}): Promise<Reply> {
    const found = this.#buttons(who, boton)[0] ?? assert.fail(`${who} has no button ${JSON.stringify(boton)}`);
    const { activityId, button } = found;
    return this.#alive(() => this.office.execute(who, button.verb, filledIn(button, typed), activityId));
  }

  /** Whether somebody's chat has such a button. */
  offers(who: Nickname, boton: Boton): boolean {
    return this.#buttons(who, boton).length > 0;
  }

  /** Presses a button of a matter: on the card that came, or else on the one that is asked for. */
  async on(who: Nickname, asunto: string, boton: Boton, typed: Typed = {}): Promise<void> {
    if (!this.offers(who, boton)) await this.opens(who, asunto);
    await this.press(who, boton, typed);
  }

  /** The matter's card as somebody sees it, opened anew. */
  async opens(who: Nickname, asunto: string): Promise<void> {
    await this.#alive(() => this.office.execute(who, 'ver', { ciclo: CICLO, asunto }));
  }

  #buttons(who: Nickname, boton: Boton) {
    const { verb, con = {} } = typeof boton === 'string' ? { verb: boton } : boton;
    const wanted = Object.entries(con);
    return this.messenger
      .chat(PERSONAS[who])
      .toReversed()
      .flatMap(({ activityId, card }) => {
        const buttons = card === undefined ? [] : buttonsOf({ ...draw(card).content, type: 'AdaptiveCard' });
        return buttons
          .filter(({ title, verb: own }) => own === verb || title === verb)
          .filter(({ data }) => wanted.every(([key, value]) => data[key] === value))
          .map((button) => ({ activityId, button }));
      });
  }

  /** What was going on when the power went has no answer. */
  async #alive<T>(work: () => Promise<T>): Promise<T> {
    const answer = await work();
    if (this.dead) throw new PowerCut();
    this.answered = JSON.stringify(answer ?? '').slice(0, 2_000);
    return answer;
  }
}
