import assert from 'node:assert/strict';
import type { Reply } from '../../../src/application/chat.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { CICLO, compromisoPedido, PREGUNTAS_ESCRITAS, preguntas } from '../stages.js';

const DATOS = { compromiso: 'Actualizar la MIR.', plazo: '2026-09-30', instrumento: 'mir' };
const ACTIVIDAD = {
  descripcion: 'Presentar la MIR.',
  responsable: 'Persona responsable',
  cargo: 'Subdirección',
  unidadMedida: 'Documento',
  inicio: '2026-03-16',
  fin: '2026-09-30',
  ponderacion: '100 %',
  productos: '- MIR corregida\n\n• Oficio de envío',
};

const textsOf = (replies: readonly Reply[]): string => JSON.stringify(replies);

/** The card of ASM-01 of DO in somebody's chat. */
const asks = async (office: OfficeHarness, who: 'do' | 'doEnlace' | 'se'): Promise<void> => {
  await office.say(who, 'compromisos 1');
};

const written = async (office: OfficeHarness, who: 'do' | 'doEnlace'): Promise<void> => {
  await asks(office, who);
  await office.press(who, 'Redactar compromiso y plazo');
  await office.press(who, 'Guardar borrador', DATOS);
  await office.press(who, 'Agregar actividad');
  await office.press(who, 'Guardar', ACTIVIDAD);
};

describe('a commitment in the chat (3.1)', () => {
  let office: OfficeHarness;

  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('atendido');
  });

  afterEach(() => assert.deepEqual(office.errors, []));

  it('is prepared by the enlace, presented by the titular, returned, corrected and agreed', async () => {
    await written(office, 'doEnlace');
    assert.match(textOf(await office.press('doEnlace', 'Enviar a mi titular')), /Se avisó a su titular/);
    assert.ok(office.toasts('do').some((toast) => /Compromiso sobre ASM-01 preparado/.test(toast)));
    await office.press('do', 'Presentar compromiso');
    assert.match(
      textOf(await office.press('se', 'Acordar', { ...PREGUNTAS_ESCRITAS, logran: 'no' })),
      /Respondió que no/,
    );
    await office.press('se', 'Devolver con observaciones', { observaciones: 'Precise el producto.' });
    await asks(office, 'do');
    assert.match(textOf(await office.press('do', 'Presentar compromiso')), /presentado/);
    assert.match(textOf(await office.press('se', 'Acordar', PREGUNTAS_ESCRITAS)), /acordado/);
    const { situacion, versiones } = (await office.ciclo()).compromisos['ASM-01.DO'] ?? assert.fail('none');
    assert.equal(situacion.estado === 'acordado' && situacion.version, 2);
    assert.equal(versiones[0]?.observaciones, 'Precise el producto.');
    const [activity] = versiones[1]?.contenido.actividades ?? [];
    assert.equal(activity?.ponderacion, 100);
    assert.deepEqual(
      activity?.productos.map(({ nombre }) => nombre),
      ['MIR corregida', 'Oficio de envío'],
    );
  });

  it('lets no enlace present it, nor anybody write for another unit or agree but SE', async () => {
    await written(office, 'doEnlace');
    const data = { ciclo: CICLO, asm: 'ASM-01', unidad: 'DO' };
    assert.match(textOf(await office.execute('doEnlace', 'compromiso.presentar', data)), /Eso lo hace el titular/);
    for (const who of ['dpc', 'contraloria', 'da'] as const) {
      await office.execute(who, 'compromiso.datos', { ...data, ...DATOS, compromiso: 'Ajeno.' });
      await office.execute(who, 'compromiso.acordar', { ...data, ...PREGUNTAS_ESCRITAS });
    }
    await office.execute('stranger', 'compromiso.presentar', data);
    const { borrador, versiones } = (await office.ciclo()).compromisos['ASM-01.DO'] ?? assert.fail('none');
    assert.equal(borrador?.compromiso, DATOS.compromiso);
    assert.deepEqual(versiones, []);
  });

  it('says what is wrong and keeps what was typed', async () => {
    await asks(office, 'do');
    await office.press('do', 'Redactar compromiso y plazo');
    const long = await office.press('do', 'Guardar borrador', { ...DATOS, compromiso: 'x'.repeat(20_000) });
    assert.match(textOf(long), /El borrador es demasiado grande/);
    assert.ok('card' in long && String(long.card.data['compromiso']).startsWith('xxx'));
    await office.press('do', 'Guardar borrador', DATOS);
    await office.press('do', 'Agregar actividad');
    await office.press('do', 'Guardar', { ...ACTIVIDAD, fin: '2026-01-01' });
    const data = { ciclo: CICLO, asm: 'ASM-01', unidad: 'DO' };
    const refused = await office.execute('do', 'compromiso.presentar', data);
    assert.match(textOf(refused), /ASM-01: La actividad 1 termina el 1 de enero de 2026, antes de iniciar/);
  });

  it('gives back the form with a weight that is no number, and keeps nothing of it', async () => {
    await written(office, 'do');
    await office.press('do', 'Agregar actividad');
    const form = await office.press('do', 'Guardar', { ...ACTIVIDAD, ponderacion: 'cuarenta' });
    assert.match(textOf(form), /La ponderación «cuarenta» no es un número/);
    assert.ok('card' in form && form.card.data['ponderacion'] === 'cuarenta');
    assert.equal((await office.ciclo()).compromisos['ASM-01.DO']?.borrador?.actividades.length, 1);
  });

  it('names all that is missing in its card, not only the first', async () => {
    await asks(office, 'do');
    await office.press('do', 'Agregar actividad');
    const card = await office.press('do', 'Guardar', { ...ACTIVIDAD, fin: '2026-01-01', ponderacion: '40' });
    const falta = 'card' in card ? String(card.card.data['falta']) : '';
    for (const part of [/Falta el compromiso\./, /fecha límite/, /antes de iniciar/, /faltan 60 %/])
      assert.match(falta, part);
  });

  it('says that its date has passed, and that it can still be proposed', async () => {
    office.clock.to('2026-03-17');
    const [reply] = await office.say('do', 'compromisos 1');
    assert.ok(reply !== undefined && 'card' in reply);
    assert.match(String(reply.card.data['estado']), /^⚠ Por proponer: venció el 16 de marzo de 2026/);
  });

  it('asks SE for a yes or no before it asks for the reason', async () => {
    await written(office, 'do');
    await office.press('do', 'Presentar compromiso');
    assert.match(
      textOf(await office.press('se', 'Acordar', { logranRazon: 'Sí.' })),
      /Falta responder si las actividades/,
    );
    assert.match(
      textOf(await office.press('se', 'Acordar', { ...PREGUNTAS_ESCRITAS, plazoAdecuado: '' })),
      /Falta responder si el plazo/,
    );
  });

  it('is found by its number where it still waits for somebody, when several units have that ASM', async () => {
    const propuestas = ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido: compromisoPedido }));
    await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas });
    await office.order('se', { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-03'], preguntas });
    const [reply] = await office.say('se', 'compromisos 3');
    assert.ok(reply !== undefined && 'card' in reply);
    assert.equal(reply.card.data['destinatario'], 'Dirección de Participación Ciudadana');
  });

  it('redraws a card that no longer shows the present and changes nothing', async () => {
    await written(office, 'do');
    const seen = { ciclo: CICLO, asunto: 'compromiso.ASM-01.DO', v: '1', asm: 'ASM-01', unidad: 'DO' };
    const stale = await office.execute('do', 'compromiso.datos', { ...seen, ...DATOS, compromiso: 'Otra redacción.' });
    assert.match(textOf(stale), /El asunto cambió/);
    assert.ok('card' in stale && stale.card.data['compromiso'] === 'Otra redacción.');
    assert.equal((await office.ciclo()).compromisos['ASM-01.DO']?.borrador?.compromiso, DATOS.compromiso);
  });

  it('is presented, and agreed, together with the others of its unit', async () => {
    const propuestas = ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido: compromisoPedido }));
    await office.order('do', { type: 'preparar-compromisos', unidad: 'DO', propuestas });
    await office.say('do', 'compromisos');
    assert.match(textOf(await office.press('do', 'Presentar los 2 completos')), /Se presentaron 2 compromisos/);
    assert.equal(office.toasts('se').filter((toast) => /presentó su compromiso sobre 2 ASM/.test(toast)).length, 1);
    await office.press('se', 'Acordar varios (2)');
    assert.match(
      textOf(await office.press('se', 'Acordar los elegidos', { ...PREGUNTAS_ESCRITAS, elegidos: '' })),
      /No eligió/,
    );
    const done = await office.press('se', 'Acordar los elegidos', { ...PREGUNTAS_ESCRITAS, elegidos: 'ASM-01,ASM-03' });
    assert.match(textOf(done), /Se acordaron 2 compromisos/);
  });

  it('that nobody answers is left for a modificatorio, and taken up again', async () => {
    office.clock.to('2026-03-17');
    await office.tick();
    assert.ok(office.toasts('se').some((toast) => /Venció sin respuesta de/.test(toast)));
    const pending = textsOf(await office.say('se', 'pendientes'));
    assert.match(pending, /Decidir ante el silencio de una unidad[^}]*Dirección de Organización/);
    await office.say('se', 'compromisos 1');
    const left = await office.press('se', 'Dejar para un modificatorio', { observaciones: 'No respondió.' });
    assert.match(textOf(left), /se dejó para un convenio modificatorio/);
    assert.match(
      textOf(await office.press('se', 'Reabrir el compromiso', { observaciones: 'Ya hay titular.' })),
      /se reabrió/,
    );
  });
});
