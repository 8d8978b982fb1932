import assert from 'node:assert/strict';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import { type Application, createApplication } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { Card } from '../../../src/application/messenger.js';
import { institution, sample } from '../../adapters/system/institution-sample.js';
import { CARDS } from '../../cards/samples.js';

const person = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;

/** The invented persons of the sample institution, by post. */
export const SE = person(1);
export const DO = person(2);
export const DPC = person(3);
export const ADMIN = person(4);
export const CONTRALORIA = person(6);
/** On no post. */
export const STRANGER = person(9);

/** A whole application on memory stores, whose messages are kept instead of sent. */
export interface TestOffice {
  readonly app: Application;
  readonly sent: { readonly person: string; readonly card: Card; readonly summary: string }[];
  readonly failures: unknown[];
  setNow(at: string): void;
  say(who: string, text: string): Promise<Reply>;
  press(who: string, verb: string, data?: Record<string, unknown>, cardId?: string): Promise<Reply>;
}

const draw = cardDrawer(CARDS);

/** What a reply shows, as the JSON of its drawn card or its text: a card that can't be drawn fails here. */
export const shown = (reply: Reply): string => {
  if ('card' in reply) return JSON.stringify(draw(reply.card).content);
  return 'text' in reply ? reply.text : '';
};

export const cardOf = (reply: Reply): Card => ('card' in reply ? reply.card : assert.fail(`no card: ${shown(reply)}`));

export const testOffice = async (): Promise<TestOffice> => {
  let now = '2026-11-23T16:00:00.000Z';
  let ids = 0;
  const sent: { person: string; card: Card; summary: string }[] = [];
  const failures: unknown[] = [];
  const app = await createApplication({
    log: new MemoryEventLog(),
    records: new MemorySideRecords(),
    archive: new MemoryArchive(),
    clock: { now: () => now },
    machineNow: () => 0,
    publicUrl: 'http://localhost:3978',
    institution: institution(await sample()),
    letterhead: { institution: 'Instituto', heading: [], footer: '' },
    renderer: { docx: async () => new Uint8Array([1]), pdf: async () => new Uint8Array([2]) },
    messenger: {
      send: async (to, card, summary) => {
        sent.push({ person: to, card, summary });
        return { kind: 'sent', activityId: `sent-${sent.length}` };
      },
      update: async (_to, activityId) => ({ kind: 'sent', activityId }),
    },
    sniff: async () => 'text/plain',
    reader: { readReport: async () => assert.fail('no report is read here') },
    failed: (error) => failures.push(error),
  });
  const next = (): string => {
    ids += 1;
    return `activity-${ids}`;
  };
  return {
    app,
    sent,
    failures,
    setNow: (at) => {
      now = at;
    },
    say: async (who, text) => {
      const [reply] = await app.chat.onMessage({ id: next(), person: who, text, files: [] });
      return reply ?? assert.fail('no reply');
    },
    press: (who, verb, data = {}, cardId = 'card') =>
      app.chat.onAction({ id: next(), person: who, verb, data, cardId }),
  };
};

/** The data of the form with which SE opens the Mechanism's ciclo. */
export const CICLO = {
  pae: '2025',
  ejercicio: '2024',
  paaSiguiente: '2026',
  programa: 'Electoral',
  evaluacion: 'Evaluación externa de tipo específica',
  marcoLegal: 'Artículo 134 de la Constitución',
};

const ID = 'pae-2025-electoral';

/** A ciclo with so many ASM, the odd ones of DO, the even ones of DPC, all notified. */
export const withAsm = async (office: TestOffice, count: number): Promise<void> => {
  await office.press(SE, 'ciclo.abrir', CICLO);
  const archivo = { sha256: 'a'.repeat(64), nombre: 'Mecanismo.pdf', tipo: 'application/pdf', bytes: 1 };
  const oficio = { docx: archivo, pdf: archivo };
  const give = async (command: Parameters<Application['office']['order']>[0]['command'], id: string): Promise<void> => {
    const outcome = await office.app.office.order({ person: SE, ciclo: ID, command, commandId: id });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  await give({ type: 'adjuntar-mecanismo', archivo }, 'g1');
  await give({ type: 'aprobar-mecanismo', sha256: archivo.sha256 }, 'g2');
  await give({ type: 'recibir-informe', folio: 'EV-1', fecha: '2026-11-01', asmDeclarados: count }, 'g3');
  const textos = Array.from({ length: count }, (_, index) => ({
    hallazgo: `Hallazgo ${index + 1}`,
    recomendacion: `Recomendación ${index + 1}`,
    clase: 'hallazgo' as const,
    ubicacion: `página ${index + 1}`,
  }));
  await give({ type: 'registrar-asm', textos }, 'g4');
  const ids = Object.keys((await office.app.office.ciclo(ID))?.asm ?? {});
  const ofDo = ids.filter((_, index) => index % 2 === 0);
  const ofDpc = ids.filter((_, index) => index % 2 === 1);
  await give({ type: 'asignar-asm', modo: 'sustituir', asm: ofDo, unidades: ['DO'] }, 'g5');
  if (ofDpc.length > 0) await give({ type: 'asignar-asm', modo: 'sustituir', asm: ofDpc, unidades: ['DPC'] }, 'g6');
  await give(
    { type: 'notificar', avisos: [{ unidad: 'DO', folio: 'SE/PAE-2025-ELECTORAL/001', asm: ofDo, oficio }] },
    'g7',
  );
};
