import assert from 'node:assert/strict';
import { CICLO, field, NoticesOffice, rows, textos, WHO } from './notices-office.js';

const N1 = { id: 'N-001', asunto: 'notificacion.N-001' };
const NEXT_YEAR = '2027-01-11T16:00:00.000Z';

const acuseOf = async (office: NoticesOffice) => (await office.app.office.ciclo(CICLO))?.notificaciones['N-001']?.acuse;

describe('Receipts of notices', () => {
  let office: NoticesOffice;
  beforeEach(async () => {
    office = await NoticesOffice.open();
    await office.withAsm(textos(2));
    await office.given('se', { type: 'asignar-asm', asm: ['ASM-01', 'ASM-02'], unidades: ['DO'], modo: 'agregar' });
    await office.press('se', 'oficio.notificar', {});
  });

  it('record person, post, capacity and time, and the card shows them', async () => {
    const card = await office.pressed('do', 'notificacion.acusar', N1);
    assert.equal(
      field(card, 'estado'),
      'Recibido por Lic. Héctor Manuel Cárdenas Solís (titular, Dirección de Organización), 23/11/2026, 10:00 h (hora del centro de México).',
    );
    assert.equal(field(card, 'acusa'), false);
    const again = await office.pressed('do', 'notificacion.acusar', N1);
    assert.equal(field(again, 'estado'), field(card, 'estado'));
  });

  it('are not for the enlace, who sees the notice, nor for anybody else', async () => {
    const seen = await office.pressed('enlace', 'ver', { asunto: N1.asunto });
    assert.equal(field(seen, 'soloTitular'), true);
    for (const who of ['enlace', 'dpc', 'se', 'contraloria'] as const)
      await office.press(who, 'notificacion.acusar', N1);
    assert.equal((await acuseOf(office))?.estado, 'pendiente');
    assert.ok('text' in (await office.press('dpc', 'ver', { asunto: N1.asunto })));
  });

  it('are listed for SE with who is missing, and Contraloría only reads', async () => {
    const card = await office.say('se', 'acuses');
    assert.equal(
      rows(card, 'filas').some(
        ({ que, estado }) =>
          que === 'Oficio SE/PAE-2025-ELECTORAL/001' &&
          /^Espera acuse a más tardar el 30 de noviembre/.test(estado ?? ''),
      ),
      true,
    );
    assert.ok(rows(card, 'filas').some(({ que }) => que === 'Mecanismo'));
    assert.match(String(field(card, 'vacantes')), /Unidad de Información/);
    await office.goOnTo(NEXT_YEAR);
    const reader = await office.say('contraloria', 'acuses');
    assert.deepEqual([field(reader, 'registra'), field(reader, 'papel')], [false, false]);
    await office.press('contraloria', 'acuses.sin-respuesta', { sinRespuesta: 'notificacion.N-001|DO' });
    assert.equal((await acuseOf(office))?.estado, 'pendiente');
  });

  it('are reminded of once before the date, with the same folio and marked as a repetition', async () => {
    office.sent.length = 0;
    await office.goOnTo('2026-11-26T16:00:00.000Z');
    await office.goOnTo('2026-11-27T16:00:00.000Z');
    const reminders = office.sent.filter(
      ({ to, card, summary }) => to === WHO.do && card.template === 'notificacion' && summary !== 'update',
    );
    assert.deepEqual(
      reminders.map(({ summary }) => summary),
      [
        'Recordatorio: se repite el oficio SE/PAE-2025-ELECTORAL/001, aún sin acuse; acuse recibo a más tardar el 30 de noviembre de 2026',
      ],
    );
    const [reminder] = reminders.map((one) => one.card);
    assert.equal(reminder?.data['folio'], 'SE/PAE-2025-ELECTORAL/001');
    assert.equal(
      reminder?.data['recordatorio'],
      'Recordatorio: es el mismo oficio que se le notificó el 23 de noviembre de 2026, con el mismo folio.',
    );
  });

  it('past the date may be recorded as silence, not before; a late receipt still counts', async () => {
    const early = await office.pressed('se', 'acuses.sin-respuesta', { sinRespuesta: 'notificacion.N-001|DO' });
    assert.match(early.notice?.text ?? '', /El plazo vence el 30 de noviembre de 2026/);
    await office.goOnTo(NEXT_YEAR);
    const overdue = rows(await office.say('se', 'acuses'), 'vencidos').map(({ value }) => value);
    assert.ok(overdue.includes('notificacion.N-001|DO') && overdue.includes('acuse.DA|DA'), overdue.join());
    const done = await office.pressed('se', 'acuses.sin-respuesta', {
      sinRespuesta: 'notificacion.N-001|DO,acuse.DA|DA',
    });
    assert.equal(done.notice?.text, 'Se registró sin respuesta: 2 de 2.');
    assert.equal((await acuseOf(office))?.estado, 'sin-respuesta');
    await office.press('do', 'notificacion.acusar', N1);
    assert.equal((await acuseOf(office))?.estado, 'acusado');
  });

  it('say who could not be reached, and tell SE', async () => {
    const failing = await NoticesOffice.open();
    await failing.withAsm(textos(1));
    await failing.given('se', { type: 'asignar-asm', asm: ['ASM-01'], unidades: ['DO'], modo: 'agregar' });
    failing.outcomes.set(WHO.do, { kind: 'unreachable', code: '403' });
    failing.outcomes.set(WHO.enlace, { kind: 'uncertain', code: 'timeout' });
    failing.sent.length = 0;
    await failing.press('se', 'oficio.notificar', {});
    await failing.app.outbox.poke();
    const row = rows(await failing.say('se', 'acuses'), 'filas').find(({ que }) => que?.startsWith('Oficio'));
    assert.equal(
      row?.['impedimento'],
      'No se le pudo entregar en Teams a Lic. Héctor Manuel Cárdenas Solís (23 de noviembre de 2026). No hay certeza de que Teams se lo entregara a Ing. Andrea Quiroz Nava (23 de noviembre de 2026).',
    );
    assert.ok(
      failing.sent.some(
        ({ to, summary }) =>
          to === WHO.se &&
          summary ===
            'No se pudo confirmar la entrega en Teams de una notificación del oficio SE/PAE-2025-ELECTORAL/001',
      ),
    );
  });

  it('say who never opened the chat, and what SE can do', async () => {
    const absent = await NoticesOffice.open();
    for (const who of [WHO.dpc, WHO.da]) absent.outcomes.set(who, { kind: 'unreachable', code: 'no-conversation' });
    absent.sent.length = 0;
    await absent.withAsm(textos(1));
    await absent.app.outbox.poke();
    const card = await absent.say('se', 'acuses');
    const row = rows(card, 'filas').find(({ titulo }) => titulo === 'Dirección de Administración');
    assert.match(
      row?.['impedimento'] ?? '',
      /^Aún no tiene Seguimiento ASM en Teams, así que no le llegó: .* \(23 de noviembre de 2026\)\. Pídale que lo instale: lo verá con «pendientes»\. O entréguelo en papel y adjunte aquí el acuse\.$/,
    );
    assert.equal(field(card, 'papel'), true);
    assert.ok(
      absent.sent.some(
        ({ to, summary }) => to === WHO.se && summary === 'No se pudo confirmar la entrega en Teams del Mecanismo',
      ),
    );
  });
});

describe('A receipt on paper', () => {
  let office: NoticesOffice;
  const scan = new TextEncoder().encode('%PDF scan');
  beforeEach(async () => {
    office = await NoticesOffice.open();
    await office.withAsm(textos(1));
    await office.given('se', { type: 'asignar-asm', asm: ['ASM-01'], unidades: ['DO'], modo: 'agregar' });
    await office.press('se', 'oficio.notificar', {});
  });

  const opened = async (name = 'Acuse.pdf', bytes = scan) => {
    const asked = await office.drop('se', name, bytes);
    const [button] = rows(asked, 'destinos').filter(
      ({ title }) => title === 'Acuse en papel de Dirección de Organización',
    );
    assert.ok(button, 'offered');
    const datos = Object(button['datos']);
    return { form: await office.pressed('se', 'acuse.papel', datos), archivo: String(datos.archivo) };
  };

  it('is recorded by its scan, with date and who received', async () => {
    const { form, archivo } = await opened();
    assert.deepEqual([field(form, 'nombre'), field(form, 'id')], ['Acuse.pdf', 'N-001']);
    const card = await office.pressed('se', 'acuse.papel.registrar', {
      archivo,
      id: 'N-001',
      fecha: '2026-11-23',
      recibio: 'C. Ana López',
    });
    assert.equal(field(card, 'estado'), 'Acuse en papel del 23 de noviembre de 2026; recibió C. Ana López.');
    const late = await office.pressed('do', 'notificacion.acusar', N1);
    assert.match(late.notice?.text ?? '', /ya consta en papel/);
  });

  it('is refused with a wrong date, without a name or without an image, keeping what was typed', async () => {
    const { archivo } = await opened();
    const register = (more: Record<string, string>) =>
      office.pressed('se', 'acuse.papel.registrar', {
        archivo,
        id: 'N-001',
        fecha: '2026-11-23',
        recibio: 'C. Ana López',
        ...more,
      });
    assert.match((await register({ fecha: '2026-11-22' })).notice?.text ?? '', /no pudo recibirse antes/);
    assert.match((await register({ fecha: '2026-11-24' })).notice?.text ?? '', /posterior a hoy/);
    assert.match((await register({ fecha: 'ayer' })).notice?.text ?? '', /no es válida/);
    const blank = await register({ recibio: '  ', fecha: '2026-11-23' });
    assert.match(blank.notice?.text ?? '', /Falta el nombre de quien recibió/);
    assert.equal(blank.template, 'acuse-papel');
    const note = await opened('acuse.txt');
    const text = await office.pressed('se', 'acuse.papel.registrar', {
      archivo: note.archivo,
      id: 'N-001',
      fecha: '2026-11-23',
      recibio: 'C. Ana López',
    });
    assert.match(text.notice?.text ?? '', /no es un PDF ni una imagen/);
    assert.equal(field(text, 'recibio'), 'C. Ana López');
    assert.equal((await acuseOf(office))?.estado, 'pendiente');
  });

  it('may be corrected, and the first one is kept', async () => {
    const first = await opened();
    await office.press('se', 'acuse.papel.registrar', {
      archivo: first.archivo,
      id: 'N-001',
      fecha: '2026-11-23',
      recibio: 'C. Ana Lopez',
    });
    const asked = await office.drop('se', 'Acuse bueno.pdf', new TextEncoder().encode('%PDF other'));
    const [button] = rows(asked, 'destinos').filter(({ title }) => title === 'Acuse en papel de una unidad');
    const archivo = String(Object(button?.['datos']).archivo);
    const card = await office.pressed('se', 'acuse.papel.registrar', {
      archivo,
      id: 'N-001',
      fecha: '2026-11-23',
      recibio: 'C. Ana López',
    });
    assert.match(String(field(card, 'estado')), /Corrige un registro anterior, que se conserva/);
    const files = await office.pressed('se', 'archivo.abrir', N1);
    assert.deepEqual(
      rows(files, 'archivos')
        .map(({ nombre }) => nombre)
        .slice(2),
      ['Acuse bueno.pdf', 'Acuse.pdf'],
    );
  });

  it('covers the Mechanism too, post by post: chosen, refused, recorded, corrected', async () => {
    const asked = await office.drop('se', 'Acuse del Mecanismo.pdf', scan);
    const button = rows(asked, 'destinos').find(({ title }) => title === 'Acuse en papel del Mecanismo');
    const { archivo } = Object(button?.['datos']);
    const form = await office.pressed('se', 'acuse.papel', { ...Object(button?.['datos']) });
    assert.equal(field(form, 'id'), '', 'nobody is chosen beforehand');
    const choice = rows(form, 'recibibles').find(({ title }) => title === 'Dirección de Administración (Mecanismo)');
    const papel = { archivo, fecha: '2026-11-23', recibio: 'C. Luis Mora' };
    const unchosen = await office.pressed('se', 'acuse.papel.registrar', { ...papel, id: '' });
    assert.match(unchosen.notice?.text ?? '', /Elija de qué puesto y documento es el acuse/);
    assert.equal(field(unchosen, 'recibio'), 'C. Luis Mora');
    const id = choice?.['value'] ?? '';
    const early = await office.pressed('se', 'acuse.papel.registrar', { ...papel, id, fecha: '2026-11-22' });
    assert.match(
      early.notice?.text ?? '',
      /El Mecanismo se publicó el 23 de noviembre de 2026: no pudo recibirse antes/,
    );
    const card = await office.pressed('se', 'acuse.papel.registrar', { ...papel, id });
    assert.equal(card.template, 'mecanismo-acuse');
    assert.equal(field(card, 'estado'), 'Acuse en papel del 23 de noviembre de 2026; recibió C. Luis Mora.');
    const late = await office.pressed('da', 'mecanismo.acusar', { puesto: 'DA' });
    assert.match(late.notice?.text ?? '', /ya consta en papel/);
    const files = await office.pressed('se', 'archivo.abrir', { asunto: 'acuse.DA' });
    assert.deepEqual(
      rows(files, 'archivos').map(({ nombre }) => nombre),
      ['Mecanismo.pdf', 'Acuse del Mecanismo.pdf'],
    );
    const others = await office.pressed('do', 'archivo.abrir', { asunto: 'acuse.DA' });
    assert.equal(rows(others, 'archivos').length, 1, 'the scan is for that post and who reads everything');
    const again = await office.pressed('se', 'acuse.papel', { archivo, id: '' });
    assert.ok(rows(again, 'recibibles').some(({ title }) => title?.includes('(Mecanismo): corregir el registrado')));
    await office.press('do', 'acuse.papel.registrar', { ...papel, id: 'acuse.DO' });
    const { mecanismo } = (await office.app.office.ciclo(CICLO)) ?? assert.fail();
    assert.ok(mecanismo.estado === 'aprobado');
    assert.deepEqual([mecanismo.acuses['DA']?.estado, mecanismo.acuses['DO']?.estado], ['en-papel', 'pendiente']);
  });

  it('is for SE alone', async () => {
    const { archivo } = await opened();
    await office.press('do', 'acuse.papel.registrar', { archivo, id: 'N-001', fecha: '2026-11-23', recibio: 'Yo' });
    const asked = await office.drop('do', 'Acuse.pdf', scan);
    assert.ok(!rows(asked, 'destinos').some(({ title }) => title?.startsWith('Acuse en papel')));
    assert.equal((await acuseOf(office))?.estado, 'pendiente');
  });
});
