import assert from 'node:assert/strict';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import type { CicloEvent } from '../../../src/domain/ciclo-event.js';
import { type HarnessParts, OfficeHarness, TestClock, textOf } from '../office-harness.js';
import { RecordingMessenger } from '../recording-messenger.js';
import { archivo, CICLO } from '../stages.js';

const BIMESTRE = 'seguimiento.2026-B2';
const CAPTURA = 'captura.2026-B2';

const parts = (): Required<Omit<HarnessParts, 'institution' | 'reader' | 'renderer' | 'sniff'>> => ({
  log: new MemoryEventLog(),
  records: new MemorySideRecords(),
  archive: new MemoryArchive(),
  messenger: new RecordingMessenger(),
  clock: new TestClock(),
});

const eventsOf = async (office: OfficeHarness): Promise<readonly CicloEvent[]> =>
  (await office.app.office.history(CICLO)).map(({ event }) => event);

const countOf = async (office: OfficeHarness, type: CicloEvent['type']): Promise<number> =>
  (await eventsOf(office)).filter((event) => event.type === type).length;

/** The check-in of the bimester, closed with one unit without report. */
const closed = async (given: HarnessParts = {}): Promise<OfficeHarness> => {
  const office = await (await OfficeHarness.open(given)).reach('suscrito');
  office.clock.to('2026-05-01');
  await office.tick();
  const avance = { porcentaje: 40, estado: 'en-proceso', conEvidencia: false } as const;
  const avances = ['ASM-01', 'ASM-03'].flatMap((asm) => [
    { asm, actividad: 'A1', ...avance },
    { asm, actividad: 'A2', ...avance },
  ]);
  await office.order('do', { type: 'reportar-avance', bimestre: '2026-B2', unidad: 'DO', avances });
  office.clock.to('2026-05-08');
  await office.tick();
  return office;
};

describe('the closing of a bimester in the chat (5.2)', () => {
  it('tells SE who did not report, and is owed as a report until SE compiles it', async () => {
    const office = await closed();
    const card = JSON.stringify(office.cardsOf('se', BIMESTRE).at(-1)?.data);
    assert.match(card, /Dirección de Participación Ciudadana","valor":"✘ Sin reporte: 2 de 2 actividades/);
    assert.match(card, /Informe por compilar, a más tardar el 15 de mayo de 2026/);
    assert.match(JSON.stringify(await office.say('se', 'pendientes')), /Compilar el bimestre/);
    assert.match(textOf(await office.press('se', 'Compilar bimestre', {}, BIMESTRE)), /quedó archivado en Excel, PDF/);
    const { informe } = (await office.ciclo()).seguimientos['2026-B2'] ?? {};
    for (const file of [informe?.xlsx, informe?.pdf, informe?.docx])
      assert.ok((await office.archive.open(file?.sha256 ?? '')) !== undefined, file?.nombre);
    assert.match(JSON.stringify(await office.say('se', 'pendientes')), /Solicitar la captura en el SPP/);
    assert.deepEqual(office.errors, []);
  });

  it('makes no document for who may not compile nor ask for the capture', async () => {
    const archive = new MemoryArchive();
    const office = await closed({ archive });
    const data = { ciclo: CICLO, asunto: BIMESTRE, bimestre: '2026-B2' };
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    let kept = 0;
    const keep = archive.keep.bind(archive);
    archive.keep = (bytes) => {
      kept += 1;
      return keep(bytes);
    };
    for (const who of ['do', 'da', 'uippe', 'contraloria', 'admin'] as const)
      for (const verb of ['bimestre.compilar', 'captura.solicitar']) await office.execute(who, verb, data);
    assert.equal(kept, 0);
    assert.equal(await countOf(office, 'captura-solicitada'), 0);
    await office.execute('se', 'captura.solicitar', data);
    assert.equal(kept, 2);
  });

  it('opens the report to those who read everything, and to nobody else', async () => {
    const office = await closed();
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    const files = (who: 'contraloria' | 'dpc') =>
      office.execute(who, 'archivo.abrir', { ciclo: CICLO, asunto: BIMESTRE }).then((reply) => JSON.stringify(reply));
    assert.match(await files('contraloria'), /Informe bimestral marzo-abril de 2026 PAE 2025\.xlsx/);
    assert.match(await files('dpc'), /No hay archivos que pueda abrir/);
  });

  it('asks the Dirección de Administración for the capture, with acuse, reminder and date', async () => {
    const office = await closed();
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    await office.press('se', 'Captura en el SPP…', {}, BIMESTRE);
    assert.match(
      textOf(await office.press('se', 'Solicitar captura en el SPP')),
      /Se envió el oficio SE\/.*SPP-2026-B2/,
    );
    assert.ok(office.toasts('da').some((toast) => /captura en el SPP del avance de marzo-abril de 2026/.test(toast)));
    office.clock.to('2026-05-13');
    await office.tick();
    await office.tick();
    const reminders = office.toasts('da').filter((toast) => /^Recordatorio: vence el 15 de mayo/.test(toast));
    assert.equal(reminders.length, 1);
    assert.match(JSON.stringify(await office.say('da', 'pendientes')), /Acusar recibo de la solicitud de captura/);
    assert.match(textOf(await office.press('da', 'Acusar recibo', {}, CAPTURA)), /Acuse registrado/);
    assert.equal(office.cardsOf('da', CAPTURA).at(-1)?.data['fecha'], '', 'no day stands for the one of the capture');
    assert.match(textOf(await office.press('da', 'Registrar captura', {}, CAPTURA)), /Falta la fecha de captura/);
    const soon = await office.press('da', 'Registrar captura', { fecha: '2026-05-20' }, CAPTURA);
    assert.match(textOf(soon), /La fecha de captura es posterior a hoy/);
    await office.press('da', 'Registrar captura', { fecha: '2026-05-12' }, CAPTURA);
    assert.match(
      JSON.stringify(office.cardsOf('se', BIMESTRE).at(-1)?.data),
      /Capturado en el SPP el 12 de mayo de 2026/,
    );
    assert.doesNotMatch(JSON.stringify(await office.say('da', 'pendientes')), /captura/);
  });

  it('opens the request and the report that it is about to whom the capture is asked of, and to no unit', async () => {
    const office = await closed();
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    await office.execute('se', 'captura.solicitar', { ciclo: CICLO, bimestre: '2026-B2' });
    const opened = JSON.stringify(await office.press('da', 'Abrir los archivos', {}, CAPTURA));
    for (const name of [
      /Solicitud de captura.*\.pdf/,
      /Solicitud de captura.*\.docx/,
      /Informe.*\.xlsx/,
      /Informe.*\.pdf/,
    ])
      assert.match(opened, name);
    const theirs = await office.execute('do', 'archivo.abrir', { ciclo: CICLO, asunto: CAPTURA });
    assert.match(textOf(theirs), /No hay archivos que pueda abrir/);
  });

  it('tells SE once when the capture is overdue, and that it still waits', async () => {
    const office = await closed();
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    await office.execute('se', 'captura.solicitar', { ciclo: CICLO, bimestre: '2026-B2' });
    office.clock.to('2026-05-18');
    await office.tick();
    await office.tick();
    const [card, ...more] = office.cardsOf('se', `vencido.${CAPTURA}`);
    assert.deepEqual(more, []);
    assert.match(JSON.stringify(card?.data), /Sin respuesta de Dirección de Administración.*todavía puede atenderse/);
    await office.press('da', 'Acusar recibo', {}, CAPTURA);
    const [after] = office.cardsOf('se', `vencido.${CAPTURA}`);
    assert.match(JSON.stringify(after?.data), /Ya no está vencido: Dirección de Administración/);
  });

  it('is not asked when every ASM was closed and nothing was left to report', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    office.clock.to('2026-05-01');
    await office.tick();
    for (const asm of ['ASM-01', 'ASM-03'])
      await office.order('se', { type: 'cerrar-sin-solventar', asm, razon: 'Cambió la ley.', archivo: archivo('c') });
    office.clock.to('2026-05-08');
    await office.tick();
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    await office.press('se', 'Captura en el SPP…', {}, BIMESTRE);
    const refused = textOf(await office.press('se', 'Solicitar captura en el SPP'));
    assert.match(
      refused,
      /Nada quedó por reportar.*no hay información por capturar\. Registre que la captura no aplica/,
    );
    await office.press('se', 'No aplica', { razon: 'Los ASM se cerraron.' });
    assert.equal((await office.ciclo()).seguimientos['2026-B2']?.captura?.estado, 'omitida');
  });

  it('is said not to apply, with its reason', async () => {
    const office = await closed();
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    await office.press('se', 'Captura en el SPP…', {}, BIMESTRE);
    assert.match(textOf(await office.press('se', 'No aplica', { razon: ' ' })), /Falta la razón/);
    const done = await office.press('se', 'No aplica', { razon: 'El SPP no registra estas acciones.' });
    assert.match(JSON.stringify(done), /La captura en el SPP no aplica: El SPP no registra estas acciones/);
    assert.doesNotMatch(JSON.stringify(await office.say('se', 'pendientes')), /captura/);
  });

  it('is done by whom it belongs to: not by a unit, nor SE in the place of Administración', async () => {
    const office = await closed();
    const data = { ciclo: CICLO, bimestre: '2026-B2', fecha: '2026-05-08', razon: 'Porque sí.' };
    await office.execute('dpc', 'bimestre.compilar', data);
    assert.equal((await office.ciclo()).seguimientos['2026-B2']?.informe, undefined);
    await office.press('se', 'Compilar bimestre', {}, BIMESTRE);
    assert.match(textOf(await office.execute('contraloria', 'captura.omitir', data)), /corresponde a la Secretaría/);
    await office.execute('se', 'captura.solicitar', data);
    assert.match(textOf(await office.execute('se', 'captura.acusar', data)), /corresponde a la Dirección de Admin/);
    assert.equal((await office.ciclo()).seguimientos['2026-B2']?.captura?.estado, 'solicitada');
  });

  it('is not compiled while it is open, and once compiled only once', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    office.clock.to('2026-05-01');
    await office.tick();
    const data = { ciclo: CICLO, bimestre: '2026-B2' };
    assert.match(textOf(await office.execute('se', 'bimestre.compilar', data)), /sigue abierto hasta el 7 de mayo/);
    office.clock.to('2026-05-08');
    await office.tick();
    await office.execute('se', 'bimestre.compilar', data);
    await office.execute('se', 'bimestre.compilar', data);
    assert.equal(await countOf(office, 'bimestre-compilado'), 1);
  });
});

describe('two replicas and restarts', () => {
  it('open, repeat, remind and close once, whoever ticks, and send each card once', async () => {
    const shared = parts();
    const one = await (await OfficeHarness.open(shared)).reach('suscrito');
    const other = await OfficeHarness.open(shared);
    const both = async (fecha: string): Promise<void> => {
      shared.clock.to(fecha);
      await Promise.all([one.tick(), other.tick(), one.tick()]);
    };
    await both('2026-05-01');
    assert.equal(await countOf(one, 'seguimiento-abierto'), 1);
    assert.equal(one.sends('do', `${BIMESTRE}.DO`), 1);
    for (const unidad of ['DO', 'DPC'] as const)
      await one.order(unidad === 'DO' ? 'do' : 'dpc', { type: 'posponer-seguimiento', bimestre: '2026-B2', unidad });
    await both('2026-05-04');
    assert.equal(await countOf(other, 'seguimiento-repetido'), 2);
    assert.equal(one.sends('dpc', `${BIMESTRE}.DPC`), 2);
    await both('2026-05-06');
    const restarted = await OfficeHarness.open(shared);
    await Promise.all([restarted.tick(), other.tick()]);
    const reminders = (await eventsOf(restarted)).filter(
      (event) => event.type === 'recordatorio-emitido' && event.asunto.startsWith('seguimiento.'),
    );
    assert.equal(reminders.length, 2, 'one for each unit');
    await both('2026-05-08');
    assert.equal(await countOf(restarted, 'seguimiento-cerrado'), 1);
    assert.deepEqual([...one.errors, ...other.errors, ...restarted.errors], []);
  });

  it('compile once, whichever of two presses comes first', async () => {
    const shared = parts();
    const one = await closed(shared);
    const other = await OfficeHarness.open(shared);
    const data = { ciclo: CICLO, bimestre: '2026-B2' };
    await Promise.all([one.execute('se', 'bimestre.compilar', data), other.execute('se', 'bimestre.compilar', data)]);
    assert.equal(await countOf(one, 'bimestre-compilado'), 1);
    await Promise.all([one.execute('se', 'captura.solicitar', data), other.execute('se', 'captura.solicitar', data)]);
    assert.equal(await countOf(other, 'captura-solicitada'), 1);
    assert.equal(one.sends('da', CAPTURA), 1);
  });

  it('catch up months without a clock in one tick, in order', async () => {
    const shared = parts();
    await (await OfficeHarness.open(shared)).reach('suscrito');
    shared.clock.to('2026-11-09');
    const restarted = await OfficeHarness.open(shared);
    await restarted.tick();
    const opened = (await eventsOf(restarted))
      .toReversed()
      .flatMap((event) => (event.type === 'seguimiento-abierto' ? [event.bimestre] : []));
    assert.deepEqual(opened, ['2026-B2', '2026-B3', '2026-B4', '2026-B5']);
    await restarted.tick();
    assert.equal(await countOf(restarted, 'seguimiento-abierto'), 4);
    for (const bimestre of opened) assert.equal(restarted.sends('do', `seguimiento.${bimestre}.DO`), 1);
  });

  it('hold their messages outside of office hours', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    office.clock.to('2026-05-01', 22);
    await office.tick();
    assert.equal(await countOf(office, 'seguimiento-abierto'), 1);
    assert.equal(office.sends('do', `${BIMESTRE}.DO`), 0);
    office.clock.to('2026-05-03', 12);
    await office.tick();
    assert.equal(office.sends('do', `${BIMESTRE}.DO`), 0, 'a Sunday');
    office.clock.to('2026-05-04', 9);
    await office.tick();
    assert.equal(office.sends('do', `${BIMESTRE}.DO`), 1);
  });
});
