import assert from 'node:assert/strict';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import type { Application } from '../../../src/application/application.js';
import type { Reply } from '../../../src/application/chat.js';
import type { Card } from '../../../src/application/messenger.js';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import { CARDS } from '../../cards/samples.js';
import { localInstitution, PEOPLE } from '../local-people.js';
import { MemoryOffice } from '../memory-office.js';
import { anyFile, numbered, registering } from '../registered.js';

export const { se: SE, do: DO, dpc: DPC, enlace: ADMIN, contraloria: CONTRALORIA, stranger: STRANGER } = PEOPLE;

/** A whole application on memory stores, whose messages are kept instead of sent. */
export interface TestOffice {
  readonly app: Application;
  readonly sent: { readonly person: string; readonly card: Card; readonly summary: string }[];
  readonly failures: unknown[];
  setNow(at: string): void;
  say(who: string, text: string): Promise<Reply>;
  press(who: string, verb: string, data?: Record<string, unknown>, cardId?: string): Promise<Reply>;
  /** An order of SE in the Mechanism's ciclo. */
  order(command: CicloCommand): Promise<void>;
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
  const sent: { person: string; card: Card; summary: string }[] = [];
  const failures: unknown[] = [];
  const office = await MemoryOffice.open({
    clock: { now: () => now },
    institution: await localInstitution(),
    messenger: {
      send: async (to, card, summary) => {
        sent.push({ person: to, card, summary });
        return { kind: 'sent', activityId: `sent-${sent.length}` };
      },
      update: async (_to, activityId) => ({ kind: 'sent', activityId }),
    },
    failed: (error) => failures.push(error),
  });
  return {
    app: office.app,
    sent,
    failures,
    setNow: (at) => {
      now = at;
    },
    say: (who, text) => office.say(who, text),
    press: (who, verb, data = {}, cardId = 'card') => office.press(who, verb, data, cardId),
    order: (command) => office.order(SE, ID, command),
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
  for (const command of registering(numbered(count), '2026-11-01')) await office.order(command);
  const ids = Object.keys((await office.app.office.ciclo(ID))?.asm ?? {});
  const ofDo = ids.filter((_, index) => index % 2 === 0);
  const ofDpc = ids.filter((_, index) => index % 2 === 1);
  await office.order({ type: 'asignar-asm', modo: 'sustituir', asm: ofDo, unidades: ['DO'] });
  if (ofDpc.length > 0) await office.order({ type: 'asignar-asm', modo: 'sustituir', asm: ofDpc, unidades: ['DPC'] });
  const oficio = { docx: anyFile, pdf: anyFile };
  await office.order({
    type: 'notificar',
    avisos: [{ unidad: 'DO', folio: 'SE/PAE-2025-ELECTORAL/001', asm: ofDo, oficio }],
  });
};
