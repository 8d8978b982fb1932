import assert from 'node:assert/strict';
import type { Reply } from '../../../src/application/chat.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { archivo } from '../stages.js';

const ACCEPTS = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Rediseñar la MIR.' } as const;
const of = { asm: 'ASM-03', unidad: 'DO' } as const;

const dataOf = (reply: Reply | undefined): Readonly<Record<string, unknown>> => {
  assert.ok(reply !== undefined && 'card' in reply, textOf(reply));
  return reply.card.data;
};

/** The card that a typed command got is a reply: it is not redrawn by itself until it is pressed for the first time. */
describe('an old card that a typed command got', () => {
  let office: OfficeHarness;
  const reach = async (stage: 'publicado' | 'abierto' | 'seleccionado') => {
    office = await (await OfficeHarness.open()).reach(stage);
  };
  afterEach(() => assert.deepEqual(office.errors, []));

  it('of the Mechanism does not approve another document than it shows, and shows the present one', async () => {
    await reach('abierto');
    await office.order('se', { type: 'adjuntar-mecanismo', archivo: archivo('a', 'Primero.pdf') });
    const [card] = await office.say('se', 'mecanismo');
    const { ciclo, asunto, v, sha256 } = dataOf(card);
    await office.order('se', { type: 'adjuntar-mecanismo', archivo: archivo('b', 'Segundo.pdf') });
    const stale = await office.execute('se', 'mecanismo.aprobar', { ciclo, asunto, v, sha256 });
    assert.match(textOf(stale), /El asunto cambió después de que se le mostró/);
    assert.match(JSON.stringify(dataOf(stale)), /Segundo\.pdf/);
    assert.equal((await office.app.office.ciclo(String(ciclo)))?.mecanismo.estado, 'por-aprobar');
  });

  it('of a position says what happened since, and has no dead buttons any more', async () => {
    await reach('seleccionado');
    await office.say('do', 'posturas 3');
    await office.order('se', { type: 'deseleccionar-asm', asm: 'ASM-03', razon: 'Se fusionó con otro.' });
    const stale = await office.press('do', 'Presentar postura', ACCEPTS, 'postura.ASM-03.DO');
    assert.match(textOf(stale), /ya no está seleccionado|El asunto cambió/);
    assert.match(String(dataOf(stale)['estado']), /Se fusionó con otro/);
    assert.deepEqual([dataOf(stale)['prepara'], dataOf(stale)['presenta']], [false, false]);
  });

  it('of a review says that it was answered already, and follows the matter from its first press on', async () => {
    await reach('seleccionado');
    await office.order('do', { type: 'presentar-postura', ...of, contenido: ACCEPTS });
    // The post's own card of it is another one: only the typed one is old.
    office.messenger.forget();
    await office.say('se', 'posturas 3');
    await office.order('se', { type: 'devolver-postura', ...of, observaciones: 'Precise el plazo.' });
    const stale = await office.press('se', 'Tomar nota', {}, 'postura.ASM-03.DO');
    assert.match(textOf(stale), /no está en revisión|El asunto cambió/);
    assert.match(JSON.stringify(dataOf(stale)['versiones']), /Devuelta con observaciones/);
    assert.equal(dataOf(stale)['tomaNota'], false);
    await office.order('do', { type: 'presentar-postura', ...of, contenido: ACCEPTS });
    const [followed] = office.cardsOf('se', 'postura.ASM-03.DO');
    assert.equal(followed?.data['tomaNota'], true, 'redrawn by itself');
  });

  it('of a receipt says that it is recorded already', async () => {
    await reach('publicado');
    await office.say('do', 'mecanismo');
    const papel = { archivo: archivo('e'), fecha: '2026-03-02', recibio: 'Oficialía' };
    await office.order('se', { type: 'registrar-acuse-mecanismo-en-papel', puesto: 'DO', ...papel });
    const stale = await office.execute('do', 'mecanismo.acusar', { ciclo: 'pae-2025-electoral', puesto: 'DO' });
    assert.match(textOf(stale), /ya consta en papel/);
    assert.equal(dataOf(stale)['acusa'], false);
  });
});
