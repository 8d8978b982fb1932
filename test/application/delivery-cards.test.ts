import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { DELIVERY } from '../../src/application/delivery.js';
import { HELD_KINDS } from '../../src/application/held-cards.js';
import type { SendOutcome } from '../../src/application/messenger.js';
import { OfficeHarness } from './office-harness.js';
import { PERSONAS, sampleInstitution } from './sample-institution.js';
import { archivo, CICLO, STAGES } from './stages.js';

const NOTICE = 'notificacion.N-001';

const queued = async ({ records }: OfficeHarness): Promise<number> =>
  (await records.list(DELIVERY.queue, { limit: 1000 })).length;

const outcomeOf = async (office: OfficeHarness, asunto: string, person: string): Promise<string | undefined> =>
  (await office.records.list<{ estado: string }>(DELIVERY.outcome, { limit: 1000 })).find(({ id }) =>
    id.endsWith(`.${asunto}.${person}`),
  )?.value.estado;

describe('who gets a message, and which card shows it', () => {
  describe('cards of a matter', () => {
    it('shows the present on every card of it, also on the older ones', async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      office.clock.to('2026-03-05', 10);
      await office.tick();
      assert.equal(office.cardsOf('do', NOTICE).length, 2);
      await office.press('do', 'Acusar recibo', {}, NOTICE);
      for (const card of [...office.cardsOf('do', NOTICE), ...office.cardsOf('doEnlace', NOTICE)])
        assert.equal(card.matter?.version, 2);
    });

    it('leaves a card alone that shows another matter by now', async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      const card = office.messenger.chat(PERSONAS.doEnlace).find((entry) => entry.card?.matter?.asunto === NOTICE);
      await office.execute('doEnlace', 'ver', { ciclo: CICLO, asunto: 'asm.ASM-01' }, card?.activityId);
      await office.press('do', 'Acusar recibo', {}, NOTICE);
      assert.equal(office.cardsOf('doEnlace', 'asm.ASM-01').length, 1);
      assert.equal(office.cardsOf('doEnlace', NOTICE).length, 0);
    });

    it('sends a card anew that no longer exists, once', async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      office.messenger.forget();
      await office.order('do', { type: 'acusar-notificacion', id: 'N-001' });
      await office.tick();
      assert.equal(office.cardsOf('doEnlace', NOTICE).length, 1);
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
    });

    it('sends a card anew only within office hours', async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      office.messenger.forget();
      office.clock.to('2026-03-02', 23);
      await office.order('do', { type: 'acusar-notificacion', id: 'N-001' });
      assert.equal(office.cardsOf('doEnlace', NOTICE).length, 0);
      office.clock.to('2026-03-03', 9);
      await office.tick();
      assert.equal(office.cardsOf('doEnlace', NOTICE).length, 1);
    });

    it('shows the present on a card whose press a power cut left without answer', async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      const put = office.records.put.bind(office.records);
      const [byMatter] = HELD_KINDS;
      let cut = false;
      office.records.put = (kind, id, value) => {
        if (kind !== byMatter || !id.includes(PERSONAS.do)) return put(kind, id, value);
        cut = true;
        return new Promise(() => undefined);
      };
      void office.press('do', 'Acusar recibo', {}, NOTICE);
      while (!cut) await setImmediate();
      office.records.put = put;
      const { log, records, messenger, clock } = office;
      const again = await OfficeHarness.open({ log, records, messenger, clock });
      await again.tick();
      assert.equal(again.cardsOf('do', NOTICE)[0]?.matter?.version, 1);
      clock.seconds(61);
      await again.tick();
      assert.equal(again.cardsOf('do', NOTICE)[0]?.matter?.version, 2);
      assert.deepEqual(await records.list(HELD_KINDS[2], { limit: 10 }), []);
    });

    it('redraws again after an uncertain end, since that can do no harm', async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      let troubles = 1;
      office.messenger.trouble = (what) => {
        if (what !== 'update' || troubles === 0) return undefined;
        troubles -= 1;
        return { kind: 'uncertain', code: '502' };
      };
      await office.order('do', { type: 'acusar-notificacion', id: 'N-001' });
      office.clock.seconds(10);
      await office.tick();
      for (const card of [...office.cardsOf('do', NOTICE), ...office.cardsOf('doEnlace', NOTICE)])
        assert.equal(card.matter?.version, 2);
    });
  });

  describe('who gets what', () => {
    it('spares whoever acted, and tells the others on the post', async () => {
      const office = await (await OfficeHarness.open()).reach('seleccionado');
      await office.order('doEnlace', {
        type: 'preparar-postura',
        unidad: 'DO',
        asm: 'ASM-01',
        contenido: { sentido: 'aceptada', justificacion: 'Sí.', propuestas: 'Una.' },
        avisa: true,
      });
      assert.equal(office.sends('do', 'postura.ASM-01.DO'), 1);
      assert.equal(office.sends('doEnlace', 'postura.ASM-01.DO'), 0);
    });

    it('tells a person on two posts what each of them is asked, and one matter once', async () => {
      const { directorio } = sampleInstitution;
      const both = { persona: PERSONAS.se, puesto: 'DO', capacity: 'titular', desde: '2026-01-01' } as const;
      const institution = {
        ...sampleInstitution,
        directorio: {
          ...directorio,
          designaciones: [
            ...directorio.designaciones.filter((each) => each.puesto !== 'DO' || each.capacity !== 'titular'),
            both,
            { ...both, puesto: 'DPC', capacity: 'enlace' } as const,
          ],
        },
      };
      const office = await (await OfficeHarness.open({ institution })).reach('seleccionado');
      assert.equal(office.sends('se', NOTICE), 1);
      assert.equal(office.sends('se', 'notificacion.N-002'), 1);
      office.messenger.pace = async (person) => {
        for (let turns = 0; turns < 20 && person === PERSONAS.se; turns += 1) await setImmediate();
      };
      await office.order('se', { type: 'deseleccionar-asm', asm: 'ASM-03', razon: 'Sí.' });
      assert.equal(office.sends('se', 'asm.ASM-03'), 1);
      assert.equal(office.sends('dpc', 'asm.ASM-03'), 1);
      assert.equal(await queued(office), 0);
    });

    it('tells the Secretaría Ejecutiva what was asked of a post that nobody can answer for', async () => {
      const { directorio } = sampleInstitution;
      const institution = {
        ...sampleInstitution,
        directorio: { ...directorio, designaciones: directorio.designaciones.filter((each) => each.puesto !== 'DPC') },
      };
      const office = await (await OfficeHarness.open({ institution })).reach('notificado');
      const [card] = office.cardsOf('se', 'notificacion.N-002');
      assert.match(
        card?.notice?.text ?? '',
        /^Dirección de Participación Ciudadana no tiene titular ni suplente, y nadie recibió en su nombre «[^»]+»\.$/,
      );
      assert.ok(office.toasts('seEnlace').includes('Puesto vacante: Dirección de Participación Ciudadana'));
    });
  });

  describe('trouble inside', () => {
    it('tries a message again whose card can not be drawn, delivers the others, and says so when that does not end', async () => {
      const office = await OfficeHarness.open();
      const draw = office.app.chat.draw.bind(office.app.chat);
      office.app.chat.draw = (ciclo, asunto, person) => {
        if (person === PERSONAS.do) throw new Error('planted');
        return draw(ciclo, asunto, person);
      };
      await office.reach('notificado');
      assert.equal(office.cardsOf('dpc', 'notificacion.N-002').length, 1);
      assert.equal(await outcomeOf(office, NOTICE, PERSONAS.do), undefined);
      for (let tries = 0; tries < 12; tries += 1) {
        office.clock.seconds(800);
        await office.tick();
      }
      assert.equal(await outcomeOf(office, NOTICE, PERSONAS.do), 'fallido');
      const unreached = (await office.ciclo()).noAlcanzados.find((each) => each.asunto === NOTICE);
      assert.equal(unreached?.persona, PERSONAS.do);
      assert.equal(await queued(office), 0);
      assert.ok(office.errors.length > 0);
    });

    it('sends and redraws what could not be drawn while the store was out of reach', async () => {
      const office = await (await OfficeHarness.open()).reach('identificado');
      const draw = office.app.chat.draw.bind(office.app.chat);
      const outOfReach = () => Promise.reject(new Error('the store can not be reached'));
      office.app.chat.draw = outOfReach;
      for (const [who, order] of STAGES.notificado.slice(STAGES.identificado.length)) await office.order(who, order);
      office.app.chat.draw = draw;
      office.clock.seconds(10);
      await office.tick();
      assert.equal(office.sends('doEnlace', NOTICE), 1);
      office.app.chat.draw = outOfReach;
      await office.order('do', { type: 'acusar-notificacion', id: 'N-001' });
      office.app.chat.draw = draw;
      office.clock.seconds(10);
      await office.tick();
      assert.deepEqual(
        office.cardsOf('doEnlace', NOTICE).map((card) => card.matter?.version),
        [2],
      );
    });

    it('starts no other round by itself while the store can not be reached, and goes on later', async () => {
      const office = await OfficeHarness.open();
      const feed = office.log.feed.bind(office.log);
      let reads = 0;
      office.log.feed = () => {
        reads += 1;
        return Promise.reject(new Error('planted'));
      };
      await office.reach('abierto');
      await office.app.outbox.poke();
      assert.ok(reads < 6, `${reads} reads`);
      office.log.feed = feed;
      await office.reach('abierto').catch(() => undefined);
      await office.order('se', { type: 'adjuntar-mecanismo', archivo: archivo('a') });
      assert.equal(office.cardsOf('seEnlace', 'mecanismo').length, 1);
    });

    it('puts back a message whose delivery throws, for later and later, and delivers it once that ends', async () => {
      const office = await OfficeHarness.open();
      const get = office.records.get.bind(office.records);
      office.records.get = <T>(kind: string, id: string) =>
        kind === DELIVERY.outcome && id.endsWith(PERSONAS.dpc)
          ? Promise.reject(new Error('planted'))
          : get<T>(kind, id);
      await office.reach('notificado');
      assert.equal(office.cardsOf('do', NOTICE).length, 1);
      for (let tries = 0; tries < 12; tries += 1) {
        office.clock.seconds(800);
        await office.tick();
      }
      assert.equal(office.cardsOf('dpc', 'notificacion.N-002').length, 0);
      office.records.get = get;
      // The first refusal after so many errors is the first one.
      const refusals: SendOutcome[] = [{ kind: 'refused', code: '429' }];
      office.messenger.trouble = () => refusals.pop();
      for (const seconds of [800, 5]) {
        office.clock.seconds(seconds);
        await office.tick();
      }
      assert.equal(office.cardsOf('dpc', 'notificacion.N-002').length, 1);
      assert.equal(await queued(office), 0);
    });
  });
});
