import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../../src/adapters/documents/zip-stream.js';
import { MemoryArchive } from '../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../src/adapters/memory/memory-side-records.js';
import { type Application, createApplication } from '../../src/application/application.js';
import type { ApplicationParts } from '../../src/application/application-parts.js';
import type { Reply } from '../../src/application/chat.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { PersonId } from '../../src/domain/identity.js';

/** The verifier that goes into each expediente, from the project's folder. */
export const VERIFICADOR = join('deploy', 'verificar', 'verificar.mjs');

/** What each test must say itself. */
type Needed = Pick<ApplicationParts, 'clock' | 'institution' | 'messenger' | 'failed'>;

/** A file as it comes with a message. */
export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Of all offices, so that two replicas never give one id to two turns. */
let turns = 0;

const nextTurn = (): string => {
  turns += 1;
  return `turno-${turns}`;
};

/** An application on memory stores, as every chat test drives it: people write, press and give orders. */
export class MemoryOffice {
  private constructor(readonly app: Application) {}

  /** Assembles it. What is not given is new and empty, reads no report and looks into no document. */
  static async open(given: Needed & Partial<ApplicationParts>): Promise<MemoryOffice> {
    const app = await createApplication({
      log: new MemoryEventLog(),
      records: new MemorySideRecords(),
      archive: new MemoryArchive(),
      machineNow: () => 0,
      publicUrl: 'http://localhost:3978',
      letterhead: { institution: given.institution.nombre, heading: [], footer: '' },
      renderer: { docx: async () => new Uint8Array([1]), pdf: async () => new Uint8Array([2]) },
      sniff: async (_bytes, name) => (name.endsWith('.pdf') ? 'application/pdf' : 'text/plain'),
      writeZip,
      verificador: readFileSync(VERIFICADOR),
      reader: { readReport: async () => assert.fail('no report is read here') },
      workbooks: {
        write: async () => assert.fail('no workbook is written here'),
        read: async () => assert.fail('no workbook is read here'),
        markOf: () => undefined,
      },
      ...given,
    });
    return new MemoryOffice(app);
  }

  /** Writes to the bot, with files or without. */
  message(person: PersonId, text: string, files: readonly Dropped[] = []): Promise<readonly Reply[]> {
    const dropped = files.map((file) => ({ kind: 'file', ...file }) as const);
    return this.app.chat.onMessage({ id: nextTurn(), person, text, files: dropped });
  }

  /** Writes to the bot and takes the first answer; fails when there is none. */
  async say(person: PersonId, text: string, files: readonly Dropped[] = []): Promise<Reply> {
    const [reply] = await this.message(person, text, files);
    return reply ?? assert.fail('no reply');
  }

  /** A press, with whatever data a client may send. */
  press(
    person: PersonId,
    verb: string,
    data: Readonly<Record<string, unknown>>,
    cardId?: string,
    id = nextTurn(),
  ): Promise<Reply> {
    return this.app.chat.onAction({ id, person, verb, data, ...(cardId !== undefined && { cardId }) });
  }

  /** Gives an order without a card, for what a test only needs to have happened. Fails when it is refused. */
  async order(person: PersonId, ciclo: string, command: CicloCommand): Promise<void> {
    const outcome = await this.app.office.order({ person, ciclo, command, commandId: nextTurn() });
    if (outcome.kind === 'refused') assert.fail(`${command.type} was refused: ${outcome.refusal.code}`);
  }
}
