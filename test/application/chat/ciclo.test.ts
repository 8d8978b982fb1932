import assert from 'node:assert/strict';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import type { Commit } from '../../../src/application/event-log.js';
import type { Card } from '../../../src/application/messenger.js';
import { OfficeHarness, textOf } from '../office-harness.js';

/** A record that tells which ciclos were opened. */
class WatchedLog extends MemoryEventLog {
  readonly opened = new Set<string>();

  override read(stream: string, after: number): Promise<readonly Commit[]> {
    if (stream.startsWith('ciclo-')) this.opened.add(stream);
    return super.read(stream, after);
  }
}

const PAES = [2021, 2022, 2023, 2024, 2025];

const titlesIn = (card: Card | undefined): unknown => {
  const filas: unknown = card?.data['filas'];
  assert.ok(Array.isArray(filas));
  return filas.map((fila: { titulo?: unknown }) => fila.titulo);
};

describe('the list of ciclos', () => {
  let log: WatchedLog;
  let office: OfficeHarness;

  beforeEach(async () => {
    log = new WatchedLog();
    office = await OfficeHarness.open({ log });
    for (const pae of PAES) {
      const datos = { id: `pae-${pae}`, pae, ejercicio: pae - 1, paaSiguiente: pae + 1, programa: 'Electoral' };
      await office.order('se', {
        type: 'abrir-ciclo',
        datos: { ...datos, evaluacion: 'Diseño', marcoLegal: ['Artículo 134'] },
      });
    }
    await office.say('se', 'pendientes');
  });

  it('opens the ciclos of its page alone, however many there are', async () => {
    log.opened.clear();
    await office.say('se', 'ciclo');
    assert.deepEqual(titlesIn(office.cards('se').at(-1)), [
      'PAE 2025 · Electoral',
      'PAE 2024 · Electoral',
      'PAE 2023 · Electoral',
    ]);
    assert.deepEqual([...log.opened].sort(), ['ciclo-pae-2023', 'ciclo-pae-2024', 'ciclo-pae-2025']);
  });

  it('lets a ciclo of any page be chosen, and refuses one that was never opened', async () => {
    await office.say('do', 'ciclo');
    assert.match(textOf(await office.execute('do', 'ciclo.elegir', { ciclo: 'pae-2021' })), /PAE 2021 · Electoral/);
    assert.match(textOf(await office.execute('do', 'ciclo.elegir', { ciclo: 'pae-1999' })), /no está abierto/);
  });

  it('shows a ciclo as soon as it was opened, and proposes the year after the newest', async () => {
    const reply = await office.execute('se', 'ciclo.nuevo', {});
    assert.ok('card' in reply);
    assert.equal(reply.card.data['pae'], '2026');
    await office.execute('se', 'ciclo.abrir', { ...reply.card.data, evaluacion: 'Diseño' });
    await office.say('se', 'ciclo');
    assert.deepEqual(titlesIn(office.cards('se').at(-1)), [
      'PAE 2026 · Electoral',
      'PAE 2025 · Electoral',
      'PAE 2024 · Electoral',
    ]);
  });
});
