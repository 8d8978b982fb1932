import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createSourceReader } from '../../../src/adapters/documents/read-source.js';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import { type Application, createApplication } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { ReportReader } from '../../../src/application/import/report-reader.js';
import type { Card } from '../../../src/application/messenger.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { institution, sample } from '../../adapters/system/institution-sample.js';

const person = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

/** The sample institution's people by their short names. */
export const PEOPLE = {
  se: person(1),
  do: person(2),
  dpc: person(3),
  enlace: person(4),
  da: person(5),
  contraloria: person(6),
};

export const EXTRACT = 'test/data/hallazgos-pae2018-extracto.xlsx';
const PDF = 'application/pdf';
const CICLO = 'pae-2025-electoral';

const failing = (error: unknown): void => assert.fail(error instanceof Error ? error : String(error));
let extract: ReturnType<ReportReader['readReport']> | undefined;

/** The real extract as the real reader reads it, in its thread, once for all tests. */
export const readExtract = async (): ReturnType<ReportReader['readReport']> => {
  extract ??= createSourceReader(failing).readReport(await readFile(EXTRACT), 'informe.xlsx');
  return extract;
};

/** A real application on memory stores. What a press sends is what the card's button carries and what is typed. */
export class Oficina {
  #messages = 0;

  private constructor(
    readonly application: Application,
    readonly log: MemoryEventLog,
    readonly records: MemorySideRecords,
    private readonly restartOn: (records: MemorySideRecords) => Promise<Application>,
  ) {}

  static async open(reader?: ReportReader, changes: readonly (readonly [string, string])[] = []): Promise<Oficina> {
    const log = new MemoryEventLog();
    const records = new MemorySideRecords();
    const archive = new MemoryArchive();
    const file = institution(await sample(...changes));
    const start = (side: MemorySideRecords): Promise<Application> =>
      createApplication({
        log,
        records: side,
        archive,
        clock: { now: () => '2026-11-23T16:00:00.000Z' },
        machineNow: () => 0,
        publicUrl: 'http://localhost:3978',
        institution: file,
        letterhead: { institution: file.nombre, heading: [], footer: '' },
        renderer: { docx: async () => new Uint8Array([1]), pdf: async () => new Uint8Array([2]) },
        messenger: {
          send: async () => ({ kind: 'sent', activityId: `m${Math.random()}` }),
          update: async (_person, activityId) => ({ kind: 'sent', activityId }),
        },
        sniff: async (_bytes, name) => (name.endsWith('.pdf') ? PDF : 'text/plain'),
        reader: reader ?? { readReport: readExtract },
        failed: failing,
      });
    return new Oficina(await start(records), log, records, start);
  }

  /** The same stores under a new process. */
  async restarted(): Promise<Oficina> {
    return new Oficina(await this.restartOn(this.records), this.log, this.records, this.restartOn);
  }

  async drop(who: string, name: string, content: Uint8Array | string): Promise<Reply> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const files = [{ kind: 'file', name, bytes } as const];
    const [reply] = await this.application.chat.onMessage({ id: this.#id(), person: who, text: '', files });
    return reply ?? { nothing: true };
  }

  async say(who: string, text: string): Promise<Reply> {
    const [reply] = await this.application.chat.onMessage({ id: this.#id(), person: who, text, files: [] });
    return reply ?? { nothing: true };
  }

  press(
    who: string,
    verb: string,
    shown: Reply | undefined,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const data = shown === undefined ? {} : dataOf(shown);
    return this.application.chat.onAction({
      id: this.#id(),
      person: who,
      verb,
      data: { ciclo: CICLO, ...data, ...typed },
    });
  }

  async ciclo(): Promise<CicloAbierto> {
    const ciclo = await this.application.office.ciclo(CICLO);
    assert.ok(ciclo);
    return ciclo;
  }

  /** Ciclo open and its Mechanism approved. */
  async approved(): Promise<this> {
    const form = await this.say(PEOPLE.se, 'ciclo');
    await this.press(PEOPLE.se, 'ciclo.abrir', form, { evaluacion: 'Evaluación externa' });
    const file = await this.drop(PEOPLE.se, 'Mecanismo.pdf', 'documento');
    await this.press(PEOPLE.se, 'mecanismo.aprobar', await this.press(PEOPLE.se, 'mecanismo.adjuntar', file));
    return this;
  }

  /** The report received with that count, its file dropped and read: the review's summary. */
  async reviewing(declared: string, name = 'informe.xlsx', content?: Uint8Array | string): Promise<Reply> {
    const file = await this.drop(PEOPLE.se, name, content ?? (await readFile(EXTRACT)));
    const form = await this.press(PEOPLE.se, 'importacion.leer', file);
    const typed = { folio: 'EV-1', fecha: '2026-11-20', asmDeclarados: declared };
    return this.press(PEOPLE.se, 'informe.recibir', form, typed);
  }

  #id(): string {
    this.#messages += 1;
    return `a${this.#messages}-${Math.random()}`;
  }
}

/** Only plain texts go back with a press, as a client sends them. */
const dataOf = (reply: Reply): Readonly<Record<string, string>> => {
  const data = cardOf(reply).data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
  );
};

export const cardOf = (reply: Reply): Card => {
  assert.ok('card' in reply, JSON.stringify(reply));
  return reply.card;
};

/** Everything that a reply says, as one text. */
export const saidBy = (reply: Reply): string => JSON.stringify(reply);

/** Template of the card of a reply. */
export const templateOf = (reply: Reply): string => cardOf(reply).template;
