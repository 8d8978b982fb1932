import assert from 'node:assert/strict';
import { field, NoticesOffice, rows, texto } from './notices-office.js';

describe('Correcting the text of an ASM in the chat', () => {
  let office: NoticesOffice;
  beforeEach(async () => {
    office = await NoticesOffice.open();
    await office.withAsm([texto(1, { recomendacion: 'Replantear la lógica cau' }), texto(2)]);
  });
  afterEach(() => assert.deepEqual(office.failures, []));

  const save = (more: Record<string, unknown>) =>
    office.pressed('se', 'asm.corregir', {
      asunto: 'asm.ASM-01',
      asm: 'ASM-01',
      hallazgo: 'Hallazgo 1',
      recomendacion: 'Replantear la lógica causal.',
      motivo: 'Se cortó al copiarla.',
      ...more,
    });

  it('is offered to SE on the card, with the question that anyone may put', async () => {
    assert.equal(field(await office.say('se', 'asm 1'), 'corrige'), true);
    assert.equal(field(await office.say('contraloria', 'asm 1'), 'corrige'), false);
    const form = await office.pressed('se', 'correccion.abrir', { asunto: 'asm.ASM-01', asm: 'ASM-01' });
    assert.deepEqual(
      rows(form, 'textos').map(({ valor }) => valor),
      ['Hallazgo 1', 'Replantear la lógica cau'],
    );
    const question = await office.pressed('do', 'consulta.nueva', { asunto: 'asm.ASM-01', asm: 'ASM-01' });
    assert.equal(question.template, 'consulta-nueva');
  });

  it('shows the new text, says why in the history, and keeps the old one to be read', async () => {
    const card = await save({});
    assert.match(card.notice?.text ?? '', /Texto de ASM-01 corregido/);
    assert.equal(rows(card, 'textos')[1]?.['texto'], 'Replantear la lógica causal.');
    assert.match(rows(card, 'movimientos')[0]?.['que'] ?? '', /el anterior se conserva: «Se cortó al copiarla\.»/);
    assert.equal(field(card, 'largo'), true);
    const pages = Number(/de (\d+)/.exec(String(field(await texts('1'), 'pagina')))?.[1]);
    const all = await Promise.all(Array.from({ length: pages }, (_, index) => texts(String(index + 1))));
    const old = all
      .flatMap((page) => rows(page, 'textos'))
      .find(({ texto: said }) => said === 'Replantear la lógica cau');
    assert.match(old?.['rotulo'] ?? '', /^Recomendación antes de la corrección del 23\/11\/2026/);
  });

  const texts = (pagina: string) => office.pressed('se', 'asm.texto', { asunto: 'asm.ASM-01', pagina });

  it('gives back what was typed when the reason is missing', async () => {
    const form = await save({ motivo: ' ' });
    assert.match(form.notice?.text ?? '', /Falta la razón de la corrección/);
    assert.equal(rows(form, 'textos')[1]?.['valor'], 'Replantear la lógica causal.');
  });

  it('takes the form sent back as it was for no correction, whatever line ends the client makes of it', async () => {
    await office.given('se', {
      type: 'corregir-asm',
      asm: 'ASM-02',
      textos: { recomendacion: 'Uno.\r\nDos.' },
      motivo: 'Venía en dos renglones.',
    });
    const card = await save({
      asunto: 'asm.ASM-02',
      asm: 'ASM-02',
      hallazgo: 'Hallazgo 2',
      recomendacion: 'Uno.\nDos.',
    });
    assert.match(card.notice?.text ?? '', /no se cambió nada/);
  });

  it('is refused after the first notice, with what to do instead, and to everybody else', async () => {
    await office.given('se', { type: 'asignar-asm', modo: 'agregar', asm: ['ASM-01'], unidades: ['DO'] });
    await office.press('se', 'oficio.notificar', {});
    const card = await save({});
    assert.match(card.notice?.text ?? '', /ya se notificó.+Haga constar el error con una consulta/);
    assert.equal(rows(card, 'textos')[1]?.['texto'], 'Replantear la lógica cau');
    assert.equal(field(card, 'corrige'), false);
    const late = await office.pressed('se', 'correccion.abrir', { asunto: 'asm.ASM-01', asm: 'ASM-01' });
    assert.match(late.notice?.text ?? '', /Consultar/);
    const other = await office.pressed('do', 'asm.corregir', { asunto: 'asm.ASM-01', asm: 'ASM-01', motivo: 'x' });
    assert.match(other.notice?.text ?? '', /Eso corresponde a la Secretaría Ejecutiva/);
  });

  it('asks for very long texts one at a time, within the size of a card, and leaves the other as it is', async () => {
    const [hallazgo, recomendacion] = ['a '.repeat(10_000).trim(), 'b '.repeat(10_000).trim()];
    await office.given('se', {
      type: 'corregir-asm',
      asm: 'ASM-01',
      textos: { hallazgo, recomendacion },
      motivo: 'Faltaba casi todo.',
    });
    const open = { asunto: 'asm.ASM-01', asm: 'ASM-01', campo: 'recomendacion' };
    const form = await office.pressed('se', 'correccion.abrir', open);
    assert.deepEqual(
      rows(form, 'textos').map(({ campo }) => campo),
      ['recomendacion'],
    );
    await office.pressed('se', 'asm.corregir', { ...open, recomendacion: 'Breve.', motivo: 'Sobraba.' });
    const ciclo = await office.app.office.ciclo('pae-2025-electoral');
    assert.deepEqual(
      [ciclo?.asm['ASM-01']?.texto.hallazgo, ciclo?.asm['ASM-01']?.texto.recomendacion],
      [hallazgo, 'Breve.'],
    );
  });
});
