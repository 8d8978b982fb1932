import assert from 'node:assert/strict';
import { join } from 'node:path';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import { readInstitution } from '../../../src/adapters/system/institution-file.js';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import { type Application, createApplication } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { Card } from '../../../src/application/messenger.js';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { buttonNamed, filledIn } from '../../../src/local/card-press.js';

const person = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
export const SE = person(1);
export const DO = person(2);
export const DPC = person(3);
export const ENLACE = person(4);
export const CONTRALORIA = person(6);

const root = join(import.meta.dirname, '..', '..', '..', '..');
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
  #activities = 0;
  readonly #draw = cardDrawer(join(root, 'cards'));

  private constructor(
    readonly application: Application,
    readonly sent: readonly { readonly person: string; readonly summary: string; readonly template: string }[],
    readonly failures: readonly unknown[],
    private readonly clock: { at: string },
  ) {}

  /** An institution with a ciclo of so many ASM, all of them notified to DO. */
  static async withNotified(count: number, texto = 'La MIR carece de lógica causal.'): Promise<SeleccionOffice> {
    const reading = await readInstitution(join(root, 'deploy', 'local', 'institucion.yaml'));
    if (!reading.ok) assert.fail('the sample institution can’t be read');
    const clock = { at: '2026-11-23T16:00:00.000Z' };
    const sent: { person: string; summary: string; template: string }[] = [];
    const failures: unknown[] = [];
    const application = await createApplication({
      log: new MemoryEventLog(),
      records: new MemorySideRecords(),
      archive: new MemoryArchive(),
      clock: { now: () => clock.at },
      machineNow: () => 0,
      publicUrl: 'http://localhost:3978',
      institution: reading.institution,
      letterhead: { institution: '', heading: [], footer: '' },
      renderer: { docx: async () => new Uint8Array([1]), pdf: async () => new Uint8Array([2]) },
      messenger: {
        send: async (to, card, summary) => {
          sent.push({ person: to, summary, template: card.template });
          return { kind: 'sent', activityId: `a${sent.length}` };
        },
        update: async (_person, activityId) => ({ kind: 'sent', activityId }),
      },
      sniff: async () => 'text/plain',
      reader: { readReport: async () => assert.fail('no report is read here') },
      failed: (error) => failures.push(error),
    });
    const office = new SeleccionOffice(application, sent, failures, clock);
    await office.#prepare(count, texto);
    return office;
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
    const [reply] = await this.application.chat.onMessage({ id: this.#activity(), person: who, text, files: [] });
    return this.#seen(reply ?? assert.fail());
  }

  /** Presses the button of that title or verb, with what was typed. */
  press(who: string, seen: Seen, button: string, typed: Readonly<Record<string, string>> = {}): Promise<Seen> {
    const found = buttonNamed({ ...seen.card, type: 'AdaptiveCard' }, button);
    return this.act(who, found.verb, filledIn(found, typed));
  }

  /** Sends a press as it is, whatever the card says. */
  async act(who: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<Seen> {
    return this.#seen(await this.application.chat.onAction({ id: this.#activity(), person: who, verb, data }));
  }

  /** The matter's card as that person would see it. */
  see(who: string, asunto: string): Promise<Seen> {
    return this.act(who, 'ver', { ciclo: CICLO, asunto });
  }

  #activity(): string {
    this.#activities += 1;
    return `t${this.#activities}`;
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

  async order(who: string, command: CicloCommand): Promise<void> {
    const commandId = this.#activity();
    const outcome = await this.application.office.order({ person: who, ciclo: CICLO, command, commandId });
    if (outcome.kind === 'refused') assert.fail(outcome.refusal.code);
  }

  async #prepare(count: number, texto: string): Promise<void> {
    const archivo = { sha256: 'a'.repeat(64), nombre: 'mecanismo.pdf', tipo: 'application/pdf', bytes: 1 };
    const datos = {
      id: CICLO,
      pae: 2025,
      ejercicio: 2024,
      programa: 'Electoral',
      evaluacion: 'Específica',
      marcoLegal: ['Artículo 134'],
      paaSiguiente: 2026,
    };
    await this.order(SE, { type: 'abrir-ciclo', datos });
    await this.order(SE, { type: 'adjuntar-mecanismo', archivo });
    await this.order(SE, { type: 'aprobar-mecanismo', sha256: archivo.sha256 });
    await this.order(SE, { type: 'recibir-informe', folio: 'EV-1', fecha: '2026-11-20', asmDeclarados: count });
    const textos = Array.from({ length: count }, (_, index) => ({
      hallazgo: texto,
      recomendacion: `Recomendación ${index + 1}. ${texto}`,
      clase: 'hallazgo' as const,
      ubicacion: `página ${index + 1}`,
    }));
    await this.order(SE, { type: 'registrar-asm', textos });
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
