import assert from 'node:assert/strict';
import { CONTRALORIA, DO, DPC, dataOf, ENLACE, SE, Unidades } from '../unidades-harness.js';

describe('questions in the chat', () => {
  let office: Unidades;
  beforeEach(async () => {
    office = await Unidades.open();
    await office.classified(1);
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('go to SE, are answered there, and the asker is told who answered', async () => {
    const asked = await office.press(DO, 'consulta.plantear', {
      puesto: 'DO',
      sobre: 'ASM-01',
      texto: '¿Puede ser el manual?',
    });
    assert.match(asked.text, /Consulta enviada/);
    await office.app.outbox.poke();
    const toSe = office.sent.find(
      ({ person, summary }) => person === SE && /^Consulta de la Dirección de Organización/.test(summary),
    );
    assert.ok(toSe);
    await office.press(SE, 'consulta.responder', { ...dataOf(toSe.seen), id: 'C-001', respuesta: 'Sí, con acuerdo.' });
    await office.app.outbox.poke();
    const told = office.sent.find(({ person, summary }) => person === DO && /respondió su consulta/.test(summary));
    assert.match(told?.seen.text ?? '', /Respondida por Mtra\. Robles, Secretaría Ejecutiva/);
    const [list] = await office.say(DO, 'consulta');
    assert.match(list?.text ?? '', /Por responder: 0\. Respondidas: 1\./);
  });

  it('are taken beside a file of the same message, and other words beside a file are no command', async () => {
    const send = (id: string, text: string) =>
      office.app.chat.onMessage({
        id,
        person: DO,
        text,
        files: [{ kind: 'file', name: 'minuta.pdf', bytes: new Uint8Array([1, 2, 3]) }],
      });
    const [file, form] = await send('con-pregunta', 'consulta ¿Sirve esta minuta?');
    assert.ok(file !== undefined && 'card' in file && file.card.template === 'archivo-destino');
    assert.ok(form !== undefined && 'card' in form && form.card.data['texto'] === '¿Sirve esta minuta?');
    assert.equal((await send('con-palabras', 'Aquí va la minuta que quedó pendiente.')).length, 1);
  });

  it('let who is on two posts choose in the name of which', async () => {
    const [form] = await office.say(ENLACE, 'consulta');
    assert.equal(form?.card.data['variosPuestos'], true);
    await office.press(ENLACE, 'consulta.plantear', { puesto: 'ADMIN', sobre: 'ciclo', texto: 'Una duda' });
    assert.equal((await office.ciclo()).consultas['C-001']?.puesto, 'ADMIN');
  });

  it('can be made by Contraloría, and by nobody in the name of another post', async () => {
    assert.match(
      (await office.press(CONTRALORIA, 'consulta.plantear', { sobre: 'ASM-01', texto: 'Una duda' })).text,
      /Consulta enviada/,
    );
    const refused = await office.press(CONTRALORIA, 'consulta.plantear', {
      puesto: 'DO',
      sobre: 'ciclo',
      texto: 'Hola',
    });
    assert.match(refused.text, /Eso corresponde a Dirección de Organización/);
  });

  it('are refused on an ASM of another unit, on none, and empty, with what was typed kept', async () => {
    for (const [sobre, texto] of [
      ['ASM-01', 'x'],
      ['ASM-99', 'x'],
      ['ciclo', '  '],
    ] as const) {
      const refused = await office.press(DPC, 'consulta.plantear', { sobre, texto });
      assert.equal(refused.card.template, 'consulta-nueva', `${sobre} ${refused.text}`);
      assert.equal(refused.card.data['texto'], texto);
    }
    assert.deepEqual((await office.ciclo()).consultas, {});
  });

  it('are not shown to other units', async () => {
    await office.press(DO, 'consulta.plantear', { sobre: 'ciclo', texto: 'Secreto' });
    assert.ok(!(await office.press(DPC, 'ver', { asunto: 'consulta.C-001' })).text.includes('Secreto'));
  });
});
