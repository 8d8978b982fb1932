import assert from 'node:assert/strict';
import { CICLO, field, NoticesOffice, rows, textos, WHO } from './notices-office.js';

const unitsOf = async (office: NoticesOffice, id: string): Promise<readonly string[]> =>
  (await office.app.office.ciclo(CICLO))?.asm[id]?.unidades ?? [];

describe('Assigning ASM in the chat', () => {
  let office: NoticesOffice;
  beforeEach(async () => {
    office = await NoticesOffice.open();
    await office.withAsm(textos(23));
  });

  it('shows a few at a time, and all of them over its pages', async () => {
    const first = await office.say('se', 'asignar');
    assert.equal(rows(first, 'asm').length, 8);
    assert.equal(field(first, 'mostrados'), 'Sin asignar: 1 a 8 de 23');
    const last = await office.pressed('se', 'asignacion.pagina', { grupo: 'sin-asignar', irA: '3' });
    assert.deepEqual(
      rows(last, 'asm').map(({ value }) => value),
      ['ASM-17', 'ASM-18', 'ASM-19', 'ASM-20', 'ASM-21', 'ASM-22', 'ASM-23'],
    );
  });

  it('keeps what was chosen on one page when turning to the next', async () => {
    const second = await office.pressed('se', 'asignacion.pagina', { irA: '2', asm: 'ASM-01,ASM-03', unidades: 'DO' });
    assert.equal(field(second, 'antes'), 'ASM-01,ASM-03');
    assert.equal(field(second, 'elegidas'), 'DO');
    await office.press('se', 'asm.asignar', { antes: 'ASM-01,ASM-03', asm: 'ASM-09', unidades: 'DO,DPC' });
    assert.deepEqual(await unitsOf(office, 'ASM-03'), ['DO', 'DPC']);
    assert.deepEqual(await unitsOf(office, 'ASM-09'), ['DO', 'DPC']);
    assert.deepEqual(await unitsOf(office, 'ASM-02'), []);
  });

  it('assigns all those of a dependencia at once', async () => {
    const card = await office.say('se', 'asignar');
    const groups = rows(card, 'grupos').map(({ title }) => title);
    assert.ok(groups.includes('Dependencia: Secretaría de Cultura (12)'), groups.join());
    const done = await office.pressed('se', 'asm.asignar', { grupo: 'dependencia-0', todos: 'true', unidades: 'DPC' });
    assert.equal(done.notice?.text, 'Asignación guardada: 12 ASM a Dirección de Participación Ciudadana.');
    assert.deepEqual(await unitsOf(office, 'ASM-23'), ['DPC']);
    assert.deepEqual(await unitsOf(office, 'ASM-22'), []);
  });

  it('changes units before they are notified, and keeps those that were', async () => {
    await office.press('se', 'asm.asignar', { asm: 'ASM-01,ASM-02', unidades: 'DO' });
    await office.press('se', 'asm.asignar', { asm: 'ASM-02', unidades: 'DPC', modo: 'sustituir' });
    assert.deepEqual(await unitsOf(office, 'ASM-02'), ['DPC']);
    await office.press('se', 'oficio.notificar', {});
    const refused = await office.pressed('se', 'asm.asignar', { asm: 'ASM-01', unidades: 'DPC', modo: 'sustituir' });
    assert.match(
      refused.notice?.text ?? '',
      /ASM-01 ya se notificó a Dirección de Organización y no puede retirársele/,
    );
    assert.deepEqual(await unitsOf(office, 'ASM-01'), ['DO']);
    assert.equal(field(refused, 'elegidas'), 'DPC');
  });

  it('refuses a unit that is not of the roster and ASM that are not there, and assigns nothing', async () => {
    const stranger = await office.pressed('se', 'asm.asignar', { asm: 'ASM-01', unidades: 'DO,XX' });
    assert.match(stranger.notice?.text ?? '', /«XX» no es una unidad ejecutora/);
    const none = await office.pressed('se', 'asm.asignar', { asm: 'ASM-99', unidades: 'DO' });
    assert.equal(none.notice?.text, 'Falta elegir los ASM o las unidades. Marque al menos un ASM y una unidad.');
    assert.deepEqual(await unitsOf(office, 'ASM-01'), []);
  });

  it('is refused on a card that no longer shows the present, keeping what was chosen', async () => {
    const card = await office.say('se', 'asignar');
    await office.press('se', 'asm.asignar', { asm: 'ASM-05', unidades: 'DO' });
    const stale = await office.pressed('se', 'asm.asignar', {
      asm: 'ASM-01',
      unidades: 'DO',
      asunto: 'asignacion',
      v: field(card, 'v'),
    });
    assert.match(stale.notice?.text ?? '', /El asunto cambió/);
    assert.equal(field(stale, 'elegidos'), 'ASM-01');
    assert.deepEqual(await unitsOf(office, 'ASM-01'), []);
  });

  it('is not drawn again over the line that says what was done', async () => {
    const updates = (): readonly string[] =>
      office.sent.filter(({ summary }) => summary === 'update').map(({ card }) => card.template);
    await office.press('se', 'asignacion.filtrar', { filtro: 'todos' }, 'card-1');
    office.sent.length = 0;
    await office.press('se', 'asm.asignar', { asm: 'ASM-01', unidades: 'DO' }, 'card-1');
    assert.deepEqual(updates(), []);
    await office.given('se', { type: 'asignar-asm', asm: ['ASM-02'], unidades: ['DO'] });
    assert.deepEqual(updates(), ['asignacion']);
  });

  it('is for the Secretaría Ejecutiva; Contraloría reads, units see nothing', async () => {
    const read = await office.say('contraloria', 'asm');
    assert.ok(read);
    const reader = await office.pressed('contraloria', 'ver', { asunto: 'asignacion' });
    assert.equal(field(reader, 'asigna'), false);
    assert.equal(rows(reader, 'lista').length, 8);
    const refused = await office.pressed('contraloria', 'asm.asignar', { asm: 'ASM-01', unidades: 'DO' });
    assert.match(refused.notice?.text ?? '', /corresponde a la Secretaría Ejecutiva/);
    assert.ok('text' in (await office.press('do', 'ver', { asunto: 'asignacion' })));
    assert.deepEqual(await unitsOf(office, 'ASM-01'), []);
  });

  it('takes the ASM named with the command as chosen', async () => {
    const card = await office.say('se', 'asignar 9 y 2');
    assert.equal(field(card, 'elegidos'), 'ASM-09');
    assert.equal(field(card, 'antes'), 'ASM-02');
  });

  it('warns of a vacant unit', async () => {
    const vacant = await NoticesOffice.open((institution) => ({
      ...institution,
      directorio: {
        ...institution.directorio,
        designaciones: institution.directorio.designaciones.filter(({ persona }) => persona !== WHO.dpc),
      },
    }));
    await vacant.withAsm(textos(1));
    const titles = rows(await vacant.say('se', 'asignar'), 'unidades').map(({ title }) => title);
    assert.ok(titles.includes('Dirección de Participación Ciudadana (puesto vacante)'), titles.join());
    await vacant.press('se', 'asm.asignar', { asm: 'ASM-01', unidades: 'DPC' });
    const [row] = rows(await vacant.say('se', 'notificar'), 'filas');
    assert.match(row?.['aviso'] ?? '', /Puesto vacante/);
    assert.equal(row?.['destinatario'], 'Dirigido a: Titular de la Dirección de Participación Ciudadana');
  });
});
