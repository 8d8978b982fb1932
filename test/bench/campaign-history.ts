import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/sqlite/sqlite-store.js';
import { linkAfter, sealCommit } from '../../src/application/commit.js';
import { DELIVERY, type DeliveryRecord } from '../../src/application/delivery.js';
import type { Commit, EventLog, StoredEvent } from '../../src/application/event-log.js';
import { INSTITUCION, streamOf } from '../../src/application/office.js';
import type { SideRecords } from '../../src/application/side-records.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { isCicloEvent } from '../../src/domain/ciclo-evolvers.js';
import type { DirectorioEvent } from '../../src/domain/directorio-event.js';
import { addDays, fechaOf } from '../../src/domain/fecha.js';
import { SE } from './client.js';

export const CICLO = 'pae-2026-campania';
/** SHA-256 of the document that is published. */
export const DOCUMENTO = '0'.repeat(64);

/** Posts with so many people each. */
const PEOPLE_ON_A_POST = 10;
const POSTS_IN_A_COMMIT = 100;

const puestoOf = (index: number): string => `U-${String(index).padStart(4, '0')}`;
const personOf = (index: number): string => `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Conversation of a person of the campaign. */
export const conversationOf = (person: string): string => `a:${person}`;

export const peopleOf = (many: number): readonly string[] =>
  Array.from({ length: many }, (_, index) => personOf(index));

const ofPost = (post: number, desde: string): readonly DirectorioEvent[] => {
  const clave = puestoOf(post);
  const nombre = `Unidad número ${post}`;
  const persona = (index: number): string => personOf(post * PEOPLE_ON_A_POST + index);
  return [
    { type: 'puesto-registrado', puesto: { clave, nombre, clase: 'unidad', cargo: 'Titular', ejecutora: true } },
    { type: 'titular-designado', puesto: clave, persona: persona(0), desde },
    ...Array.from(
      { length: PEOPLE_ON_A_POST - 1 },
      (_, index): DirectorioEvent => ({ type: 'enlace-designado', puesto: clave, persona: persona(index + 1), desde }),
    ),
  ];
};

/** Appends one commit for each batch to an empty stream. */
const appendTo = async (
  log: EventLog,
  stream: string,
  batches: readonly (readonly StoredEvent[])[],
  at: string,
): Promise<void> => {
  let last: Commit | undefined;
  for (const events of batches) {
    const link = linkAfter(last);
    const actor = { kind: 'person', person: SE.id, puesto: 'SE', capacity: 'titular' } as const;
    last = sealCommit({ stream, ...link, at, actor, commandId: `historia.${link.version}`, events, messages: [] });
    if ((await log.append(last)) !== 'appended') throw new Error('the store was not empty');
  }
};

interface Store {
  readonly log: EventLog;
  readonly side: SideRecords;
}

/** Fills an empty store with posts and their people, whose chats are on that service, and with a Mechanism to be published to them. */
export const fillCampaignIn = async (store: Store, people: number, serviceUrl: string): Promise<void> => {
  const at = new Date().toISOString();
  const today = fechaOf(at);
  const plazo = { vence: addDays(today, 30), recordar: addDays(today, 28) };
  const datos = { id: CICLO, pae: 2026, ejercicio: 2025, programa: 'Campaña', paaSiguiente: 2027 };
  const archivo = { sha256: DOCUMENTO, nombre: 'Mecanismo.pdf', tipo: 'application/pdf', bytes: 40_000 };
  const posts = Array.from({ length: people / PEOPLE_ON_A_POST }, (_, index) => ofPost(index, today));
  const batches = Array.from({ length: Math.ceil(posts.length / POSTS_IN_A_COMMIT) }, (_, index) =>
    posts.slice(index * POSTS_IN_A_COMMIT, (index + 1) * POSTS_IN_A_COMMIT).flat(),
  );
  await appendTo(store.log, INSTITUCION, batches, at);
  const opened: readonly CicloEvent[] = [
    { type: 'ciclo-abierto', datos: { ...datos, evaluacion: 'Diseño', marcoLegal: [] } },
    { type: 'mecanismo-adjuntado', archivo, plazo },
  ];
  await appendTo(store.log, streamOf(CICLO), [opened], at);
  for (const person of peopleOf(people)) {
    const chat = { id: conversationOf(person), serviceUrl, bot: '28:bot', user: `29:${person}`, tenant: 'local' };
    await store.side.put('conversacion', person, chat);
  }
};

/** As `fillCampaignIn`, in the embedded store of that folder. */
export const fillCampaign = async (dataDir: string, people: number, serviceUrl: string): Promise<void> => {
  const store = openSqliteStore(join(dataDir, 'registro.db'));
  try {
    await fillCampaignIn(store, people, serviceUrl);
  } finally {
    store.close();
  }
};

/** What the store says of a campaign. */
export interface Accounts {
  /** How the message to each person ended. */
  readonly outcomes: ReadonlyMap<string, DeliveryRecord>;
  /** Messages that wait in the queue. */
  readonly queued: number;
  /** Persons whom the record names as not known to be reached. */
  readonly unreached: ReadonlySet<string>;
}

const PAGE = 1_000;

const allOf = async <T>(records: SideRecords, kind: string): Promise<readonly (readonly [string, T])[]> => {
  const found: (readonly [string, T])[] = [];
  for (let from = ''; ; ) {
    const page = await records.list<T>(kind, { from, limit: PAGE });
    found.push(...page.map(({ id, value }) => [id, value] as const));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    from = `${last.id}!`;
  }
};

/** Reads the accounts, while the bot is at work too. */
export const accountsIn = async (store: Store): Promise<Accounts> => {
  const outcomes = await allOf<DeliveryRecord>(store.side, DELIVERY.outcome);
  const events = (await store.log.read(streamOf(CICLO), 0)).flatMap((commit) => commit.events.filter(isCicloEvent));
  return {
    outcomes: new Map(
      outcomes
        .filter(([id]) => id.includes('.acuse.'))
        .map(([id, record]) => [id.slice(id.lastIndexOf('.') + 1), record]),
    ),
    queued: (await allOf(store.side, DELIVERY.queue)).length,
    unreached: new Set(events.flatMap((event) => (event.type === 'persona-no-alcanzada' ? [event.persona] : []))),
  };
};

/** As `accountsIn`, in the embedded store of that folder. */
export const accountsOf = async (dataDir: string): Promise<Accounts> => {
  const store = openSqliteStore(join(dataDir, 'registro.db'));
  try {
    return await accountsIn(store);
  } finally {
    store.close();
  }
};
