import assert from 'node:assert/strict';
import { DELIVERY } from '../../src/application/delivery.js';
import type { SendOutcome } from '../../src/application/messenger.js';
import { OfficeHarness, TestClock, textOf } from './office-harness.js';
import { PERSONAS } from './sample-institution.js';
import { CICLO } from './stages.js';

const NOTICE = 'notificacion.N-001';
const STREAM = `ciclo-${CICLO}`;

/** Removes every derived side record: queue, checkpoints and agenda. The ledger stays. */
const dropDerived = async ({ records }: OfficeHarness): Promise<void> => {
  for (const kind of [DELIVERY.queue, DELIVERY.mark, 'agenda'])
    for (const { id } of await records.list(kind, { limit: 1000 })) await records.remove(kind, id);
};

const outcomes = async ({ records }: OfficeHarness): Promise<readonly string[]> =>
  (await records.list<{ estado: string }>(DELIVERY.outcome, { limit: 1000 })).map(({ value }) => value.estado);

const outcomeOf = async (office: OfficeHarness, asunto: string, person: string): Promise<string | undefined> =>
  (await office.records.list<{ estado: string }>(DELIVERY.outcome, { limit: 1000 })).find(
    ({ id }) => id.startsWith(STREAM) && id.endsWith(`.${asunto}.${person}`),
  )?.value.estado;

const queued = async ({ records }: OfficeHarness): Promise<number> =>
  (await records.list(DELIVERY.queue, { limit: 1000 })).length;

/** The first tries end like this; then everything gets through. */
const failing = (office: OfficeHarness, asunto: string, ...ends: SendOutcome[]): void => {
  office.messenger.trouble = (what, _person, card) =>
    what === 'send' && card.matter?.asunto === asunto ? ends.shift() : undefined;
};

describe('delivery', () => {
  it('gives a notice to everyone on the unit, once', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.tick();
    await office.tick();
    assert.equal(office.cardsOf('do', NOTICE).length, 1);
    assert.equal(office.cardsOf('doEnlace', NOTICE).length, 1);
    assert.equal(office.cardsOf('dpc', NOTICE).length, 0);
    assert.match(office.toasts('do').join(), /Oficio .*001: 3 ASM; acuse recibo a más tardar el/);
    assert.deepEqual(office.errors, []);
  });

  it('sends nothing twice and loses nothing when everything derived is dropped and made anew', async () => {
    const office = await (await OfficeHarness.open()).reach('seleccionado');
    const before = office.messenger.calls.length;
    await dropDerived(office);
    await office.tick();
    assert.equal(office.messenger.calls.length, before);
    assert.equal(await queued(office), 0);
  });

  it('finds again what had not left when the queue was dropped', async () => {
    const clock = new TestClock();
    clock.to('2026-03-02', 20);
    const office = await (await OfficeHarness.open({ clock })).reach('notificado');
    assert.equal(office.sends('do', NOTICE), 0);
    await dropDerived(office);
    clock.to('2026-03-03', 9);
    await office.tick();
    assert.equal(office.sends('do', NOTICE), 1);
  });

  it('tells nobody who came to a post later about what was told before', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    const today = office.clock.today();
    const context = await office.app.office.context({ kind: 'system' });
    assert.equal(context.today, today);
    await office.app.office.rosterOrder(
      { type: 'designar-enlace', puesto: 'DPC', persona: PERSONAS.stranger, desde: today },
      { kind: 'person', person: PERSONAS.admin, puesto: 'ADMIN', capacity: 'titular' },
      'alta',
    );
    await dropDerived(office);
    await office.tick();
    assert.equal(office.sends('stranger', 'notificacion.N-002'), 0);
  });

  describe('office hours', () => {
    it('lets no new card leave outside of them, and redraws cards at any hour', async () => {
      const clock = new TestClock();
      const office = await (await OfficeHarness.open({ clock })).reach('notificado');
      clock.to('2026-03-02', 22);
      await office.press('do', 'Acusar recibo', {}, NOTICE);
      const updates = office.messenger.calls.filter((call) => call.what === 'update' && call.asunto === NOTICE);
      assert.deepEqual(
        updates.map((call) => call.person),
        [PERSONAS.doEnlace],
        'the pressed card was answered already',
      );
      await office.order('do', { type: 'plantear-consulta', puesto: 'DO', texto: '¿Cómo?' });
      assert.equal(office.sends('se', 'consulta.C-001'), 0);
      clock.to('2026-03-03', 9);
      await office.tick();
      assert.equal(office.sends('se', 'consulta.C-001'), 1);
    });

    it('holds what waited past closing time until the next working day', async () => {
      const clock = new TestClock();
      clock.to('2026-03-06', 17);
      const office = await OfficeHarness.open({ clock });
      failing(office, NOTICE, { kind: 'refused', code: '429', retryAfterMs: 2 * 3_600_000 });
      await office.reach('notificado');
      clock.to('2026-03-07', 11);
      await office.tick();
      assert.equal(office.sends('do', NOTICE), 1);
      clock.to('2026-03-09', 9);
      await office.tick();
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
    });
  });

  describe('what the service answers', () => {
    it('tries a refusal again, no sooner than the service says', async () => {
      const office = await OfficeHarness.open();
      failing(office, NOTICE, { kind: 'refused', code: '429', retryAfterMs: 30_000 });
      await office.reach('notificado');
      office.clock.seconds(20);
      await office.tick();
      assert.equal(office.sends('do', NOTICE), 1);
      office.clock.seconds(20);
      await office.tick();
      assert.equal(office.sends('do', NOTICE), 2);
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
      assert.equal(office.sends('doEnlace', NOTICE), 1);
    });

    it('lets nobody wait for what the service wants of a colleague, and asks for that one no sooner', async () => {
      const office = await OfficeHarness.open();
      const refusals = new Map<string, SendOutcome>([
        [PERSONAS.do, { kind: 'refused', code: '503' }],
        [PERSONAS.doEnlace, { kind: 'refused', code: '429', retryAfterMs: 1_500_000 }],
      ]);
      office.messenger.trouble = (_what, person, card) => {
        const refusal = card.matter?.asunto === NOTICE ? refusals.get(person) : undefined;
        if (refusal !== undefined) refusals.delete(person);
        return refusal;
      };
      await office.reach('notificado');
      const turns: string[] = [];
      office.messenger.pace = async (person) => void turns.push(person);
      office.clock.seconds(5);
      await office.tick();
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
      assert.deepEqual(turns, [PERSONAS.do], 'a turn was taken for nothing');
      office.clock.seconds(1_400);
      await office.tick();
      assert.equal(office.sends('doEnlace', NOTICE), 1);
      office.clock.seconds(500);
      await office.tick();
      assert.equal(office.cardsOf('doEnlace', NOTICE).length, 1);
    });

    it('asks again after an hour and a quarter at most, whatever the service says', async () => {
      const office = await OfficeHarness.open();
      failing(office, NOTICE, { kind: 'refused', code: '429', retryAfterMs: 999_999_000 });
      await office.reach('notificado');
      office.clock.seconds(4_501);
      await office.tick();
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
    });

    it('gives up what is always refused, and says so', async () => {
      const office = await OfficeHarness.open();
      office.messenger.trouble = (_what, person) =>
        person === PERSONAS.dpc ? { kind: 'refused', code: '503' } : undefined;
      await office.reach('notificado');
      for (let tries = 0; tries < 15; tries += 1) {
        office.clock.seconds(800);
        await office.tick();
      }
      assert.equal(office.sends('dpc', 'notificacion.N-002'), 10);
      assert.equal(await outcomeOf(office, 'notificacion.N-002', PERSONAS.dpc), 'fallido');
      assert.equal(await queued(office), 0);
    });

    it('never repeats an uncertain end: the matter stays in the pendientes', async () => {
      const office = await OfficeHarness.open();
      failing(office, NOTICE, { kind: 'uncertain', code: 'timeout' });
      await office.reach('notificado');
      office.clock.seconds(3600);
      await office.tick();
      assert.equal(office.sends('do', NOTICE), 1);
      assert.equal(await outcomeOf(office, NOTICE, PERSONAS.do), 'incierto');
      const [reply] = await office.say('do', 'pendientes');
      assert.ok(reply !== undefined && 'card' in reply && JSON.stringify(reply.card).includes(NOTICE));
    });

    it('sends a notice without acuse again at its reminder, marked as a repetition', async () => {
      const office = await OfficeHarness.open();
      failing(office, NOTICE, { kind: 'uncertain', code: 'timeout' });
      await office.reach('notificado');
      office.clock.to('2026-03-05', 10);
      await office.tick();
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
      assert.match(office.cardsOf('do', NOTICE)[0]?.notice?.text ?? '', /^Recordatorio: /);
      assert.match(office.toasts('do').join('\n'), /Recordatorio: se repite el oficio SE\/PAE-2025-ELECTORAL\/001/);
      await office.tick();
      assert.equal(office.sends('do', NOTICE), 2);
    });

    it('records who could not be reached, once', async () => {
      const office = await OfficeHarness.open();
      office.messenger.trouble = (_what, person) =>
        person === PERSONAS.dpc ? { kind: 'unreachable', code: '403' } : undefined;
      await office.reach('notificado');
      await office.tick();
      const ciclo = await office.app.office.ciclo(CICLO);
      const missed = ciclo?.noAlcanzados.filter((each) => each.asunto === 'notificacion.N-002');
      assert.deepEqual(missed, [
        { asunto: 'notificacion.N-002', persona: PERSONAS.dpc, codigo: '403', at: '2026-03-02T16:00:00.000Z' },
      ]);
    });

    it('takes an error of the messenger for an uncertain end', async () => {
      const office = await OfficeHarness.open();
      office.messenger.trouble = (_what, person) => {
        if (person === PERSONAS.dpc) throw new Error('planted');
        return undefined;
      };
      await office.reach('notificado');
      assert.equal(await outcomeOf(office, 'notificacion.N-002', PERSONAS.dpc), 'incierto');
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
      assert.ok(office.errors.length > 0);
    });
  });

  describe('replicas', () => {
    it('sends once what two of them take up at the same time', async () => {
      const clock = new TestClock();
      const first = await OfficeHarness.open({ clock });
      const second = await OfficeHarness.open(first);
      clock.to('2026-03-02', 20);
      await first.reach('notificado');
      clock.to('2026-03-03', 9);
      await Promise.all([first.tick(), second.tick(), first.say('se', 'ruta'), second.say('se', 'ruta')]);
      assert.equal(first.sends('do', NOTICE), 1);
      assert.equal(first.sends('doEnlace', NOTICE), 1);
    });

    it('leaves alone what another one is sending, and calls it uncertain when that one died', async () => {
      const clock = new TestClock();
      const dying = await OfficeHarness.open({ clock });
      let hang: () => void = () => undefined;
      const hanging = new Promise<void>((resolve) => {
        hang = resolve;
      });
      const send = dying.messenger.send.bind(dying.messenger);
      dying.messenger.send = (person, card, summary) => {
        if (person !== PERSONAS.dpc || card.matter?.asunto !== 'notificacion.N-002') return send(person, card, summary);
        hang();
        return new Promise(() => undefined);
      };
      void dying.reach('notificado');
      await hanging;
      const other = await OfficeHarness.open({ clock, log: dying.log, records: dying.records, archive: dying.archive });
      await other.tick();
      clock.seconds(40);
      await other.tick();
      assert.equal(await outcomeOf(other, 'notificacion.N-002', PERSONAS.dpc), undefined);
      clock.seconds(70);
      await other.tick();
      assert.equal(other.sends('dpc', 'notificacion.N-002'), 0);
      assert.equal(await outcomeOf(other, 'notificacion.N-002', PERSONAS.dpc), 'incierto');
      assert.equal(await queued(other), 0);
    });
  });

  it('loses nothing of what waits for its turn when the program ends: another one sends it', async () => {
    const clock = new TestClock();
    const dying = await OfficeHarness.open({ clock });
    let wait: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      wait = resolve;
    });
    dying.messenger.pace = (person) => {
      if (person !== PERSONAS.dpc) return Promise.resolve();
      wait();
      return new Promise(() => undefined);
    };
    void dying.reach('notificado');
    await waiting;
    const other = await OfficeHarness.open({ clock, log: dying.log, records: dying.records, archive: dying.archive });
    await other.tick();
    const outcomesOfDpc = (await other.records.list<{ estado: string }>(DELIVERY.outcome, { limit: 1000 })).filter(
      ({ id }) => id.endsWith(`.${PERSONAS.dpc}`),
    );
    assert.ok(outcomesOfDpc.length > 0);
    assert.deepEqual([...new Set(outcomesOfDpc.map(({ value }) => value.estado))], ['enviado']);
  });

  it('stops at once though some wait for their turn, and leaves them to the next program', async () => {
    const clock = new TestClock();
    const ending = await OfficeHarness.open({ clock });
    let wait: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      wait = resolve;
    });
    ending.messenger.pace = (person) => {
      if (person !== PERSONAS.do) return Promise.resolve();
      wait();
      return new Promise(() => undefined);
    };
    const reached = ending.reach('notificado');
    await waiting;
    await ending.app.outbox.stop();
    await reached;
    assert.equal(ending.sends('do', NOTICE) + ending.sends('doEnlace', NOTICE), 0);
    const next = await OfficeHarness.open({ clock, log: ending.log, records: ending.records, archive: ending.archive });
    await next.tick();
    assert.equal(next.sends('do', NOTICE), 1);
    assert.equal(next.sends('doEnlace', NOTICE), 1);
    assert.deepEqual([...new Set(await outcomes(next))], ['enviado']);
  });

  it('drains a queue longer than a page', async () => {
    const clock = new TestClock();
    clock.to('2026-03-02', 20);
    const office = await (await OfficeHarness.open({ clock })).reach('publicado');
    for (let count = 0; count < 130; count += 1)
      await office.order('do', { type: 'plantear-consulta', puesto: 'DO', texto: `¿Pregunta ${count}?` });
    clock.to('2026-03-03', 9);
    await office.tick();
    assert.equal(await queued(office), 0);
    assert.equal(office.toasts('se').filter((each) => each.startsWith('Consulta de la Dirección')).length, 130);
    assert.equal((await outcomes(office)).filter((estado) => estado !== 'enviado').length, 0);
  });

  it('answers a person on no post with one sentence', async () => {
    const office = await OfficeHarness.open();
    const [reply] = await office.say('stranger', 'hola');
    assert.match(textOf(reply), /directorio institucional/);
  });
});
