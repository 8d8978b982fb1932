import assert from 'node:assert/strict';
import type { Compromiso } from '../../../src/domain/compromiso.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { CICLO } from '../stages.js';

const ABOUT = { ciclo: CICLO, asm: 'ASM-01', unidad: 'DO' };

const compromiso = async (office: OfficeHarness): Promise<Compromiso> =>
  (await office.app.office.ciclo(CICLO))?.compromisos['ASM-01.DO'] ?? assert.fail('none');

describe('a counter-proposal in cards (3.1)', () => {
  let office: OfficeHarness;

  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('propuesto');
    await office.say('se', 'compromisos 1');
  });

  afterEach(() => assert.deepEqual(office.errors, []));

  it('is worded by SE from the last version, sent with observations, and becomes the unit’s draft', async () => {
    await office.press('se', 'Proponer otra redacción');
    await office.press('se', 'Redactar compromiso y plazo');
    await office.press('se', 'Guardar borrador', {
      compromiso: 'Actualizar y publicar la MIR.',
      plazo: '2026-10-30',
      instrumento: 'mir',
    });
    await office.press('se', 'Corregir la elegida', { elegida: 'A2' });
    await office.press('se', 'Guardar', { productos: 'MIR publicada\nMIR corregida' });
    assert.equal((await compromiso(office)).versiones.length, 1);
    assert.match(textOf(await office.press('se', 'Enviar contrapropuesta')), /observaciones/);
    const sent = await office.press('se', 'Enviar contrapropuesta', { observaciones: 'Agregue la publicación.' });
    assert.match(textOf(sent), /Contrapropuesta enviada/);
    const { versiones, situacion, borrador } = await compromiso(office);
    assert.equal(situacion.estado, 'devuelto');
    assert.deepEqual(
      versiones.map(({ de }) => de),
      ['unidad', 'secretaria'],
    );
    assert.equal(borrador?.compromiso, 'Actualizar y publicar la MIR.');
    assert.deepEqual(
      borrador?.actividades[1]?.productos.map(({ id, nombre }) => `${id} ${nombre}`),
      ['A2.P1 MIR publicada', 'A2.P2 MIR corregida'],
    );
    assert.ok(JSON.stringify(office.cardsOf('do', 'compromiso.ASM-01.DO')).includes('Agregue la publicación.'));
  });

  it('adds and takes away activities, and says what it lacks', async () => {
    await office.press('se', 'Proponer otra redacción');
    await office.press('se', 'Agregar actividad');
    await office.press('se', 'Guardar', { descripcion: 'Difundir la MIR.', ponderacion: '10', productos: 'Circular' });
    const card = office.cards('se').findLast(({ template }) => template === 'contrapropuesta');
    assert.match(String(card?.data['suma']), /110 %/);
    await office.press('se', 'Corregir la elegida', { elegida: 'A3' });
    await office.press('se', 'Quitar esta actividad');
    assert.match(textOf(await office.press('se', 'Descartar mis cambios')), /Se descartó/);
    assert.equal((await compromiso(office)).situacion.estado, 'propuesto');
  });

  it('stays readable beside the version that it answers, for the unit and for SE, and for no other unit', async () => {
    await office.press('se', 'Proponer otra redacción');
    await office.press('se', 'Enviar contrapropuesta', { observaciones: 'Agregue la publicación.' });
    await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-01' }] });
    const read = await office.press('se', 'Ver todas las versiones');
    const text = 'card' in read ? String(read.card.data['texto']) : assert.fail(textOf(read));
    const headings = ['VERSIÓN 3 · Dirección de Organización', 'VERSIÓN 2 · Secretaría Ejecutiva', 'VERSIÓN 1 · '];
    const places = headings.map((heading) => text.indexOf(heading));
    assert.ok(!places.includes(-1), text);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      'the newest first',
    );
    assert.match(text, /Observaciones de la Secretaría Ejecutiva: Agregue la publicación\./);
    const of = { ciclo: CICLO, asunto: 'compromiso-historia.ASM-01.DO' };
    const [theirs, foreign] = [await office.execute('do', 'ver', of), await office.execute('dpc', 'ver', of)];
    assert.ok(JSON.stringify(theirs).includes('VERSIÓN 2'));
    assert.match(textOf(foreign), /no está a su alcance/);
  });

  it('is not written, read or sent by anybody else', async () => {
    await office.press('se', 'Proponer otra redacción');
    await office.press('se', 'Redactar compromiso y plazo');
    await office.press('se', 'Guardar borrador', { compromiso: 'Solo de la SE.', plazo: '', instrumento: 'mir' });
    for (const who of ['do', 'dpc', 'da', 'contraloria'] as const) {
      await office.execute(who, 'contrapropuesta.datos', { ...ABOUT, compromiso: 'Ajeno.' });
      await office.execute(who, 'contrapropuesta.enviar', { ...ABOUT, observaciones: 'Ajenas.' });
      const seen = await office.execute(who, 'ver', { ciclo: CICLO, asunto: 'contrapropuesta.ASM-01.DO' });
      assert.ok(!JSON.stringify(seen).includes('Solo de la SE.'));
    }
    assert.equal((await compromiso(office)).versiones.length, 1);
  });

  it('begins anew when the unit proposed again meanwhile', async () => {
    await office.press('se', 'Proponer otra redacción');
    await office.press('se', 'Redactar compromiso y plazo');
    await office.press('se', 'Guardar borrador', { compromiso: 'De la versión 1.', plazo: '', instrumento: 'mir' });
    await office.order('se', { type: 'devolver-compromiso', asm: 'ASM-01', unidad: 'DO', observaciones: 'Precise.' });
    await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-01' }] });
    const stale = await office.press('se', 'Enviar contrapropuesta', { observaciones: 'Otra.' });
    assert.match(textOf(stale), /cambió/);
    assert.ok('card' in stale && stale.card.data['compromiso'] !== 'De la versión 1.');
    assert.equal((await compromiso(office)).versiones.length, 2);
  });
});
