import assert from 'node:assert/strict';
import type { Institution } from '../../../src/application/institution.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { PERSONAS, sampleInstitution } from '../sample-institution.js';

/** Somebody new becomes titular of DO on 4 March. */
const cambio = (office: OfficeHarness) =>
  office.app.office.rosterOrder(
    { type: 'designar-titular', puesto: 'DO', persona: PERSONAS.stranger, desde: '2026-03-04' },
    { kind: 'person', person: PERSONAS.admin, puesto: 'ADMIN', capacity: 'titular' },
    'cambio',
  );

const institution: Institution = {
  ...sampleInstitution,
  personas: [...sampleInstitution.personas, { id: PERSONAS.stranger, nombre: 'Mtra. Nueva' }],
};

const KEY = 'relevo.DO';

describe('A post that changes hands, in the chat', () => {
  let office: OfficeHarness;
  beforeEach(async () => {
    office = await (await OfficeHarness.open({ institution })).reach('notificado');
    await cambio(office);
  });
  const onFirstDay = async (): Promise<void> => {
    office.clock.to('2026-03-04');
    await office.tick();
  };

  it('brings the new titular one card with what is open, as buttons', async () => {
    await office.tick();
    assert.equal(office.sends('stranger', KEY), 0, 'not before the first day');
    await onFirstDay();
    await office.tick();
    office.clock.to('2026-03-05');
    await office.tick();
    assert.equal(office.sends('stranger', KEY), 1);
    assert.ok(
      office
        .toasts('stranger')
        .some((toast) => /^Entrega de pendientes: \d+ asuntos abiertos; acuse recibo/.test(toast)),
    );
    const [card] = office.cardsOf('stranger', KEY);
    assert.match(
      String(card?.data['texto']),
      /^Mtra\. Nueva es titular de Dirección de Organización desde el 4 de marzo de 2026, en lugar de Persona do\./,
    );
    await office.press('stranger', 'Abrir', {}, KEY);
    assert.deepEqual(office.cardsOf('stranger', KEY), [], 'the matter took its place');
    await office.press('stranger', '‹ Volver a la lista');
    assert.equal(office.cardsOf('stranger', KEY).length, 1);
    assert.deepEqual(office.errors, []);
  });

  it('is acknowledged once, and then is no longer pending', async () => {
    await onFirstDay();
    assert.match(JSON.stringify(await office.say('stranger', 'pendientes')), /entrega de pendientes/);
    assert.match(
      textOf(await office.press('stranger', 'Acusar recibo', {}, KEY)),
      /Acuse registrado\. Cada asunto sigue/,
    );
    assert.match(
      JSON.stringify(office.cardsOf('stranger', KEY).at(-1)?.data),
      /Recibido por Mtra\. Nueva \(titular, Dirección de Organización\)/,
    );
    assert.doesNotMatch(JSON.stringify(await office.say('stranger', 'pendientes')), /entrega de pendientes/);
  });

  it('is acknowledged by nobody else: not the former titular, the enlace or another post', async () => {
    await onFirstDay();
    const data = { puesto: 'DO' };
    assert.match(JSON.stringify(await office.execute('do', 'relevo.acusar', data)), /no figura hoy|sin-acceso/);
    assert.match(textOf(await office.execute('doEnlace', 'relevo.acusar', data)), /Eso lo hace el titular/);
    assert.match(
      textOf(await office.execute('dpc', 'relevo.acusar', data)),
      /Eso corresponde a Dirección de Organización/,
    );
    assert.match(textOf(await office.execute('dpc', 'ver', { asunto: KEY })), /no está a su alcance/);
    assert.match(
      textOf(await office.execute('dpc', 'relevo.acusar', { puesto: 'DPC' })),
      /no se le han entregado pendientes/,
    );
  });

  it('shows what was attended since', async () => {
    await onFirstDay();
    await office.order('stranger', { type: 'acusar-mecanismo', puesto: 'DO' });
    const reply = await office.execute('stranger', 'ver', { asunto: KEY });
    const rows = JSON.stringify('card' in reply ? reply.card.data['filas'] : []);
    assert.match(rows, /Acusar recibo del Mecanismo.*Ya se atendió/);
    assert.match(rows, /Sigue pendiente/);
  });

  it('stands in the receipts that SE follows, and may be recorded there as unanswered', async () => {
    await onFirstDay();
    await office.say('se', 'acuses');
    assert.match(JSON.stringify(office.cards('se').at(-1)?.data['filas']), /Entrega de pendientes/);
    office.clock.to('2026-03-09');
    await office.tick();
    assert.ok(office.toasts('stranger').includes('Recordatorio: vence el 11 de marzo de 2026'));
    office.clock.to('2026-03-12');
    await office.tick();
    assert.equal(office.sends('se', `vencido.${KEY}`), 1);
    await office.say('se', 'acuses');
    const { vencidos } = office.cards('se').at(-1)?.data ?? {};
    assert.match(JSON.stringify(vencidos), /Dirección de Organización: Entrega de pendientes/);
    await office.press('se', 'Registrar «sin respuesta»', { sinRespuesta: `${KEY}|DO` });
    assert.match(JSON.stringify(office.cards('se').at(-1)), /Se registró sin respuesta/);
    assert.deepEqual(office.errors, []);
  });

  it('is told in the history of an ASM', async () => {
    await onFirstDay();
    await office.say('se', 'asm 1');
    assert.match(
      JSON.stringify(office.cards('se').at(-1)?.data['movimientos']),
      /Cambió el titular de Dirección de Organización el 4 de marzo de 2026: de Persona do a Mtra\. Nueva; se entregaron \d+ pendientes/,
    );
  });

  it('is caught up once after days without the program, by whichever replica', async () => {
    const { log, records, archive, messenger, clock } = office;
    clock.to('2026-03-20');
    const other = await OfficeHarness.open({ log, records, archive, messenger, clock, institution });
    await Promise.all([office.tick(), other.tick()]);
    await Promise.all([office.tick(), other.tick()]);
    assert.equal(office.sends('stranger', KEY), 1);
  });
});
