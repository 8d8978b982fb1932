import assert from 'node:assert/strict';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { linkAfter, sealCommit } from '../../src/application/commit.js';
import type { Commit, EventLog, StoredEvent } from '../../src/application/event-log.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { OfficeHarness, textOf } from './office-harness.js';
import { archivo, CICLO, STAGES } from './stages.js';

const OTHER = 'pae-2024-salud';
const opening = {
  type: 'abrir-ciclo',
  datos: {
    id: OTHER,
    pae: 2024,
    ejercicio: 2023,
    programa: 'Salud',
    evaluacion: 'Específica',
    marcoLegal: ['Artículo 134'],
    paaSiguiente: 2025,
  },
} as const;
const impossible: CicloEvent = { type: 'notificacion-acusada', id: 'N-999' };

/** The record with one event changed by hand where it is stored; hashes and numbers are left as they were. */
const alteredByHand = (log: EventLog, stream: string, change: (event: StoredEvent) => StoredEvent): EventLog => {
  const altered = (commit: Commit): Commit =>
    commit.stream === stream ? { ...commit, events: commit.events.map(change) } : commit;
  return {
    append: (commit) => log.append(commit),
    streams: () => log.streams(),
    read: async (name, after) => (await log.read(name, after)).map(altered),
    feed: async (after, limit) => {
      const { commits, next } = await log.feed(after, limit);
      return { commits: commits.map(altered), next };
    },
  };
};

describe('a ciclo whose record can not be read', () => {
  let log: EventLog;
  let office: OfficeHarness;

  const breakIt = async (event: StoredEvent): Promise<void> => {
    const stream = `ciclo-${CICLO}`;
    const link = linkAfter((await log.read(stream, 0)).at(-1));
    const rest = { at: office.clock.now(), actor: { kind: 'system' }, commandId: 'roto', messages: [] } as const;
    await log.append(sealCommit({ stream, ...link, ...rest, events: [event] }));
  };

  beforeEach(async () => {
    log = new MemoryEventLog();
    office = await (await OfficeHarness.open({ log })).reach('notificado');
    await office.order('se', opening, OTHER);
    await office.order('se', { type: 'adjuntar-mecanismo', archivo: archivo('a') }, OTHER);
  });

  for (const [what, event] of [
    ['an event that its state can not have', impossible],
    ['an unknown event', { type: 'acta-firmada' }],
  ] as const)
    it(`with ${what} does not keep anybody from the others, and is told of`, async () => {
      await breakIt(event);
      const [pendientes] = await office.say('se', 'pendientes');
      assert.match(textOf(pendientes), /^Un ciclo no se pudo leer por un problema interno y no aparece aquí/);
      assert.ok(pendientes !== undefined && 'card' in pendientes);
      assert.match(JSON.stringify(pendientes.card.data), /PAE 2024 · Salud/);
      assert.doesNotMatch(JSON.stringify(pendientes.card.data), /Electoral/);
      const [ciclos] = await office.say('do', 'ciclo');
      assert.match(textOf(ciclos), /no se pudo leer/);
      assert.ok(ciclos !== undefined && 'card' in ciclos && Array.isArray(ciclos.card.data['filas']));
      assert.equal(ciclos.card.data['filas'].length, 1);
      const [ruta] = await office.say('se', 'ruta');
      assert.ok(ruta !== undefined && 'card' in ruta && ruta.card.template === 'ruta');
      assert.equal(office.errors.length, 1);
      assert.match(String(office.errors[0]), new RegExp(`stream ciclo-${CICLO} `));
    });

  it('of which one word was changed by hand is noticed when it is first read, and no other', async () => {
    const replaced = (event: StoredEvent): StoredEvent =>
      event.type === 'informe-recibido' ? Object.assign({}, event, { folio: 'OTRO-1' }) : event;
    const restarted = await OfficeHarness.open({ log: alteredByHand(log, `ciclo-${CICLO}`, replaced) });
    await restarted.tick();
    assert.match(
      restarted.errors.join('\n'),
      new RegExp(`stream ciclo-${CICLO} does not hold together at version \\d+`),
    );
    assert.match(textOf((await restarted.say('se', 'pendientes'))[0]), /no se pudo leer/);
    assert.ok((await restarted.app.office.ciclo(OTHER)) !== undefined);
    const posts = alteredByHand(log, 'institucion', (event) => Object.assign({}, event, { nota: 'x' }));
    await assert.rejects(OfficeHarness.open({ log: posts }), /stream institucion does not hold together/);
  });

  it('is said so to whoever is in it or presses on its cards, and they may go on elsewhere', async () => {
    await office.say('se', 'ciclo');
    await office.execute('se', 'ciclo.elegir', { ciclo: CICLO });
    await breakIt(impossible);
    for (const command of ['asm', 'ruta', 'acuses', 'posturas', 'notificar'])
      assert.match(textOf((await office.say('se', command))[0]), /no se puede leer el registro de ese ciclo/, command);
    assert.match(textOf(await office.execute('do', 'ver', { ciclo: CICLO, asunto: 'asm.ASM-01' })), /no se puede leer/);
    assert.match(textOf((await office.say('se', 'pendientes'))[0]), /no se pudo leer/);
    await office.execute('se', 'ciclo.elegir', { ciclo: OTHER });
    const [mecanismo] = await office.say('se', 'mecanismo');
    assert.ok(mecanismo !== undefined && 'card' in mecanismo && mecanismo.card.template === 'mecanismo');
  });

  it('is not taken for none when it is the only one', async () => {
    const alone = await OfficeHarness.open({ log: new MemoryEventLog() });
    log = alone.log;
    office = alone;
    for (const [who, command] of STAGES.abierto) await alone.order(who, command);
    await breakIt(impossible);
    const [ciclos] = await alone.say('se', 'ciclo');
    assert.ok(ciclos !== undefined && 'card' in ciclos && ciclos.card.template === 'ciclos');
    const [pendientes] = await alone.say('se', 'pendientes');
    assert.ok(pendientes !== undefined && 'card' in pendientes);
    assert.doesNotMatch(String(pendientes.card.data['textoVacio']), /Aún no hay un ciclo/);
  });

  it('does not hold up the clock, which looks at it again', async () => {
    await office.tick();
    await breakIt(impossible);
    office.clock.days(60);
    await office.tick();
    const other = await office.app.office.ciclo(OTHER);
    assert.ok((other?.vencidos.size ?? 0) > 0, 'what is due in the other ciclo is done');
    await office.tick();
    assert.equal(office.errors.length, 1);
    assert.match(String(office.errors[0]), new RegExp(`ciclo-${CICLO}`));
    assert.ok((await office.app.office.owed()).byPost.get('SE')?.length);
  });

  it('is told of once a start, however many of its messages wait and whoever asks for it', async () => {
    office.clock.to(office.clock.today(), 20);
    for (const texto of ['Uno más.', 'Otro más.'])
      await office.order('do', { type: 'plantear-consulta', puesto: 'DO', asm: 'ASM-01', texto });
    await breakIt(impossible);
    office.clock.to(office.clock.tomorrow());
    for (let tick = 0; tick < 3; tick += 1) await office.tick();
    await office.say('se', 'pendientes');
    await office.execute('do', 'ver', { ciclo: CICLO, asunto: 'asm.ASM-01' });
    assert.equal(office.errors.length, 1, String(office.errors));
    const restarted = await OfficeHarness.open({ log, clock: office.clock });
    await restarted.tick();
    await restarted.tick();
    assert.equal(restarted.errors.length, 1);
  });
});
