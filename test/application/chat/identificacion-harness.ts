import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createSourceReader } from '../../../src/adapters/documents/read-source.js';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import type { Reply } from '../../../src/application/chat.js';
import type { ReportReader } from '../../../src/application/import/report-reader.js';
import type { Card } from '../../../src/application/messenger.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { localInstitution, PEOPLE } from '../local-people.js';
import { MemoryOffice } from '../memory-office.js';

export const EXTRACT = 'test/data/hallazgos-pae2018-extracto.xlsx';
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
  private constructor(
    private readonly office: MemoryOffice,
    readonly log: MemoryEventLog,
    readonly records: MemorySideRecords,
    private readonly restartOn: (records: MemorySideRecords) => Promise<MemoryOffice>,
  ) {}

  static async open(reader?: ReportReader, changes: readonly (readonly [string, string])[] = []): Promise<Oficina> {
    const log = new MemoryEventLog();
    const archive = new MemoryArchive();
    const institution = await localInstitution(...changes);
    const start = (records: MemorySideRecords): Promise<MemoryOffice> =>
      MemoryOffice.open({
        log,
        records,
        archive,
        clock: { now: () => '2026-11-23T16:00:00.000Z' },
        institution,
        messenger: {
          send: async () => ({ kind: 'sent', activityId: `m${Math.random()}` }),
          update: async (_person, activityId) => ({ kind: 'sent', activityId }),
        },
        reader: reader ?? { readReport: readExtract },
        failed: failing,
      });
    const first = new MemorySideRecords();
    return new Oficina(await start(first), log, first, start);
  }

  get application(): MemoryOffice['app'] {
    return this.office.app;
  }

  /** The same stores under a new process. */
  async restarted(): Promise<Oficina> {
    return new Oficina(await this.restartOn(this.records), this.log, this.records, this.restartOn);
  }

  drop(who: string, name: string, content: Uint8Array | string): Promise<Reply> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return this.office.say(who, '', [{ name, bytes }]);
  }

  say(who: string, text: string): Promise<Reply> {
    return this.office.say(who, text);
  }

  press(
    who: string,
    verb: string,
    shown: Reply | undefined,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const data = shown === undefined ? {} : dataOf(shown);
    return this.office.press(who, verb, { ciclo: CICLO, ...data, ...typed });
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
