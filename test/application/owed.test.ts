import assert from 'node:assert/strict';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { linkAfter, sealCommit } from '../../src/application/commit.js';
import type { EventLog } from '../../src/application/event-log.js';
import { OwedNow } from '../../src/application/owed.js';
import { Streams } from '../../src/application/stream.js';
import { foldCiclo } from '../../src/domain/ciclo.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { isCicloEvent } from '../../src/domain/ciclo-evolvers.js';
import { type CicloAbierto, cicloInexistente } from '../../src/domain/ciclo-state.js';
import { type Directorio, emptyDirectorio } from '../../src/domain/directorio.js';

const directorioWith = (se: string): Directorio => ({
  ...emptyDirectorio,
  puestos: [{ clave: se, nombre: 'Secretaría', clase: 'secretaria-ejecutiva', cargo: 'Titular', ejecutora: false }],
});

const opened = (id: string, pae: number): CicloEvent => ({
  type: 'ciclo-abierto',
  datos: { id, pae, ejercicio: pae - 1, programa: id, evaluacion: 'Diseño', marcoLegal: [], paaSiguiente: pae + 1 },
});

const attached: CicloEvent = {
  type: 'mecanismo-adjuntado',
  archivo: { sha256: '0'.repeat(64), nombre: 'm.pdf', tipo: 'application/pdf', bytes: 1 },
  plazo: { vence: '2025-12-01', recordar: '2025-11-28' },
};

describe('what is owed in all ciclos', () => {
  let log: EventLog;
  let se: string;
  let loaded: string[];
  let owed: OwedNow;
  let failures: string[];

  const append = async (id: string, event: CicloEvent): Promise<void> => {
    const stream = `ciclo-${id}`;
    const link = linkAfter((await log.read(stream, 0)).at(-1));
    const actor = { kind: 'person', person: 'p', puesto: 'SE', capacity: 'titular' } as const;
    const rest = { at: '2025-11-04T17:00:00.000Z', actor, commandId: `${id}.${link.version}`, messages: [] };
    await log.append(sealCommit({ stream, ...link, ...rest, events: [event] }));
  };

  const clases = async (puesto: string) =>
    ((await owed.read()).byPost.get(puesto) ?? []).map(({ ciclo, clase }) => `${ciclo.datos.id} ${clase}`);

  beforeEach(() => {
    log = new MemoryEventLog();
    se = 'SE';
    loaded = [];
    const streams = new Streams(log, { initial: cicloInexistente, isEvent: isCicloEvent, fold: foldCiclo });
    const cicloIn = async (stream: string): Promise<CicloAbierto | undefined> => {
      loaded.push(stream);
      const { state } = await streams.load(stream);
      return state.estado === 'abierto' ? state : undefined;
    };
    failures = [];
    const failed = (error: unknown) => failures.push(String(error));
    owed = new OwedNow({ log, cicloIn, directorio: async () => directorioWith(se), failed });
  });

  it('follows the record, the newest PAE first', async () => {
    assert.deepEqual(await clases('SE'), []);
    await append('a', opened('a', 2024));
    await append('b', opened('b', 2025));
    assert.deepEqual(await clases('SE'), ['b adjuntar-mecanismo', 'a adjuntar-mecanismo']);
    await append('a', attached);
    assert.deepEqual(await clases('SE'), ['b adjuntar-mecanismo', 'a aprobar-mecanismo']);
    assert.deepEqual(
      (await owed.read()).ciclos.map(({ datos }) => datos.id),
      ['b', 'a'],
    );
  });

  it('opens only the ciclos that changed since it was asked before', async () => {
    for (let index = 0; index < 150; index += 1) await append(`c${index}`, opened(`c${index}`, 2025));
    await owed.read();
    assert.equal(loaded.length, 150);
    await append('c7', attached);
    loaded.length = 0;
    await Promise.all([owed.read(), owed.read()]);
    assert.deepEqual(loaded, ['ciclo-c7']);
  });

  it('tells of a ciclo that can not be read once, and goes on with the others', async () => {
    await append('a', opened('a', 2025));
    await append('b', opened('b', 2024));
    await append('a', { type: 'notificacion-acusada', id: 'N-009' });
    assert.deepEqual(await clases('SE'), ['b adjuntar-mecanismo']);
    assert.deepEqual((await owed.read()).ilegibles, ['ciclo-a']);
    await append('b', attached);
    assert.deepEqual(await clases('SE'), ['b aprobar-mecanismo']);
    assert.equal(failures.length, 1);
    assert.match(failures[0] ?? '', /stream ciclo-a .* at version 2/);
  });

  it('moves to the post that the Secretaría Ejecutiva has now', async () => {
    await append('a', opened('a', 2025));
    assert.deepEqual(await clases('SE'), ['a adjuntar-mecanismo']);
    se = 'SG';
    assert.deepEqual(await clases('SG'), ['a adjuntar-mecanismo']);
    assert.deepEqual(await clases('SE'), []);
  });
});
