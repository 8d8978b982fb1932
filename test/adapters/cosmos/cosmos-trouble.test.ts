import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Container, CosmosClient } from '@azure/cosmos';
import { CosmosEventLog } from '../../../src/adapters/cosmos/cosmos-event-log.js';
import { CosmosSideRecords } from '../../../src/adapters/cosmos/cosmos-side-records.js';
import { CONTAINERS, type CosmosStore, openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.js';
import { chainOf } from '../../contracts/commits.js';
import { type Intercept, startTestServer, type TestAccount } from './cosmos-server.js';

const [first] = chainOf('ciclo-2025', ['uno']);
assert.ok(first);

describe('Cosmos DB in trouble', function () {
  this.timeout(30_000);
  let account: TestAccount;
  let store: CosmosStore;
  let intercept: Intercept;

  beforeEach(async () => {
    intercept = () => false;
    account = await startTestServer((request, response) => intercept(request, response));
    store = openCosmosStore({ ...account.options, database: 'asm' });
    await store.createMissing();
  });
  afterEach(async () => {
    store.close();
    await account.stop();
  });

  const isWrite = ({ method, url, headers }: IncomingMessage): boolean =>
    method === 'POST' && url?.endsWith('/docs') === true && headers['x-ms-documentdb-isquery'] === undefined;

  it('creates what is missing, and nothing again', async () => {
    await store.log.append(first);
    await store.createMissing();
    assert.deepEqual(await store.log.read('ciclo-2025', 0), [first]);
    const client = new CosmosClient(account.options);
    const { resources } = await client.database('asm').containers.readAll().fetchAll();
    client.dispose();
    assert.deepEqual(
      resources.map(({ id, partitionKey }) => [id, partitionKey?.paths]),
      CONTAINERS.map(({ id, partitionKey }) => [id, partitionKey.paths]),
    );
  });

  it('waits and writes again when it is throttled', async () => {
    let refused = 0;
    intercept = (request, response) => isWrite(request) && refused < 3 && ++refused > 0 && throttle(response);
    assert.equal(await store.log.append(first), 'appended');
    assert.equal(refused, 3);
  });

  it('says so when throttling does not end, and has written nothing', async () => {
    intercept = (request, response) => isWrite(request) && throttle(response);
    await assert.rejects(store.log.append(first), { code: 429 });
    assert.deepEqual(await store.log.read('ciclo-2025', 0), []);
  });

  it('throws, and says neither appended nor taken, when the answers to a write are lost again and again', async () => {
    intercept = (request, response) => isWrite(request) && loseAnswer(response);
    await assert.rejects(store.log.append(first), { code: 'ECONNRESET' });
    intercept = () => false;
    assert.deepEqual(await store.log.read('ciclo-2025', 0), [first]);
  });

  const HICCUPS: Readonly<Record<string, (response: ServerResponse) => boolean>> = {
    'has no time (408)': (response) => answer(response, 408, {}),
    'moved the partition (410)': (response) => answer(response, 410, {}),
    'asks for the same again (449)': (response) => answer(response, 449, {}),
    'fails (500)': (response) => answer(response, 500, {}),
    'is short of room (503)': (response) => answer(response, 503, {}),
    'does it and breaks off': breakOff,
  };

  for (const [what, hiccup] of Object.entries(HICCUPS))
    it(`does everything once and says so when the service ${what}, each time once`, async () => {
      const asked = new Map<string, number>();
      intercept = ({ method, url, headers }, response) => {
        if (url?.includes('/docs') !== true) return false;
        const key = `${method} ${url} ${headers['x-ms-documentdb-isquery']}`;
        asked.set(key, (asked.get(key) ?? 0) + 1);
        return asked.get(key) === 1 && hiccup(response);
      };
      assert.equal(await store.log.append(first), 'appended');
      assert.deepEqual(await store.log.read('ciclo-2025', 0), [first]);
      asked.clear();
      assert.equal(await store.log.append(first), 'taken');
      asked.clear();
      assert.equal(await store.side.create('envio', 'm-1', 1), true);
      const before = await store.side.get('envio', 'm-1');
      assert.equal(await store.side.replace('envio', 'm-1', 2, before?.mark ?? ''), true);
      assert.equal(await store.side.replace('envio', 'm-1', 3, before?.mark ?? ''), false);
      assert.deepEqual(
        (await store.side.list('envio', { limit: 5 })).map(({ value }) => value),
        [2],
      );
      await store.side.remove('envio', 'm-1');
      assert.equal(await store.side.get('envio', 'm-1'), undefined);
      assert.deepEqual((await store.log.feed('', 10)).commits, [first]);
    });

  it('writes once and says so when the connection is lost, before or after the service did it', async () => {
    for (const [version, hiccup] of [
      (response: ServerResponse) => response.destroy().destroyed,
      loseAnswer,
    ].entries()) {
      let lost = 0;
      intercept = (request, response) => isWrite(request) && lost++ === 0 && hiccup(response);
      const [commit] = chainOf(`ciclo-${version}`, ['uno']);
      assert.ok(commit);
      assert.equal(await store.log.append(commit), 'appended');
      assert.deepEqual(await store.log.read(commit.stream, 0), [commit]);
      lost = 0;
      assert.equal(await store.side.create('envio', `m-${version}`, 1), true);
    }
  });

  it('does not take its own repeated write for the write of another', async () => {
    const client = new CosmosClient(account.options);
    const container = (id: string) => repeatingWrites(client.database('asm').container(id));
    const log = new CosmosEventLog(container('commits'));
    const side = new CosmosSideRecords(container('side-records'));
    assert.equal(await log.append(first), 'appended');
    assert.equal(await log.append(first), 'taken');
    assert.equal(await side.create('envio', 'm-1', 1), true);
    assert.equal(await side.create('envio', 'm-1', 1), false);
    const { mark = '' } = (await side.get('envio', 'm-1')) ?? {};
    assert.equal(await side.replace('envio', 'm-1', 2, mark), true);
    assert.equal(await side.replace('envio', 'm-1', 2, mark), false);
    client.dispose();
  });

  it('passes other errors on', async () => {
    intercept = (request, response) => isWrite(request) && answer(response, 403, {});
    await assert.rejects(store.log.append(first), { code: 403 });
    await assert.rejects(store.side.create('envio', 'm-1', 1), { code: 403 });
  });
});

function throttle(response: ServerResponse): true {
  return answer(response, 429, { 'x-ms-retry-after-ms': '1' });
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>): true {
  response.writeHead(status, { ...headers, 'content-type': 'application/json' });
  response.end('{"code":"Test","message":"test"}');
  return true;
}

/** The service did it, and nobody hears of it. */
function loseAnswer(response: ServerResponse): false {
  response.end = () => response.destroy();
  return false;
}

/** The service did it, and the connection ends in the middle of its answer. */
function breakOff(response: ServerResponse): false {
  response.end = (text: unknown) => {
    response.setHeader('content-length', 1_000);
    response.write(String(text).slice(0, 10), () => response.destroy());
    return response;
  };
  return false;
}

/** The container of an SDK that sends every write twice, as it does on some accounts after 503, and gives the second answer. */
function repeatingWrites(container: Container): Container {
  const twice = (owner: object, key: string | symbol) => {
    const member: unknown = Reflect.get(owner, key, owner);
    if (typeof member !== 'function') return member;
    const call = (...given: unknown[]): unknown => Reflect.apply(member, owner, given);
    if (key !== 'create' && key !== 'replace') return call;
    return async (...given: unknown[]) => {
      await Promise.resolve(call(...given)).catch(() => undefined);
      return call(...given);
    };
  };
  const items = new Proxy(container.items, { get: twice });
  return new Proxy(container, {
    get: (owner, key) => {
      if (key === 'items') return items;
      if (key !== 'item') return Reflect.get(owner, key, owner);
      return (id: string, partition: string) => new Proxy(owner.item(id, partition), { get: twice });
    },
  });
}
