import { DELIVERY, type DeliveryRecord, envelopesOf, messageId } from '../../../src/application/delivery.js';
import type { EventLog } from '../../../src/application/event-log.js';
import type { SideRecords } from '../../../src/application/side-records.js';
import type { OficinaAnual } from './oficina-anual.js';

/** What became of every message that the record ordered. */
export interface Correo {
  /** Messages that never left the queue, or that nothing is known of. */
  readonly pendientes: readonly string[];
  /** Deliveries by how they ended. */
  readonly porEstado: Readonly<Record<string, number>>;
  /** Cards that came to people by themselves, as their chats have them. */
  readonly recibidos: number;
  /** Different cards that the ledger knows as sent. */
  readonly enviados: number;
}

const PAGE = 500;

const commitsOf = async (log: EventLog) => {
  const streams = await Promise.all((await log.streams()).map((stream) => log.read(stream, 0)));
  return streams.flat();
};

const all = async <T>(records: SideRecords, kind: string) => {
  const found: { readonly id: string; readonly value: T }[] = [];
  for (let from = ''; ; ) {
    const page = await records.list<T>(kind, { limit: PAGE, ...(from !== '' && { from }) });
    found.push(...page.filter(({ id }) => id !== from));
    const last = page.at(-1)?.id ?? '';
    if (page.length < PAGE) return found;
    from = last;
  }
};

const tally = (states: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(states)].map((each) => [each, states.filter((state) => state === each).length]));

/** Compares the record, the ledger of deliveries and the chats. */
export const correoDe = async ({ office, messenger }: OficinaAnual): Promise<Correo> => {
  const { log, records } = office;
  const dispatched = new Set((await all(records, DELIVERY.dispatched)).map(({ id }) => id));
  const queued = (await all(records, DELIVERY.queue)).map(({ id }) => id);
  const ordered = (await commitsOf(log)).flatMap(envelopesOf).map(messageId);
  const outcomes = (await all<DeliveryRecord>(records, DELIVERY.outcome)).map(({ value }) => value);
  return {
    pendientes: [...queued, ...ordered.filter((id) => !dispatched.has(id))],
    porEstado: tally(outcomes.map(({ estado }) => estado)),
    recibidos: messenger.calls.filter(({ what }) => what === 'send').length,
    enviados: new Set(outcomes.flatMap(({ estado, activityId }) => (estado === 'enviado' ? [activityId] : []))).size,
  };
};
