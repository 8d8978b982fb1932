import assert from 'node:assert/strict';
import { DELIVERY, type DeliveryRecord } from '../../src/application/delivery.js';
import type { Commit, EventLog } from '../../src/application/event-log.js';
import type { SendOutcome } from '../../src/application/messenger.js';
import { addMillis } from '../../src/domain/fecha.js';
import { OfficeHarness, TestClock } from './office-harness.js';
import { RecordingMessenger } from './recording-messenger.js';
import { PERSONAS } from './sample-institution.js';
import { CICLO, STAGES } from './stages.js';

const NOTICE = 'notificacion.N-002';
const STREAM = `ciclo-${CICLO}`;

const NOTIFYING = STAGES.notificado.slice(STAGES.identificado.length);

const outcomeOfDpc = async ({ records }: OfficeHarness): Promise<string | undefined> => {
  const all = await records.list<DeliveryRecord>(DELIVERY.outcome, { limit: 1000 });
  return all.find(({ id }) => id.endsWith(`.${NOTICE}.${PERSONAS.dpc}`))?.value.estado;
};

/** A replica in the middle of sending the notice to a unit. `arrive` lets it get its answer, and resolves when it is written down. */
const inTheMiddle = async (): Promise<{ readonly first: OfficeHarness; readonly arrive: () => Promise<void> }> => {
  const first = await OfficeHarness.open();
  const send = first.messenger.send.bind(first.messenger);
  let answer: (outcome: SendOutcome) => void = () => assert.fail('nothing was sent');
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  first.messenger.send = (person, card, summary) => {
    if (person !== PERSONAS.dpc || card.matter?.asunto !== NOTICE) return send(person, card, summary);
    begin();
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const round = first.reach('notificado');
  await begun;
  const arrive = async (): Promise<void> => {
    answer({ kind: 'sent', activityId: '1:actividad/9' });
    await round;
  };
  return { first, arrive };
};

/** Another replica over the same store, with a clock of its own. */
const beside = ({ log, records, archive }: OfficeHarness, clock: TestClock): Promise<OfficeHarness> =>
  OfficeHarness.open({ log, records, archive, clock, messenger: new RecordingMessenger() });

/** A log as another session of Cosmos DB may see it: what is new shows in the queue before it can be read. */
class LateLog implements EventLog {
  readonly append: EventLog['append'];
  readonly streams: EventLog['streams'];
  readonly feed: EventLog['feed'];
  readonly #read: EventLog['read'];
  /** The last version that can be read. */
  upTo = Number.POSITIVE_INFINITY;

  constructor(log: EventLog) {
    this.append = log.append.bind(log);
    this.streams = log.streams.bind(log);
    this.feed = log.feed.bind(log);
    this.#read = log.read.bind(log);
  }

  async read(stream: string, after: number): Promise<readonly Commit[]> {
    const commits = await this.#read(stream, after);
    return stream === STREAM ? commits.filter(({ version }) => version <= this.upTo) : commits;
  }
}

describe('two replicas of the bot', () => {
  it('compare no clocks: one that is minutes ahead takes nobody for dead', async () => {
    const { first, arrive } = await inTheMiddle();
    const ahead = await beside(first, new TestClock(addMillis(first.clock.now(), 300_000)));
    await ahead.tick();
    assert.equal(await outcomeOfDpc(ahead), undefined);
    await arrive();
    assert.equal(await outcomeOfDpc(ahead), 'enviado');
    assert.deepEqual((await ahead.ciclo()).noAlcanzados, []);
  });

  it('take the word of the one that sent, when it comes in the moment in which the other gives the message up', async () => {
    const { first, arrive } = await inTheMiddle();
    const clock = new TestClock(first.clock.now());
    const other = await beside(first, clock);
    await other.tick();
    clock.seconds(80);
    const create = first.records.create.bind(first.records);
    first.records.create = async (kind, id, value) => {
      if (kind === DELIVERY.outcome && JSON.stringify(value).includes('interrumpido')) await arrive();
      return create(kind, id, value);
    };
    await other.tick();
    assert.equal(await outcomeOfDpc(other), 'enviado');
    assert.deepEqual((await other.ciclo()).noAlcanzados, []);
  });

  it('send nothing about what they can not read yet, and everything once they can', async () => {
    const first = await OfficeHarness.open();
    await first.reach('identificado');
    first.clock.to('2026-03-02', 20);
    const late = new LateLog(first.log);
    const other = await OfficeHarness.open({ ...first, log: late, messenger: new RecordingMessenger() });
    late.upTo = (await first.log.read(STREAM, 0)).length;
    for (const [who, order] of NOTIFYING) await first.order(who, order);
    other.clock.to('2026-03-03', 9);
    await other.tick();
    assert.equal(other.sends('dpc', NOTICE), 0);
    late.upTo = Number.POSITIVE_INFINITY;
    other.clock.seconds(3);
    await other.tick();
    assert.equal(other.sends('dpc', NOTICE), 1);
  });
});
