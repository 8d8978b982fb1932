import assert from 'node:assert/strict';
import { cardBytes, cardDrawer, MAX_CARD_BYTES } from '../../../src/adapters/teams/cards.js';
import type { Reply } from '../../../src/application/chat.js';
import { CARDS } from '../../cards/samples.js';
import { textOf } from '../office-harness.js';
import { CICLO } from '../stages.js';
import { conActividades, conSeguimiento } from './muchas-office.js';

const CARD = 'seguimiento.2026-B2.DO';
const draw = cardDrawer(CARDS);

const sizeOf = (reply: Reply): number => ('card' in reply ? cardBytes(draw(reply.card).content) : 0);

const keysOf = (reply: Reply): readonly string[] => ('card' in reply ? String(reply.card.data['asm']).split(',') : []);

const filled = (keys: readonly string[], comentarios: string) =>
  Object.assign(
    {},
    ...keys.map((key) => ({
      [`porcentaje-${key}`]: '20',
      [`estado-${key}`]: 'en-proceso',
      [`comentarios-${key}`]: comentarios,
    })),
  );

describe('a check-in with forty activities', () => {
  it('is answered eight a card, each card far under the limit, and the next bimester in one press', async () => {
    const office = await conSeguimiento(await conActividades(20));
    let card = await office.execute('do', 'ver', { ciclo: CICLO, asunto: CARD });
    assert.match(JSON.stringify(card), /Faltan 40 de 40 actividades.*Página 1 de 5/);
    for (let page = 0; page < 5; page += 1) {
      assert.ok(sizeOf(card) < MAX_CARD_BYTES, `${sizeOf(card)} bytes`);
      assert.equal(keysOf(card).length, 8);
      card = await office.press('do', 'Guardar y continuar', filled(keysOf(card), 'Va.'), CARD);
    }
    assert.match(textOf(card), /Su reporte está completo/);
    office.clock.to('2026-07-01');
    await office.tick();
    const again = await office.press('do', 'Sin cambios en las 40 que faltan', {}, 'seguimiento.2026-B3.DO');
    assert.match(textOf(again), /Su reporte está completo/);
    assert.deepEqual(office.errors, []);
  });

  it('has fewer on a card when the texts are as long as they may be, and loses none', async () => {
    const office = await conSeguimiento(await conActividades(20));
    const long = '"\n'.repeat(500).slice(0, 999);
    const seen: string[] = [];
    let card = await office.execute('do', 'ver', { ciclo: CICLO, asunto: CARD });
    while (!/completo/.test(textOf(card))) {
      assert.ok(seen.length < 200, 'the pages come to an end');
      assert.ok(sizeOf(card) < MAX_CARD_BYTES, `${sizeOf(card)} bytes`);
      const keys = keysOf(card);
      seen.push(...keys);
      card = await office.press('do', 'Guardar y continuar', filled(keys, `a${long}`.slice(0, 1_000)), CARD);
    }
    assert.match(textOf(card), /Su reporte está completo/);
    assert.equal(new Set(seen).size, 40);
    office.clock.to('2026-07-01');
    await office.tick();
    for (let pagina = 1; pagina <= 10; pagina += 1) {
      const data = { ciclo: CICLO, asunto: 'seguimiento.2026-B3.DO', pagina: String(pagina) };
      assert.ok(sizeOf(await office.execute('do', 'ver', data)) < MAX_CARD_BYTES);
    }
  });

  it('answers a refusal of very long texts without losing them: the pressed card stays', async () => {
    const office = await conSeguimiento(await conActividades(20));
    const card = await office.execute('do', 'ver', { ciclo: CICLO, asunto: CARD });
    const keys = keysOf(card);
    const bad = { ...filled(keys, 'x'.repeat(2_500)) };
    const refused = await office.press('do', 'Guardar y continuar', bad, CARD);
    assert.ok('text' in refused && /son muy largos/.test(refused.text));
  });
});
