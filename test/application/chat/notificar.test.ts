import assert from 'node:assert/strict';
import { CICLO, field, NoticesOffice, rows, texto, textos, WHO } from './notices-office.js';

const notices = async (office: NoticesOffice) =>
  Object.values((await office.app.office.ciclo(CICLO))?.notificaciones ?? {});

const assign = (office: NoticesOffice, asm: readonly string[], unidades: readonly string[]): Promise<void> =>
  office.given('se', { type: 'asignar-asm', asm, unidades, modo: 'agregar' });

describe('Notifying the units', () => {
  let office: NoticesOffice;
  beforeEach(async () => {
    office = await NoticesOffice.open();
    await office.withAsm(textos(5));
    await assign(office, ['ASM-01', 'ASM-02', 'ASM-03'], ['DO']);
    await assign(office, ['ASM-03'], ['DPC']);
  });

  it('shows first what will go to whom', async () => {
    const card = await office.say('se', 'notificar');
    assert.deepEqual(
      rows(card, 'filas').map(({ titulo, destinatario, asm }) => [titulo, destinatario, asm]),
      [
        [
          'Dirección de Organización',
          'Dirigido a: Lic. Héctor Manuel Cárdenas Solís, Titular de la Dirección de Organización',
          '3 ASM: ASM-01, ASM-02, ASM-03',
        ],
        [
          'Dirección de Participación Ciudadana',
          'Dirigido a: Dra. Patricia Villanueva Montes, Titular de la Dirección de Participación Ciudadana',
          '1 ASM: ASM-03',
        ],
      ],
    );
    assert.deepEqual(await notices(office), []);
  });

  it('issues one notice per unit, each with its folio, its oficio and all its ASM', async () => {
    const { data } = await office.say('se', 'notificar');
    await office.press('se', 'oficio.notificar', { asunto: data['asunto'], v: data['v'], unidades: data['elegidas'] });
    const issued = await notices(office);
    assert.deepEqual(
      issued.map(({ unidad, folio, asm }) => [unidad, folio, asm]),
      [
        ['DO', 'SE/PAE-2025-ELECTORAL/001', ['ASM-01', 'ASM-02', 'ASM-03']],
        ['DPC', 'SE/PAE-2025-ELECTORAL/002', ['ASM-03']],
      ],
    );
    const bytes = await office.archive.open(issued[0]?.oficio.pdf.sha256 ?? '');
    const document = new TextDecoder().decode(bytes);
    assert.ok(document.includes('Recomendación 3') && document.includes('artículo 134 constitucional'));
    const toDo = office.sent.filter(
      ({ to, card, summary }) => to === WHO.do && card.template === 'notificacion' && summary !== 'update',
    );
    assert.equal(toDo.length, 1);
    assert.match(
      toDo[0]?.summary ?? '',
      /^Oficio SE\/PAE-2025-ELECTORAL\/001: 3 ASM; acuse recibo a más tardar el 30 de noviembre de 2026/,
    );
  });

  it('notifies only the units left marked', async () => {
    await office.press('se', 'oficio.notificar', { unidades: 'DPC' });
    assert.deepEqual(
      (await notices(office)).map(({ unidad, folio }) => [unidad, folio]),
      [['DPC', 'SE/PAE-2025-ELECTORAL/001']],
    );
    const none = await office.pressed('se', 'oficio.notificar', { unidades: '' });
    assert.equal(none.notice?.text, 'Marque al menos una unidad por notificar.');
  });

  it('makes a further notice, with a new folio, of what is assigned later', async () => {
    await office.press('se', 'oficio.notificar', {});
    await assign(office, ['ASM-04'], ['DO']);
    const [row] = rows(await office.say('se', 'notificar'), 'filas');
    assert.match(row?.['previo'] ?? '', /oficio adicional, con folio nuevo/);
    await office.press('se', 'oficio.notificar', {});
    const last = (await notices(office)).at(-1);
    assert.deepEqual([last?.unidad, last?.folio, last?.asm], ['DO', 'SE/PAE-2025-ELECTORAL/003', ['ASM-04']]);
  });

  it('issues nothing when the assignment changes while the oficios are rendered', async () => {
    office.whileRendering = async () => {
      office.whileRendering = async () => undefined;
      await assign(office, ['ASM-05'], ['DO']);
    };
    const card = await office.pressed('se', 'oficio.notificar', {});
    assert.match(card.notice?.text ?? '', /cambiaron mientras se preparaban los oficios, y no se emitió ninguno/);
    assert.equal(card.template, 'notificar');
    assert.deepEqual(await notices(office), []);
  });

  it('issues nothing when a text is corrected while the oficios are rendered', async () => {
    office.whileRendering = async () => {
      office.whileRendering = async () => undefined;
      const corrected = { recomendacion: 'Recomendación completa' };
      await office.given('se', { type: 'corregir-asm', asm: 'ASM-01', textos: corrected, motivo: 'Se cortó.' });
    };
    const card = await office.pressed('se', 'oficio.notificar', {});
    assert.match(card.notice?.text ?? '', /los textos cambiaron mientras se preparaban los oficios/);
    assert.deepEqual(await notices(office), []);
  });

  it('issues once when two presses render at the same time', async () => {
    const both = await Promise.all([
      office.press('se', 'oficio.notificar', {}),
      office.press('se', 'oficio.notificar', {}),
    ]);
    assert.equal((await notices(office)).length, 2);
    const texts = both.map((reply) => ('card' in reply ? reply.card.notice?.text : ''));
    assert.ok(texts.includes('Esos oficios ya se habían emitido.'), texts.join(' | '));
    const again = await office.pressed('se', 'oficio.notificar', {});
    assert.match(again.notice?.text ?? '', /No queda nada por notificar/);
    assert.equal((await notices(office)).length, 2);
  });

  it('renders nothing for a card that shows another assignment', async () => {
    office.whileRendering = () => assert.fail('rendered');
    const card = await office.pressed('se', 'oficio.notificar', { asunto: 'asignacion', v: '1' });
    assert.match(card.notice?.text ?? '', /La asignación cambió después/);
    assert.deepEqual(await notices(office), []);
  });

  it('loses nothing when the program ends between archive and record', async () => {
    office.whileRendering = async () => {
      throw new Error('killed');
    };
    await office.press('se', 'oficio.notificar', {});
    assert.equal(office.failures.length, 1);
    office.whileRendering = async () => undefined;
    await office.press('se', 'oficio.notificar', {});
    assert.deepEqual(
      (await notices(office)).map(({ folio }) => folio),
      ['SE/PAE-2025-ELECTORAL/001', 'SE/PAE-2025-ELECTORAL/002'],
    );
  });

  it('leaves on the card what was answered, though the matters that it showed before changed', async () => {
    await office.press('se', 'ver', { asunto: 'asignacion' }, 'card-1');
    await office.press('se', 'ver', { asunto: 'notificar' }, 'card-1');
    office.sent.length = 0;
    const reply = await office.press('se', 'oficio.notificar', { asunto: 'asignacion' }, 'card-1');
    assert.equal('card' in reply && reply.card.template, 'acuses');
    assert.deepEqual(
      office.sent.filter(({ to, summary }) => to === WHO.se && summary === 'update'),
      [],
    );
  });

  it('is for the Secretaría Ejecutiva alone', async () => {
    for (const who of ['contraloria', 'do', 'da'] as const) await office.press(who, 'oficio.notificar', {});
    assert.deepEqual(await notices(office), []);
  });

  it('fits its texts of 20,000 characters in pages, complete and to the letter', async () => {
    const long = await NoticesOffice.open();
    const recomendacion = `${'-\n'.repeat(1_000)}${'ñ'.repeat(18_000)}`;
    const hallazgo = '¿"Qué\\ pasó"? *no* <b>\n'.repeat(869).slice(0, 20_000);
    await long.withAsm([texto(1, { hallazgo, recomendacion }), texto(2)]);
    await assign(long, ['ASM-01', 'ASM-02'], ['DO']);
    await long.press('se', 'oficio.notificar', {});
    const read = { Hallazgo: '', Recomendación: '' };
    let next = '1';
    while (next !== '') {
      const card = await long.pressed('do', 'notificacion.pagina', { id: 'N-001', pagina: next });
      for (const part of rows(card, 'asm')
        .filter(({ id }) => id === 'ASM-01')
        .flatMap(({ partes }) => partesOf(partes)))
        for (const key of ['Hallazgo', 'Recomendación'] as const)
          if (part.titulo.startsWith(key)) read[key] += part.texto;
      next = String(field(card, 'siguiente'));
    }
    assert.equal(read.Hallazgo, hallazgo);
    assert.equal(read.Recomendación, recomendacion);
  });
});

const partesOf = (partes: unknown): readonly { titulo: string; texto: string }[] =>
  Array.isArray(partes) ? partes : [];
