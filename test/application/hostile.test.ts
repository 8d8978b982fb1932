import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { openSqliteStore } from '../../src/adapters/sqlite/sqlite-store.js';
import { cardBytes, cardDrawer, MAX_CARD_BYTES } from '../../src/adapters/teams/cards.js';
import { linkAfter, sealCommit, verifyChain } from '../../src/application/commit.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { OfficeHarness, textOf } from './office-harness.js';
import { PERSONAS } from './sample-institution.js';
import { archivo, CICLO, texto } from './stages.js';

const STREAM = `ciclo-${CICLO}`;
const draw = cardDrawer('cards');
const consulta = (text: string): CicloCommand => ({ type: 'plantear-consulta', puesto: 'DO', texto: text });

const versions = async ({ log }: OfficeHarness): Promise<number> => (await log.read(STREAM, 0)).length;

describe('orders that should not be', () => {
  it('carries out an order once, whatever comes again under its id', async () => {
    const office = await (await OfficeHarness.open()).reach('publicado');
    const before = await versions(office);
    const order = { person: PERSONAS.do, ciclo: CICLO, commandId: 'uno' };
    await office.app.office.order({ ...order, command: consulta('¿Una?') });
    const again = await office.app.office.order({ ...order, command: consulta('¿Una?') });
    const other = await office.app.office.order({ ...order, command: consulta('¿Otra?') });
    assert.ok(again.kind === 'done' && !again.changed);
    assert.ok(other.kind === 'done' && !other.changed);
    assert.equal(await versions(office), before + 1);
  });

  it('does not take the press of one person for that of another with the same activity id', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.execute(
      'do',
      'notificacion.acusar',
      { ciclo: CICLO, asunto: 'notificacion.N-001', id: 'N-001' },
      'x',
      'uno',
    );
    await office.execute(
      'dpc',
      'notificacion.acusar',
      { ciclo: CICLO, asunto: 'notificacion.N-002', id: 'N-002' },
      'y',
      'uno',
    );
    const ciclo = await office.app.office.ciclo(CICLO);
    assert.equal(ciclo?.notificaciones['N-001']?.acuse.estado, 'acusado');
    assert.equal(ciclo?.notificaciones['N-002']?.acuse.estado, 'acusado');
  });

  it('refuses what is too much for one commit, with what to do, and goes on', async () => {
    const office = await (await OfficeHarness.open()).reach('publicado');
    await office.order('se', { type: 'recibir-informe', folio: 'I', fecha: '2026-03-02', asmDeclarados: 100 });
    const before = await versions(office);
    const textos = Array.from({ length: 100 }, () => texto('á'.repeat(19_000)));
    const command = { type: 'registrar-asm', textos } as const;
    const outcome = await office.app.office.order({ person: PERSONAS.se, ciclo: CICLO, command, commandId: 'mucho' });
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.refusal.code, 'registro-muy-grande');
    assert.match(outcome.refusal.next, /Divídalo en partes/);
    assert.equal(await versions(office), before);
    await office.order('do', consulta('¿Sigue?'));
  });

  it('tells the reason for refusing a form too long to be drawn again', async () => {
    const office = await (await OfficeHarness.open()).reach('identificado');
    const before = await versions(office);
    const long = 'á'.repeat(20_000);
    const data = { ciclo: CICLO, asunto: 'informe', hallazgo: long, recomendacion: long };
    const reply = await office.execute('se', 'asm.registrar', data);
    assert.ok('text' in reply);
    assert.match(reply.text, /declara 3 ASM y quedarían registrados 4/);
    assert.equal(await versions(office), before);
  });

  it('holds no card under a matter that no store could name', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.say('se', 'acuses');
    for (const interno of ['../..', 'a/b', '\u0000', 'x'.repeat(400)])
      await office.execute('se', 'plazo.sin-respuesta', { ciclo: CICLO, interno, puesto: 'DO' }, 'tarjeta-1');
    assert.deepEqual(office.errors, []);
  });

  it('keeps no reason for the count that its cards could not show', async () => {
    const office = await (await OfficeHarness.open()).reach('publicado');
    await office.order('se', { type: 'recibir-informe', folio: 'I', fecha: '2026-03-02', asmDeclarados: 1 });
    const before = await versions(office);
    const motivo = 'x'.repeat(1001);
    const command = { type: 'registrar-asm', textos: [texto('Uno.'), texto('Dos.')] } as const;
    const order = { person: PERSONAS.se, ciclo: CICLO, commandId: 'largo' };
    const outcome = await office.app.office.order({ ...order, command: { ...command, motivo } });
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.refusal.code, 'motivo-largo');
    assert.equal(await versions(office), before);
    await office.order('se', { ...command, motivo: motivo.slice(1) });
  });

  for (const version of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 99])
    it(`takes a card of version ${version} for a stale one`, async () => {
      const office = await (await OfficeHarness.open()).reach('notificado');
      const outcome = await office.app.office.order({
        person: PERSONAS.do,
        ciclo: CICLO,
        command: { type: 'acusar-notificacion', id: 'N-001' },
        commandId: 'v',
        seen: { asunto: 'notificacion.N-001', version },
      });
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.refusal.code, 'tarjeta-obsoleta');
    });

  for (const v of ['-1', 'NaN', '', '1e0', ' 1', '99999999999999999999'])
    it(`changes nothing when the client sends «${v}» for the version`, async () => {
      const office = await (await OfficeHarness.open()).reach('abierto');
      await office.order('se', { type: 'adjuntar-mecanismo', archivo: archivo('a') });
      const before = await versions(office);
      const data = { ciclo: CICLO, asunto: 'mecanismo', sha256: archivo('a').sha256, v };
      await office.execute('se', 'mecanismo.aprobar', data);
      assert.equal(await versions(office), before);
      await office.execute('se', 'mecanismo.aprobar', { ...data, v: '1' });
      assert.equal(await versions(office), before + 1);
      assert.deepEqual(office.errors, []);
    });

  for (const ciclo of ['', '../x', 'PAE', 'a b', 'constructor!', '\ud800', 'x'.repeat(300), 'institucion'])
    it(`finds no ciclo under ${JSON.stringify(ciclo.slice(0, 20))}`, async () => {
      const office = await OfficeHarness.open();
      const outcome = await office.app.office.order({
        person: PERSONAS.se,
        ciclo,
        command: consulta('¿?'),
        commandId: 'c',
      });
      assert.equal(outcome.kind, 'refused');
      assert.deepEqual(await office.app.office.cicloIds(), []);
    });

  it('refuses a ciclo whose fields are as long as an edited card may make them, on a card that Teams takes', async () => {
    const office = await OfficeHarness.open();
    const long = `á "\\ ${'ñ{'.repeat(10_000)}`;
    const fields = { pae: '2025', ejercicio: '2024', paaSiguiente: '2026', programa: long, evaluacion: long };
    for (const typed of [
      { ...fields, marcoLegal: long },
      { ...fields, marcoLegal: 'x\n'.repeat(10_000), pae: long },
    ]) {
      const reply = await office.execute('se', 'ciclo.abrir', typed);
      assert.ok('card' in reply && cardBytes(draw(reply.card).content) < MAX_CARD_BYTES, 'a small card');
      assert.equal(reply.card.notice?.tone, 'warning');
    }
    assert.deepEqual(await office.app.office.cicloIds(), []);
    assert.deepEqual(office.errors, []);
  });

  it('opens no ciclo under a name that a store could not hold', async () => {
    const office = await OfficeHarness.open();
    const datos = {
      id: '../../pae',
      pae: 2025,
      ejercicio: 2024,
      programa: '…',
      evaluacion: 'E',
      marcoLegal: ['A'],
      paaSiguiente: 2026,
    };
    const order = {
      person: PERSONAS.se,
      ciclo: CICLO,
      command: { type: 'abrir-ciclo', datos } as const,
      commandId: 'c',
    };
    const outcome = await office.app.office.order(order);
    assert.ok(outcome.kind === 'refused' && isRefusal(outcome.refusal));
    assert.deepEqual(await office.log.streams(), ['institucion']);
  });

  for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    it(`shows and does nothing for matters named «${key}»`, async () => {
      const office = await (await OfficeHarness.open()).reach('seleccionado');
      const before = await versions(office);
      for (const asunto of [`asm.${key}`, `notificacion.${key}`, `postura.${key}.DO`, `consulta.${key}`, key])
        await office.execute('do', 'ver', { ciclo: CICLO, asunto });
      await office.execute('do', 'notificacion.acusar', { ciclo: CICLO, asunto: `notificacion.${key}`, id: key });
      assert.deepEqual(office.errors, []);
      assert.equal(await versions(office), before);
    });

  it('keeps a message with half a character, without the half', async () => {
    const office = await (await OfficeHarness.open()).reach('notificado');
    await office.say('do', 'consulta ¿Cuándo? \ud83d');
    await office.execute('do', 'consulta.plantear', {
      ciclo: CICLO,
      texto: 'Con \udc00 mitad',
      [`\ud800`]: 'x',
      puesto: 'DO',
    });
    const consultas = Object.values((await office.app.office.ciclo(CICLO))?.consultas ?? {});
    assert.deepEqual(
      consultas.map((each) => each.texto),
      ['Con \uFFFD mitad'],
    );
    assert.deepEqual(office.errors, []);
  });
});

describe('a record that should not be', () => {
  it('is not gone on from when it holds an unknown event', async () => {
    const log = new MemoryEventLog();
    const office = await (await OfficeHarness.open({ log })).reach('abierto');
    const commits = await log.read(STREAM, 0);
    await log.append(
      sealCommit({
        stream: STREAM,
        ...linkAfter(commits.at(-1)),
        at: office.clock.now(),
        actor: { kind: 'system' },
        commandId: 'futuro',
        events: [{ type: 'suceso-del-futuro' }],
        messages: [],
      }),
    );
    await assert.rejects(office.app.office.ciclo(CICLO), { name: 'UnknownEvent' });
    assert.match(textOf((await office.say('se', 'ruta'))[0]), /problema interno/);
  });

  it('holds together after two replicas wrote to it at once', async () => {
    const first = await (await OfficeHarness.open()).reach('publicado');
    const second = await OfficeHarness.open(first);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? first : second).app.office.order({
          person: PERSONAS.do,
          ciclo: CICLO,
          command: consulta(`¿${index}?`),
          commandId: `c${index}`,
        }),
      ),
    );
    const commits = await first.log.read(STREAM, 0);
    assert.equal(verifyChain(commits), undefined);
    assert.equal(Object.keys((await second.app.office.ciclo(CICLO))?.consultas ?? {}).length, 30);
  });
});

describe('two replicas on one SQLite store', () => {
  it('send each message once, and a restart finds nothing left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seguimiento-'));
    const store = openSqliteStore(join(folder, 'registro.db'));
    const other = openSqliteStore(join(folder, 'registro.db'));
    try {
      const first = await OfficeHarness.open({ log: store.log, records: store.side });
      first.clock.to('2026-03-02', 20);
      await first.reach('notificado');
      const second = await OfficeHarness.open({ ...first, log: other.log, records: other.side });
      first.clock.to('2026-03-03', 9);
      await Promise.all([first.tick(), second.tick()]);
      assert.equal(first.sends('do', 'notificacion.N-001'), 1);
      assert.equal(first.sends('dpc', 'notificacion.N-002'), 1);
      const calls = first.messenger.calls.length;
      const restarted = await OfficeHarness.open({ ...first, log: store.log, records: store.side });
      await restarted.tick();
      assert.equal(first.messenger.calls.length, calls);
    } finally {
      store.close();
      other.close();
      await rm(folder, { recursive: true });
    }
  });
});
