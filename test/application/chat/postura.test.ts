import assert from 'node:assert/strict';
import { DO, DPC, dataOf, ENLACE, SE, Unidades } from '../unidades-harness.js';

const answer = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Rediseñar la MIR.' };
const one = { asm: 'ASM-01', unidad: 'DO' };
const ver = (asunto: string, more = {}) => ['ver', { asunto, ...more }] as const;

describe('positions in the chat', () => {
  let office: Unidades;
  beforeEach(async () => {
    office = await Unidades.open();
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('let the enlace prepare and the titular present with one press', async () => {
    await office.classified(1);
    const card = await office.press(ENLACE, ...ver('postura.ASM-01.DO'));
    assert.equal(card.card.data['presenta'], false);
    const refused = await office.press(ENLACE, 'postura.presentar', { ...dataOf(card), ...answer });
    assert.match(refused.text, /Eso lo hace el titular/);
    await office.app.outbox.poke();
    office.sent.length = 0;
    await office.press(ENLACE, 'postura.preparar', { ...dataOf(card), ...answer });
    await office.app.outbox.poke();
    const told = office.sent.find(({ person, summary }) => person === DO && summary !== 'refresh');
    assert.ok(told);
    assert.match(
      told.seen.text,
      /Rediseñar la MIR\..*Borrador de Ing\. Quiroz|Borrador de Ing\. Quiroz.*Rediseñar la MIR\./,
    );
    const { sentido, justificacion, propuestas } = told.seen.card.data;
    const done = await office.press(DO, 'postura.presentar', {
      ...dataOf(told.seen),
      sentido,
      justificacion,
      propuestas,
    });
    assert.match(done.text, /En revisión de la Secretaría Ejecutiva/);
    assert.match(done.text, /Lic\. Cárdenas/);
  });

  it('go back with observations that the unit sees beside its former text, and keep every version', async () => {
    await office.classified(1);
    await office.press(DO, 'postura.presentar', { ...one, ...answer });
    await office.press(SE, 'postura.devolver', { ...one, observaciones: 'Precise el plazo.' });
    const again = await office.press(DO, ...ver('postura.ASM-01.DO'));
    assert.match(again.text, /Precise el plazo/);
    assert.equal(again.card.data['propuestas'], 'Rediseñar la MIR.');
    await office.press(DO, 'postura.presentar', { ...dataOf(again), ...answer, propuestas: 'En junio.' });
    await office.press(SE, 'postura.nota', one);
    const history = await office.press(SE, ...ver('postura-historia.ASM-01.DO'));
    for (const text of ['VERSIÓN 2', 'En junio.', 'VERSIÓN 1', 'Rediseñar la MIR.', 'Precise el plazo.'])
      assert.ok(history.text.includes(text), text);
  });

  it('refuse to be presented without a sense, and keep what was typed', async () => {
    await office.classified(1);
    const refused = await office.press(DO, 'postura.presentar', {
      ...one,
      justificacion: 'Texto largo mío',
      propuestas: '',
      sentido: 'tal vez',
    });
    assert.match(refused.text, /Elija la postura/);
    assert.equal(refused.card.data['justificacion'], 'Texto largo mío');
    assert.equal((await office.ciclo()).posturas['ASM-01.DO']?.versiones.length, 0);
  });

  it('do not let another unit present by an edited card', async () => {
    await office.classified(1);
    const refused = await office.press(DPC, 'postura.presentar', { ...one, ...answer });
    assert.match(refused.text, /Eso corresponde a Dirección de Organización/);
    assert.ok(!refused.text.includes('lógica causal'));
  });

  it('answer several ASM at once, say how many remain, and make one notice', async () => {
    const all = await office.classified(23);
    await office.app.outbox.poke();
    office.sent.length = 0;
    const form = await office.press(DO, ...ver('posturas-conjunta.DO'));
    const done = await office.press(DO, 'posturas.presentar', {
      ...dataOf(form),
      ...answer,
      asm: all.slice(0, 20).join(','),
    });
    assert.match(done.text, /Posturas presentadas: 20\. Faltan 3\./);
    assert.match(done.text, /Página 1 de 4/);
    await office.app.outbox.poke();
    const toSe = office.sent.filter(({ person, summary }) => person === SE && summary !== 'refresh');
    assert.equal(toSe.length, 1);
    assert.match(toSe[0]?.summary ?? '', /Dirección de Organización presentó su postura sobre 20 ASM/);
    const noted = await office.press(SE, 'posturas.notas', {
      ...dataOf(toSe[0]?.seen ?? form),
      asm: all.slice(0, 20).join(','),
    });
    assert.match(noted.text, /20 con nota tomada/);
  });

  it('answer all that the unit owes by one mark, however many they are', async () => {
    await office.classified(18);
    const form = await office.press(DO, ...ver('posturas-conjunta.DO'));
    assert.match(form.text, /Responder así todos los ASM/);
    const empty = await office.press(DO, 'posturas.presentar', { ...dataOf(form), ...answer });
    assert.doesNotMatch(empty.text, /Posturas presentadas/);
    const done = await office.press(DO, 'posturas.presentar', { ...dataOf(form), ...answer, todos: 'true' });
    assert.match(done.text, /Posturas presentadas: 18\. No falta ninguna\./);
  });

  it('let the titular present all that the enlace prepared', async () => {
    const all = await office.classified(12);
    await office.press(ENLACE, 'posturas.preparar', { unidad: 'DO', ...answer, asm: all.join(',') });
    const ready = await office.press(DO, ...ver('posturas-preparadas.DO'));
    assert.match(ready.text, /Preparada por Ing\. Quiroz/);
    const done = await office.press(DO, 'posturas.presentar-preparadas', dataOf(ready));
    assert.match(done.text, /Posturas presentadas: 12\. No falta ninguna\./);
  });

  it('refuse all of several when one of them can not be answered', async () => {
    const all = await office.classified(3);
    await office.press(DO, 'postura.presentar', { ...one, ...answer });
    const refused = await office.press(DO, 'posturas.presentar', { unidad: 'DO', ...answer, asm: all.join(',') });
    assert.match(refused.text, /ya se presentó/);
    assert.equal((await office.ciclo()).posturas['ASM-02.DO']?.versiones.length, 0);
  });

  it('redraw a card that stands open when its ASM is deselected', async () => {
    await office.classified(2);
    const open = await office.press(DO, ...ver('postura.ASM-01.DO'));
    await office.order(SE, { type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'Se fusionó con otro.' });
    const stale = await office.press(DO, 'postura.presentar', { ...dataOf(open), ...answer });
    assert.match(stale.text, /El asunto cambió/);
    assert.match(stale.text, /Se fusionó con otro/);
    assert.equal(stale.card.data['prepara'], false);
  });

  it('ask with which of many a file goes, and take it there', async () => {
    await office.classified(3);
    const dropped = await office.drop(DO, 'Oficio.pdf', 'uno');
    assert.match(dropped.text, /Anexo de una postura \(3\)…/);
    const asked = await office.press(DO, 'postura.elegir-anexo', { archivo: dropped.archivo });
    const opciones = asked.card.data['opciones'];
    assert.ok(Array.isArray(opciones));
    assert.deepEqual(
      opciones.map(({ title }) => title),
      ['ASM-01', 'ASM-02', 'ASM-03'].map((asm) => `${asm} · Dirección de Organización`),
    );
    const done = await office.press(DO, 'archivo.destino', { archivo: dropped.archivo, destino: opciones[1].value });
    assert.match(done.text, /irá con la postura sobre ASM-02/);
    assert.equal((await office.ciclo()).posturas['ASM-02.DO']?.anexos.length, 1);
  });

  it('carry files once each, and let one be taken out without losing what is typed', async () => {
    await office.classified(1);
    const first = await office.drop(DO, 'Oficio.pdf', 'uno');
    assert.match(
      (await office.press(DO, 'postura.anexar', { ...one, archivo: first.archivo })).text,
      /irá con la postura/,
    );
    const second = await office.drop(DO, 'Copia.pdf', 'uno');
    assert.match((await office.press(DO, 'postura.anexar', { ...one, archivo: second.archivo })).text, /no se duplicó/);
    const sha = (await office.ciclo()).posturas['ASM-01.DO']?.anexos[0]?.sha256;
    const out = await office.press(DO, 'postura.quitar', { ...one, quitar: sha, justificacion: 'A medio escribir' });
    assert.equal(out.card.data['justificacion'], 'A medio escribir');
    assert.deepEqual((await office.ciclo()).posturas['ASM-01.DO']?.anexos, []);
  });

  it('fit on the card with the longest texts, at every step', async () => {
    await office.classified(2, 'Hallazgo "con comillas"\n'.repeat(800));
    const long = '"\\\n'.repeat(2600).slice(0, 8000);
    const texts = { sentido: 'aceptada', justificacion: `a${long.slice(2)}b`, propuestas: `a${long.slice(2)}b` };
    await office.press(ENLACE, 'postura.preparar', { ...one, ...texts });
    for (const numero of [1, 2]) {
      const presented = await office.press(DO, 'postura.presentar', { ...one, ...texts });
      assert.match(presented.text, new RegExp(`Versión ${numero}`));
      const returned = await office.press(SE, 'postura.devolver', { ...one, observaciones: '"x\n'.repeat(1300) });
      assert.match(returned.text, /Postura devuelta/);
      await office.press(DO, ...ver('postura.ASM-01.DO'));
    }
    const history = await office.press(SE, ...ver('postura-historia.ASM-01.DO', { pagina: '2' }));
    assert.match(history.text, /Página 2 de/);
  });

  it('refuse a text over 8000 characters with a sentence', async () => {
    await office.classified(1);
    const refused = await office.press(DO, 'postura.presentar', {
      ...one,
      ...answer,
      justificacion: 'x'.repeat(20_000),
    });
    assert.match(refused.text, /pasa de 8000 caracteres/);
  });

  it('go to SE when silent past the date, once for all, and may still be answered late', async () => {
    await office.classified(3);
    await office.at('2026-03-13T16:00:00.000Z');
    const reminded = office.sent.filter(({ person, summary }) => person === DO && summary.startsWith('Recordatorio'));
    assert.ok(
      reminded.some(({ seen }) => /Recordatorio: responda a más tardar el 16 de marzo de 2026/.test(seen.text)),
    );
    office.sent.length = 0;
    await office.at('2026-03-17T16:00:00.000Z');
    const expired = office.sent.filter(
      ({ person, seen }) =>
        person === SE && seen.card.template === 'vencido' && seen.card.data['interno'] === 'posturas.DO',
    );
    assert.equal(expired.length, 1);
    const [card] = expired;
    assert.ok(card);
    const silent = await office.press(SE, 'plazo.sin-respuesta', {
      interno: card.seen.card.data['interno'],
      puesto: card.seen.card.data['puesto'],
    });
    assert.match(silent.text, /Se registró «sin respuesta»/);
    assert.equal((await office.ciclo()).posturas['ASM-03.DO']?.situacion.estado, 'sin-respuesta');
    const late = await office.press(DO, 'postura.presentar', { ...one, ...answer });
    assert.match(late.text, /En revisión/);
  });

  it('do not let silence be recorded before the date', async () => {
    await office.classified(1);
    const refused = await office.press(SE, 'plazo.sin-respuesta', {
      interno: 'postura.ASM-01.DO',
      puesto: 'DO',
      vuelve: 'postura.ASM-01.DO',
    });
    assert.match(refused.text, /aún pueden responder/);
  });
});
