import assert from 'node:assert/strict';
import { cardBytes, MAX_CARD_BYTES } from '../../../src/adapters/teams/cards.js';
import { CONTRALORIA, DO, DPC, ENLACE, SE, type Seen, SeleccionOffice } from './seleccion-office.js';

const YES = {
  viabilidad: 'si',
  razonViabilidad: 'Hay personal.',
  factibilidad: 'si',
  razonFactibilidad: 'Cabe en el ejercicio.',
};
const CLASS = { tipo: 'diseno', razonTipo: 'Cambia la MIR.', prioridad: 'inmediata', razonPrioridad: 'Urge.' };

const states = async (office: SeleccionOffice): Promise<readonly string[]> =>
  Object.values((await office.ciclo()).asm).map(({ seleccion }) => seleccion.estado);

const count = (values: readonly string[], value: string): number => values.filter((each) => each === value).length;

const form = async (office: SeleccionOffice): Promise<Seen> => {
  const pending = count(await states(office), 'pendiente');
  return office.press(SE, await office.say(SE, 'seleccion'), `Valorar los pendientes (${pending})`);
};

describe('the assessment in the chat', () => {
  it('assesses the marked ASM of all pages at once and leaves the exceptions for next', async () => {
    const office = await SeleccionOffice.withNotified(20);
    let card = await office.press(SE, await form(office), 'Siguiente', { 'marca-ASM-03': 'false' });
    card = await office.press(SE, card, 'Guardar valoración', { ...YES, alcance: 'todos', 'marca-ASM-08': 'false' });
    assert.match(card.words, /18 ASM seleccionados/);
    const pending = Object.values((await office.ciclo()).asm).filter(
      ({ seleccion }) => seleccion.estado === 'pendiente',
    );
    assert.deepEqual(
      pending.map(({ id }) => id),
      ['ASM-03', 'ASM-08'],
    );
    card = await office.press(SE, card, 'Guardar valoración', {
      ...YES,
      viabilidad: 'no',
      razonViabilidad: 'No depende.',
    });
    assert.match(card.words, /2 ASM no seleccionados/);
  });

  it('says what is missing, keeps what was typed and changes nothing', async () => {
    const office = await SeleccionOffice.withNotified(2);
    const card = await office.press(SE, await form(office), 'Guardar valoración', { ...YES, razonFactibilidad: '' });
    assert.match(card.words, /Falta la razón de la factibilidad de ASM-01/);
    assert.equal(card.data['razonViabilidad'], 'Hay personal.');
    assert.deepEqual(await states(office), ['pendiente', 'pendiente']);
    assert.match((await office.press(SE, card, 'Guardar valoración', { viabilidad: '' })).words, /sí o no/);
    const orphan = await office.press(SE, card, 'Guardar valoración', { ...YES, razonClaridad: 'Se entiende.' });
    assert.match(orphan.words, /criterio opcional/);
  });

  it('refuses a second press of the same card: nothing unseen is assessed', async () => {
    const office = await SeleccionOffice.withNotified(12);
    const card = await form(office);
    await office.press(SE, card, 'Guardar valoración', YES);
    const again = await office.press(SE, card, 'Guardar valoración', YES);
    assert.match(again.words, /cambió después de que se le mostró/);
    assert.equal(count(await states(office), 'seleccionado'), 6);
  });

  it('is refused to anyone else, whatever the client sends', async () => {
    const office = await SeleccionOffice.withNotified(1);
    const { card, data } = await form(office);
    assert.ok(card);
    for (const who of [DO, ENLACE, CONTRALORIA]) {
      const answer = await office.act(who, 'asm.valorar', { ...data, ...YES, 'marca-ASM-01': 'true' });
      assert.match(answer.words, /Secretaría Ejecutiva/);
    }
    assert.deepEqual(await states(office), ['pendiente']);
  });

  it('keeps every card within the limit with the longest texts and reasons', async () => {
    const office = await SeleccionOffice.withNotified(12, 'Texto «largo» *con* signos.\n'.repeat(740).slice(0, 19_900));
    const reason = 'Razón con «signos» *y*\nlíneas. '.repeat(60).slice(0, 1_500);
    const reasons = {
      viabilidad: 'si',
      factibilidad: 'si',
      claridad: 'si',
      relevancia: 'no',
      justificacion: 'si',
      razonViabilidad: reason,
      razonFactibilidad: reason,
      razonClaridad: reason,
      razonRelevancia: reason,
      razonJustificacion: reason,
    };
    const asked = await form(office);
    const refused = await office.press(SE, asked, 'Guardar valoración', {
      ...reasons,
      razonViabilidad: reason.repeat(12),
    });
    assert.match(refused.words, /pasa de 1,500 caracteres/);
    await office.press(SE, asked, 'Guardar valoración', {
      ...reasons,
      alcance: 'todos',
      impacto: 'diseno,logica-causal',
    });
    const observing = await office.press(DO, await office.see(DO, 'concurrencia.DO'), 'Tengo observaciones');
    const written = Object.fromEntries(['01', '02', '03', '04'].map((id) => [`obs-ASM-${id}`, reason]));
    const warned = await office.press(DO, observing, 'Siguiente', written);
    assert.match(warned.words, /observaciones sin enviar/);
    await office.press(DO, warned, 'Enviar solo lo observado');
    const cards = [
      refused,
      warned,
      await office.say(SE, 'seleccion'),
      await office.see(SE, 'seleccion.ASM-01'),
      await office.see(DO, 'concurrencia.DO'),
      await office.say(SE, 'clasificar'),
    ];
    for (const { card, words } of cards) assert.ok(cardBytes(card) <= MAX_CARD_BYTES && words.length > 200);
  });
});

describe('the concurrence in the chat', () => {
  const asked = async (asm = 6): Promise<SeleccionOffice> => {
    const office = await SeleccionOffice.withNotified(asm);
    await office.press(SE, await form(office), 'Guardar valoración', YES);
    await office.application.outbox.poke();
    return office;
  };

  it('is asked with one card and given on all in one press, with who and when', async () => {
    const office = await asked();
    assert.equal(office.sent.filter(({ person, template }) => person === DO && template === 'concurrencia').length, 1);
    const card = await office.press(DO, await office.see(DO, 'concurrencia.DO'), 'De acuerdo con todos (6)');
    assert.match(card.words, /De acuerdo en 6 ASM/);
    assert.match(
      card.words,
      /De acuerdo: Lic. Héctor Manuel Cárdenas Solís \(titular, Dirección de Organización\), 23\/11\/2026, 10:00 h/,
    );
    assert.ok(!card.words.includes('Tengo observaciones'));
  });

  it('with observations on one ASM leads SE to answer them', async () => {
    const office = await asked();
    const observing = await office.press(DO, await office.see(DO, 'concurrencia.DO'), 'Tengo observaciones');
    await office.press(DO, observing, 'Enviar y aceptar los demás', { 'obs-ASM-02': 'El plazo es corto.' });
    const owed = await office.say(SE, 'pendientes');
    assert.match(owed.words, /Atender las observaciones de una unidad/);
    const detail = await office.see(SE, 'seleccion.ASM-02');
    assert.match(detail.words, /El plazo es corto/);
    const blank = await office.press(SE, detail, 'Responder observaciones');
    assert.match(blank.words, /Falta la respuesta/);
    await office.press(SE, blank, 'Responder observaciones', { 'atencion-DO': 'Se ampliará el plazo.' });
    assert.match((await office.see(DO, 'concurrencia.DO')).words, /Se ampliará el plazo/);
  });

  it('is not the enlace’s to give, nor another unit’s', async () => {
    const office = await asked();
    const seen = await office.see(ENLACE, 'concurrencia.DO');
    assert.match(seen.words, /corresponde al titular/);
    const { data } = seen;
    for (const who of [ENLACE, DPC, SE]) await office.act(who, 'asm.concurrir', { ...data, unidad: 'DO' });
    const { asm } = await office.ciclo();
    assert.ok(Object.values(asm).every(({ concurrencias }) => concurrencias['DO']?.estado === 'pendiente'));
  });

  it('given on a card that SE’s new assessment made old is refused and redrawn', async () => {
    const office = await asked(1);
    const old = await office.see(DO, 'concurrencia.DO');
    const detail = await office.see(SE, 'seleccion.ASM-01');
    const again = await office.press(SE, detail, 'Valorar de nuevo');
    assert.match(again.words, /anula la respuesta/);
    await office.press(SE, again, 'Guardar valoración', { viabilidad: 'no', razonViabilidad: 'No hay presupuesto.' });
    const answer = await office.press(DO, old, 'De acuerdo');
    assert.match(answer.words, /cambió después/);
    assert.match(answer.words, /NO SELECCIONADO[\s\S]*No hay presupuesto/);
  });

  it('missed past the date leads SE to record the silence', async () => {
    const office = await asked(1);
    await office.goTo('2026-12-10');
    assert.match((await office.say(SE, 'pendientes')).words, /Decidir ante el silencio de una unidad/);
    const card = await office.press(SE, await office.see(SE, 'concurrencia.DO'), 'Registrar «sin respuesta»');
    assert.match(card.words, /Se registró «sin respuesta»/);
    assert.ok(!(await office.say(SE, 'pendientes')).words.includes('silencio'));
    assert.match(
      (await office.press(DO, await office.see(DO, 'concurrencia.DO'), 'De acuerdo')).words,
      /De acuerdo en 1 ASM/,
    );
  });
});

describe('the classification in the chat', () => {
  it('classifies all the marked at once, and one again, keeping both', async () => {
    const office = await SeleccionOffice.withNotified(8);
    await office.press(SE, await form(office), 'Guardar valoración', { ...YES, alcance: 'todos' });
    let card = await office.press(SE, await office.say(SE, 'clasificar'), 'Guardar clasificación', {
      ...CLASS,
      alcance: 'todos',
    });
    assert.match(card.words, /8 ASM con clasificación: Diseño · Inmediata/);
    const again = { ...CLASS, tipo: 'gestion', 'marca-ASM-02': 'true' };
    card = await office.press(SE, card, 'Guardar clasificación', again);
    assert.match(card.words, /1 ASM con clasificación: Gestión · Inmediata/);
    assert.match(card.words, /Antes: Diseño · Inmediata/);
    assert.equal(Object.keys((await office.ciclo()).posturas).length, 8);
  });

  it('asks for type and priority, and takes only those of the list', async () => {
    const office = await SeleccionOffice.withNotified(1);
    await office.press(SE, await form(office), 'Guardar valoración', YES);
    const card = await office.say(SE, 'clasificar');
    assert.match((await office.press(SE, card, 'Guardar clasificación')).words, /Elija el tipo/);
    const forged = await office.press(SE, card, 'Guardar clasificación', { ...CLASS, prioridad: 'constructor' });
    assert.match(forged.words, /Elija la prioridad/);
    assert.equal((await office.ciclo()).asm['ASM-01']?.clasificacion, undefined);
  });

  it('leaves out a classified ASM only with its reason, and tells the unit', async () => {
    const office = await SeleccionOffice.withNotified(1);
    await office.press(SE, await form(office), 'Guardar valoración', YES);
    await office.press(SE, await office.say(SE, 'clasificar'), 'Guardar clasificación', CLASS);
    const detail = await office.say(SE, 'seleccion 1');
    const blank = await office.press(SE, detail, 'Confirmar: no continuar');
    assert.match(blank.words, /Falta la razón/);
    const left = await office.press(SE, blank, 'Confirmar: no continuar', { razon: 'La unidad lo rechazó con razón.' });
    assert.match(left.words, /No seleccionado\nLa unidad lo rechazó con razón/);
    await office.application.outbox.poke();
    assert.ok(office.sent.some(({ person, summary }) => person === DO && /no continuará con ASM-01/.test(summary)));
  });
});
