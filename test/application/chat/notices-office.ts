import assert from 'node:assert/strict';
import { join } from 'node:path';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import { readInstitution } from '../../../src/adapters/system/institution-file.js';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import { type Application, createApplication } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { DocumentModel } from '../../../src/application/document.js';
import type { Institution } from '../../../src/application/institution.js';
import type { Card, Messenger, SendOutcome } from '../../../src/application/messenger.js';
import type { TextoAsm } from '../../../src/domain/asm.js';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const draw = cardDrawer(join(ROOT, 'cards'));

const person = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** The people of the local start's institution, by what they are. */
export const WHO = {
  se: person(1),
  do: person(2),
  dpc: person(3),
  enlace: person(4),
  da: person(5),
  contraloria: person(6),
} as const;
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
  #assembled: Application | undefined;
  #ids = 0;

  static async open(change: (institution: Institution) => Institution = (same) => same): Promise<NoticesOffice> {
    const office = new NoticesOffice();
    await office.#assemble(change);
    return office;
  }

  async #assemble(change: (institution: Institution) => Institution): Promise<void> {
    const reading = await readInstitution(join(ROOT, 'deploy', 'local', 'institucion.yaml'));
    assert.ok(reading.ok);
    const rendered = async (model: DocumentModel): Promise<Uint8Array> => {
      await this.whileRendering();
      return text(model);
    };
    this.#assembled = await createApplication({
      log: new MemoryEventLog(),
      records: new MemorySideRecords(),
      archive: this.archive,
      clock: { now: () => this.now },
      machineNow: () => this.machineNow,
      reader: { readReport: async () => assert.fail('no report is read here') },
      institution: change(reading.institution),
      letterhead: { institution: 'IEEM', heading: [], footer: '' },
      renderer: { docx: rendered, pdf: rendered },
      messenger: this.#messenger(),
      sniff: async (_bytes, name) => (name.endsWith('.pdf') ? 'application/pdf' : 'text/plain'),
      publicUrl: 'https://asm.example.org',
      failed: (error) => this.failures.push(error),
    });
  }

  get app(): Application {
    assert.ok(this.#assembled);
    return this.#assembled;
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
    const outcome = await this.app.office.order({
      person: WHO[who],
      ciclo: CICLO,
      command,
      commandId: `given.${this.#next()}`,
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome.kind === 'refused' && outcome.refusal));
    await this.app.outbox.poke();
  }

  /** A ciclo whose Mechanism is approved and whose report brought these ASM. */
  async withAsm(found: readonly TextoAsm[]): Promise<void> {
    const archivo = {
      sha256: await this.archive.keep(new Uint8Array([1])),
      nombre: 'Mecanismo.pdf',
      tipo: 'application/pdf',
      bytes: 1,
    };
    const datos = {
      id: CICLO,
      pae: 2025,
      ejercicio: 2024,
      programa: 'Electoral',
      evaluacion: 'Evaluación externa',
      marcoLegal: ['artículo 134 constitucional'],
      paaSiguiente: 2026,
    };
    await this.given('se', { type: 'abrir-ciclo', datos });
    await this.given('se', { type: 'adjuntar-mecanismo', archivo });
    await this.given('se', { type: 'aprobar-mecanismo', sha256: archivo.sha256 });
    await this.given('se', {
      type: 'recibir-informe',
      folio: 'EV-1',
      fecha: '2026-11-20',
      asmDeclarados: found.length,
    });
    await this.given('se', { type: 'registrar-asm', textos: found });
  }

  async say(who: Who, words: string): Promise<Card> {
    const [reply] = await this.app.chat.onMessage({ id: `m${this.#next()}`, person: WHO[who], text: words, files: [] });
    return cardOf(reply);
  }

  /** Drops a file in the chat; answers the card that asks where it belongs. */
  async drop(who: Who, name: string, bytes: Uint8Array): Promise<Card> {
    const file = { kind: 'file', name, bytes } as const;
    const [reply] = await this.app.chat.onMessage({
      id: `m${this.#next()}`,
      person: WHO[who],
      text: '',
      files: [file],
    });
    return cardOf(reply);
  }

  /** Presses, with the data that the card's button carries and what was filled in. */
  async press(who: Who, verb: string, data: Readonly<Record<string, unknown>>, cardId?: string): Promise<Reply> {
    const reply = await this.app.chat.onAction({
      id: `p${this.#next()}`,
      person: WHO[who],
      verb,
      data: { ciclo: CICLO, ...data },
      ...(cardId !== undefined && { cardId }),
    });
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
