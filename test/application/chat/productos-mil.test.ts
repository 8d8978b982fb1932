import assert from 'node:assert/strict';
import { cardBytes, cardDrawer, MAX_CARD_BYTES } from '../../../src/adapters/teams/cards.js';
import type { Reply } from '../../../src/application/chat.js';
import { CARDS } from '../../cards/samples.js';
import { acto, instrumento } from '../../domain/evidencia-exams.js';
import { type OfficeHarness, textOf } from '../office-harness.js';
import { archivo, CICLO } from '../stages.js';
import { conActividades } from './muchas-office.js';

const draw = cardDrawer(CARDS);
const QUOTES = '"'.repeat(1_500);

const bytesOf = (reply: Reply | undefined): number =>
  reply !== undefined && 'card' in reply ? cardBytes(draw(reply.card).content) : assert.fail(JSON.stringify(reply));

const assertFits = (reply: Reply | undefined): void =>
  assert.ok(bytesOf(reply) < MAX_CARD_BYTES, `${bytesOf(reply)} bytes`);

/** What a list on a card offers to choose from. */
const choicesOf = (reply: Reply): readonly { readonly title: string; readonly value: string }[] =>
  'card' in reply && Array.isArray(reply.card.data['opciones']) ? reply.card.data['opciones'] : assert.fail();

describe('a unit with a thousand products', () => {
  let office: OfficeHarness;
  before(async function () {
    this.timeout(60_000);
    office = await conActividades(50, 10, `: ${QUOTES.slice(0, 200)}`);
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('reads them in pages, and chooses among those of its page', async () => {
    const [list] = await office.say('do', 'evidencias');
    assertFits(list);
    assert.ok(list !== undefined && choicesOf(list).length === 6);
  });

  it('files on any of them, by ASM and activity', async () => {
    const [dropped] = await office.drop('do', 'minuta.pdf');
    assertFits(dropped);
    const id = dropped !== undefined && 'card' in dropped ? String(dropped.card.data['archivo']) : '';
    let reply = await office.execute('do', 'evidencia.elegir', { ciclo: CICLO, archivo: id });
    for (const wanted of [/^ASM-01/, /^Actividad 37 de ASM-01$/, /^Documento 9:/]) {
      assertFits(reply);
      const choice = choicesOf(reply).find(({ title }) => wanted.test(title)) ?? assert.fail(String(wanted));
      reply = await office.execute('do', 'archivo.destino', { ciclo: CICLO, archivo: id, destino: choice.value });
    }
    assert.match(textOf(reply), /quedó archivado como evidencia de «Documento 9: .*\(actividad 37 de ASM-01\)/);
  });

  it('is judged on cards that Teams takes, with the longest texts', async function () {
    this.timeout(30_000);
    for (let count = 1; count <= 90; count += 1) {
      const producto = `A${Math.ceil(count / 10)}.P${((count - 1) % 10) + 1}`;
      const file = { ...archivo('1', `${QUOTES.slice(0, 110)}.pdf`), sha256: String(count).padStart(64, '0') };
      await office.order('do', { type: 'archivar-evidencia', unidad: 'DO', asm: 'ASM-01', producto, archivo: file });
      const found = (await office.app.office.ciclo(CICLO))?.evidencias.at(-1)?.id ?? assert.fail();
      const of = { unidad: 'DO', evidencia: found };
      await office.order('do', { type: 'registrar-acto', ...of, acto: { ...acto, numero: QUOTES.slice(0, 200) } });
      const named = { ...instrumento, nombre: QUOTES.slice(0, 200), pagina: QUOTES.slice(0, 200), constancia: QUOTES };
      await office.order('do', { type: 'registrar-instrumento', ...of, instrumento: named });
      await office.order('se', { type: 'aceptar-evidencia', evidencia: found });
    }
    await office.order('se', { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: QUOTES.slice(0, 1_000) });
    const keys = ['razon', 'directaRazon', 'univocaRazon', 'formalRazon', 'vigenteRazon'];
    const typed = { valor: 'cumple', ...Object.fromEntries(keys.map((key) => [key, QUOTES])) };
    for (const form of [
      'cierre-juntos.ASM-01',
      ...['A', 'B', 'C'].map((letter) => `cierre-criterio.ASM-01.${letter}`),
    ]) {
      const reply = await office.execute('se', 'ver', { ciclo: CICLO, asunto: form, ...typed });
      assertFits(reply);
      assert.ok(choicesOf(reply).length > 5);
    }
  });
});
