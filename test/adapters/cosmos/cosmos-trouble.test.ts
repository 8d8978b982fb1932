import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CosmosClient, type Container } from '@azure/cosmos';
import { CosmosEventLog } from '../../../src/adapters/cosmos/cosmos-event-log.js';
import { CosmosSideRecords } from '../../../src/adapters/cosmos/cosmos-side-records.js';
import { CONTAINERS, type CosmosStore, openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.js';
import { chainOf } from '../../contracts/commits.js';
import { type Intercept, startTestServer, type TestAccount } from './cosmos-server.js';

const [first] = chainOf('ciclo-2025', ['uno']);
assert.ok(first);

describe('Cosmos DB in trouble', () => {
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

  it('throws, and says neither appended nor taken, when the answer to a write is lost', async () => {
    let writes = 0;
    intercept = (request, response) => {
      if (isWrite(request)) {
        writes += 1;
        response.end = () => response.destroy();
      }
      return false;
    };
    await assert.rejects(store.log.append(first), { code: 'ECONNRESET' });
    assert.equal(writes, 1, 'the SDK repeated a write that ended unclearly');
    assert.deepEqual(await store.log.read('ciclo-2025', 0), [first]);
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
