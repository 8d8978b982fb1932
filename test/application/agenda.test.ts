import assert from 'node:assert/strict';
import { OfficeHarness } from './office-harness.js';
import { CICLO, STAGES } from './stages.js';

const entries = async ({ records }: OfficeHarness): Promise<readonly string[]> =>
  (await records.list('agenda', { limit: 1000 })).map(({ id }) => id);

/** Counts the reads of ciclos from here on. */
const readsOf = (office: OfficeHarness): (() => number) => {
  const read = office.log.read.bind(office.log);
  let count = 0;
  office.log.read = (stream, after) => {
    if (stream.startsWith('ciclo-')) count += 1;
    return read(stream, after);
  };
  return () => count;
};

describe('the agenda', () => {
  it('holds each ciclo under the next date that concerns it', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.tick();
    assert.deepEqual(await entries(office), [`2026-03-05!${CICLO}`]);
  });

  it('reminds on that date, once, and goes on to the next', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.tick();
    office.clock.to('2026-03-04');
    await office.tick();
    assert.equal(office.sends('dpc', 'notificacion.N-002'), 1);
    office.clock.to('2026-03-05');
    await office.tick();
    await office.tick();
    assert.equal(office.sends('dpc', 'notificacion.N-002'), 2);
    assert.deepEqual(await entries(office), [`2026-03-10!${CICLO}`]);
  });

  it('catches up what was missed, once', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    office.clock.to('2026-03-20');
    await office.tick();
    await office.tick();
    assert.equal(office.sends('se', 'vencido.notificacion.N-001'), 1);
    assert.match(office.toasts('se').join('\n'), /Venció sin respuesta de la Dirección de Organización/);
  });

  it('opens no ciclo that nothing concerns today', async () => {
    const office = await OfficeHarness.open();
    for (let count = 0; count < 12; count += 1) {
      const id = `pae-2025-p${count}`;
      for (const [who, command] of STAGES.publicado)
        await office.order(
          who,
          command.type === 'abrir-ciclo'
            ? { ...command, datos: { ...command.datos, id, programa: `P${count}` } }
            : command,
          id,
        );
    }
    await office.tick();
    const reads = readsOf(office);
    await office.tick();
    assert.equal(reads(), 0);
    office.clock.to('2026-03-05');
    await office.tick();
    assert.ok(reads() >= 12);
  });

  it('is made anew from the record, and orders nothing twice', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    office.clock.to('2026-03-05');
    await office.tick();
    const before = await entries(office);
    const commits = (await office.log.read(`ciclo-${CICLO}`, 0)).length;
    for (const id of before) await office.records.remove('agenda', id);
    await office.records.remove('marca', 'agenda');
    await office.tick();
    assert.deepEqual(await entries(office), before);
    assert.equal((await office.log.read(`ciclo-${CICLO}`, 0)).length, commits);
  });

  it('looks at every ciclo again when the roster changes', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.tick();
    const reads = readsOf(office);
    await office.app.office.rosterOrder(
      {
        type: 'cargar-directorio',
        puestos: [
          { clave: 'UT', nombre: 'Unidad de Transparencia', clase: 'unidad', ejecutora: true, cargo: 'Titular' },
        ],
        designaciones: [],
      },
      { kind: 'system' },
      'otro-puesto',
    );
    await office.tick();
    assert.ok(reads() > 0);
  });

  it('lets the other ciclos go on when one of them is broken, and says so', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.records.put('agenda', '2026-01-01!roto', {});
    const read = office.log.read.bind(office.log);
    office.log.read = (stream, after) =>
      stream === 'ciclo-roto' ? Promise.reject(new Error('planted')) : read(stream, after);
    office.clock.to('2026-03-05');
    await office.tick();
    assert.equal(office.sends('dpc', 'notificacion.N-002'), 2);
    assert.equal(office.errors.length, 1);
  });

  it('gives one reminder when two replicas tick at once', async () => {
    const first = await (await OfficeHarness.open()).reach('notificado');
    const second = await OfficeHarness.open(first);
    first.clock.to('2026-03-05');
    await Promise.all([first.tick(), second.tick()]);
    await Promise.all([first.tick(), second.tick()]);
    assert.equal(first.sends('dpc', 'notificacion.N-002'), 2);
  });
});
