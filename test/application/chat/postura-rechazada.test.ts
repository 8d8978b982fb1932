import assert from 'node:assert/strict';
import type { Reply } from '../../../src/application/chat.js';
import { posturaKey } from '../../../src/domain/postura.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { PERSONAS } from '../sample-institution.js';
import { CICLO } from '../stages.js';

const DO_POSTURA = 'postura.ASM-03.DO';
const DPC_POSTURA = 'postura.ASM-03.DPC';
const REJECTS = { sentido: 'rechazada', justificacion: 'No nos corresponde.', propuestas: '' };
const ACCEPTS = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Rediseñar la MIR.' };

const dataOf = (reply: Reply): Readonly<Record<string, unknown>> => {
  assert.ok('card' in reply, textOf(reply));
  return reply.card.data;
};

/** ASM-03 is shared by Dirección de Organización (DO) and Dirección de Participación Ciudadana (DPC). */
describe('a rejected position in the chat', () => {
  let office: OfficeHarness;

  const open = (who: 'se' | 'do' | 'dpc', asunto: string): Promise<Reply> =>
    office.execute(who, 'ver', { ciclo: CICLO, asunto });
  const postura = async (unidad = 'DO') =>
    (await office.app.office.ciclo(CICLO))?.posturas[posturaKey('ASM-03', unidad)];
  const answers = async (who: 'do' | 'dpc', asunto: string, typed: Readonly<Record<string, string>>) => {
    await open(who, asunto);
    return office.press(who, 'Presentar postura', typed, asunto);
  };

  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('seleccionado');
    await answers('do', DO_POSTURA, REJECTS);
    await open('se', DO_POSTURA);
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('is insisted on with reasons, which the unit reads when it answers anew', async () => {
    const missing = await office.press('se', 'Insistir con razones', { observaciones: ' ' }, DO_POSTURA);
    assert.match(textOf(missing), /Faltan las razones de la insistencia/);
    const sent = await office.press('se', 'Insistir con razones', { observaciones: 'El manual lo dice.' }, DO_POSTURA);
    assert.equal(textOf(sent), 'Insistencia enviada.');
    assert.ok(office.toasts('do').some((toast) => /insiste sobre ASM-03; responda a más tardar el/.test(toast)));
    const form = dataOf(await open('do', DO_POSTURA));
    assert.match(
      JSON.stringify(form['versiones']),
      /La Secretaría Ejecutiva insiste \(2 de marzo de 2026\): El manual lo/,
    );
    assert.deepEqual([form['sentido'], form['justificacion']], ['rechazada', 'No nos corresponde.']);
    await office.press('do', 'Presentar postura', ACCEPTS, DO_POSTURA);
    const review = dataOf(await open('se', DO_POSTURA));
    assert.deepEqual([review['tomaNota'], review['rechazada']], [true, false]);
    assert.match(JSON.stringify(review['versiones']), /Versión 2: Aceptada/);
    await office.press('se', 'Tomar nota', {}, DO_POSTURA);
    assert.equal((await postura())?.situacion.estado, 'atendida');
    const whole = dataOf(await open('se', 'postura-historia.ASM-03.DO'));
    assert.match(String(whole['texto']), /VERSIÓN 2[\s\S]*VERSIÓN 1[\s\S]*La Secretaría Ejecutiva insiste/);
  });

  it('can not be taken note of, by a button nor by an edited card', async () => {
    assert.equal(dataOf(await open('se', DO_POSTURA))['tomaNota'], false);
    const edited = await office.execute('se', 'postura.nota', { ciclo: CICLO, asm: 'ASM-03', unidad: 'DO' });
    assert.match(textOf(edited), /La unidad rechazó ASM-03.*Insista con sus razones/);
    const foreign = await office.execute('do', 'postura.insistir', {
      ciclo: CICLO,
      asm: 'ASM-03',
      unidad: 'DO',
      observaciones: 'Yo.',
    });
    assert.match(textOf(foreign), /corresponde a la Secretaría Ejecutiva/);
    assert.equal((await postura())?.situacion.estado, 'presentada');
  });

  it('may end the ASM with a reason; the card says that it is shared, and every unit is told', async () => {
    const card = dataOf(await open('se', DO_POSTURA));
    assert.equal(
      card['compartido'],
      'También corresponde a Dirección de Participación Ciudadana: si no continúa, el ASM se cierra para todas.',
    );
    const title = 'No continuar con este ASM';
    assert.match(textOf(await office.press('se', title, { observaciones: '' }, DO_POSTURA)), /Falta la razón/);
    const ended = await office.press('se', title, { observaciones: 'Se atiende en otro.' }, DO_POSTURA);
    assert.equal(textOf(ended), 'El ASM quedó sin seleccionar, con su razón.');
    assert.match(String(dataOf(ended)['estado']), /ya no se requiere postura. Razón: Se atiende en otro\./);
    for (const who of ['do', 'dpc'] as const)
      assert.ok(office.toasts(who).includes('La Secretaría Ejecutiva no continuará con ASM-03'), who);
    const late = await office.execute('dpc', 'postura.presentar', {
      ciclo: CICLO,
      asm: 'ASM-03',
      unidad: 'DPC',
      ...ACCEPTS,
    });
    assert.match(textOf(late), /ASM-03 ya no está seleccionado/);
    assert.equal((await postura('DPC'))?.versiones.length, 0);
  });

  it('met with silence after the insistence is recorded so, and may still end the ASM', async () => {
    await office.press('se', 'Insistir con razones', { observaciones: 'El manual lo dice.' }, DO_POSTURA);
    const early = dataOf(await open('se', DO_POSTURA));
    assert.deepEqual([early['silencio'], early['descarta'], early['razona']], [false, false, false]);
    office.clock.days(30);
    await office.tick();
    assert.ok(office.toasts('se').includes('Venció sin respuesta de la Dirección de Organización'));
    await open('se', DO_POSTURA);
    const silent = await office.press('se', 'Registrar «sin respuesta»', {}, DO_POSTURA);
    assert.match(textOf(silent), /Se registró «sin respuesta»/);
    assert.deepEqual([dataOf(silent)['revisa'], dataOf(silent)['descarta']], [false, true]);
    const title = 'No continuar con este ASM';
    await office.press('se', title, { observaciones: 'Sin respuesta a la insistencia.' }, DO_POSTURA);
    assert.equal((await office.app.office.ciclo(CICLO))?.asm['ASM-03']?.seleccion.estado, 'no-seleccionado');
  });
});

describe('a shared ASM with one silent unit', () => {
  let office: OfficeHarness;
  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('seleccionado');
    await office.execute('do', 'ver', { ciclo: CICLO, asunto: DO_POSTURA });
    await office.press('do', 'Presentar postura', ACCEPTS, DO_POSTURA);
    office.clock.days(30);
    await office.tick();
  });

  it('is gone on with: the silence of one, the answer of the other, and a late answer', async () => {
    const about = () => office.toasts('se').filter((toast) => toast.startsWith('Venció sin respuesta de'));
    assert.ok(about().includes('Venció sin respuesta de la Dirección de Participación Ciudadana'));
    await office.execute('se', 'ver', { ciclo: CICLO, asunto: DPC_POSTURA });
    const silent = await office.press('se', 'Registrar «sin respuesta»', {}, DPC_POSTURA);
    assert.match(textOf(silent), /El proceso sigue; la unidad aún puede responder/);
    const { posturas } = (await office.app.office.ciclo(CICLO)) ?? assert.fail();
    assert.equal(posturas['ASM-03.DPC']?.situacion.estado, 'sin-respuesta');
    assert.equal(posturas['ASM-03.DO']?.situacion.estado, 'presentada');
    await office.execute('se', 'ver', { ciclo: CICLO, asunto: DO_POSTURA });
    await office.press('se', 'Tomar nota', {}, DO_POSTURA);
    await office.execute('dpc', 'ver', { ciclo: CICLO, asunto: DPC_POSTURA });
    const late = await office.press('dpc', 'Presentar postura', ACCEPTS, DPC_POSTURA);
    assert.match(textOf(late), /Postura presentada/);
    const after = (await office.app.office.ciclo(CICLO))?.posturas;
    assert.deepEqual(
      [after?.['ASM-03.DO']?.situacion.estado, after?.['ASM-03.DPC']?.situacion.estado],
      ['atendida', 'presentada'],
    );
    assert.deepEqual(office.errors, []);
  });

  it('is not recorded silent for a unit that answered', async () => {
    const refused = await office.execute('se', 'plazo.sin-respuesta', {
      ciclo: CICLO,
      interno: DO_POSTURA,
      puesto: 'DO',
      vuelve: DO_POSTURA,
    });
    assert.match(textOf(refused), /no espera respuesta/);
  });
});

describe('a position that is being written', () => {
  it('is not redrawn for a file that goes with it, and what was typed comes back with the file shown', async () => {
    const office = await (await OfficeHarness.open()).reach('seleccionado');
    const form = dataOf(await office.press('do', 'Abrir', {}, 'posturas.DO'));
    const about = { ciclo: CICLO, asm: form['asm'], unidad: 'DO' };
    const drawn = office.messenger.calls.length;
    const [asked] = await office.drop('do', 'Oficio.pdf');
    const { archivo } = dataOf(asked ?? assert.fail());
    const annexed = await office.app.chat.onAction({
      id: 'anexo',
      person: PERSONAS.do,
      verb: 'postura.anexar',
      data: { ...about, archivo },
    });
    await office.app.outbox.poke();
    assert.match(textOf(annexed), /irá con la postura sobre .* Si estaba escribiéndola en otra tarjeta, siga en ella/);
    const redrawn = office.messenger.calls.slice(drawn).filter(({ asunto }) => asunto.startsWith('postura'));
    assert.deepEqual(redrawn, []);
    const stale = await office.press('do', 'Presentar postura', ACCEPTS, `postura.${form['asm']}.DO`);
    assert.match(textOf(stale), /El asunto cambió/);
    assert.equal(dataOf(stale)['propuestas'], 'Rediseñar la MIR.');
    assert.match(String(dataOf(stale)['anexosTitulo']), /\(1\): Oficio\.pdf/);
    const done = await office.press('do', 'Presentar postura', ACCEPTS, `postura.${form['asm']}.DO`);
    assert.equal(textOf(done), 'Postura presentada a la Secretaría Ejecutiva.');
  });
});
