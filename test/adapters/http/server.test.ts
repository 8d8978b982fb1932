import assert from 'node:assert/strict';
import { request } from 'node:http';
import { pino } from 'pino';
import { mountLocalControl } from '../../../src/adapters/http/local-control.js';
import {
  createServer,
  listen,
  mountMessages,
  mountReadiness,
  type Receive,
  stopListening,
} from '../../../src/adapters/http/server.js';
import { MemorySideRecords } from '../../../src/adapters/memory/memory-side-records.js';
import type { SideRecord } from '../../../src/application/side-records.js';

const TOKEN = 'a-token-of-this-start';

/** Side records that can't be reached when told so. */
class TroubledRecords extends MemorySideRecords {
  trouble = false;
  asked = 0;

  override async get<T>(kind: string, id: string): Promise<SideRecord<T> | undefined> {
    this.asked += 1;
    if (this.trouble) throw new Error('the store can not be reached');
    return super.get<T>(kind, id);
  }
}

describe('the HTTP server', () => {
  let server: ReturnType<typeof createServer>;
  let port: number;
  let receive: Receive;
  let lines: string[];
  let moved: unknown[];

  beforeEach(async () => {
    lines = [];
    moved = [];
    receive = async () => ({ status: 200 });
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    server = createServer({ log, localStart: true });
    mountMessages(server, (one) => receive(one));
    const control = {
      now: () => '2025-11-03T15:00:00.000Z',
      move: async (change: unknown) => {
        moved.push(change);
        return '2025-11-04T15:00:00.000Z';
      },
      state: async () => ({ ciclos: 1 }),
      package: async (ciclo: string) => (ciclo === 'pae-2025' ? new Uint8Array([80, 75]) : undefined),
    };
    mountLocalControl(server, control, TOKEN);
    port = await listen(server, '127.0.0.1', 0, true);
  });

  afterEach(() => stopListening(server));

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, init);
  const json = (body: string, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

  it('says that it is in service', async () => {
    const response = await call('/salud');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { estado: 'en servicio' });
  });

  it('says that the store does not answer while that lasts, to many at the price of one question, and stays in service', async () => {
    const records = new TroubledRecords();
    mountReadiness(server, () => records.get('salud', 'registro'));
    records.trouble = true;
    const answers = await Promise.all(Array.from({ length: 20 }, () => call('/salud/registro')));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [503]);
    assert.deepEqual(await answers[0]?.json(), { estado: 'sin registro' });
    assert.equal(records.asked, 1);
    assert.equal((await call('/salud')).status, 200);
  });

  it('says that the store answers', async () => {
    const records = new TroubledRecords();
    mountReadiness(server, () => records.get('salud', 'registro'));
    const response = await call('/salud/registro');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { estado: 'en servicio' });
  });

  const refused: readonly (readonly [string, string, RequestInit, number, string])[] = [
    ['an unknown path', '/nada', {}, 404, 'not-found'],
    ['another method', '/api/messages', {}, 405, 'method-not-allowed'],
    [
      'another content type',
      '/api/messages',
      { method: 'POST', body: 'hola', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['no content type', '/api/messages', { method: 'POST' }, 415, 'unsupported-media-type'],
    ['a compressed body', '/api/messages', json('x', { 'content-encoding': 'gzip' }), 415, 'unsupported-media-type'],
    ['broken JSON', '/api/messages', json('{"a":'), 400, 'bad-request'],
    ['a body over the limit', '/api/messages', json(`"${'a'.repeat(600_000)}"`), 413, 'too-large'],
    ['the clock without token', '/local/reloj', {}, 403, 'forbidden'],
    ['the clock with another token', '/local/reloj', { headers: { 'x-local-token': 'x' } }, 403, 'forbidden'],
    ['moving the clock without token', '/local/reloj', json('{}'), 403, 'forbidden'],
    ['the state without token', '/local/estado', {}, 403, 'forbidden'],
    ['a package without token', '/local/paquete/pae-2025', {}, 403, 'forbidden'],
  ];
  for (const [name, path, init, status, error] of refused) {
    it(`answers ${status} to ${name}, in one generic form`, async () => {
      const response = await call(path, init);
      assert.equal(response.status, status);
      assert.deepEqual(await response.json(), { error });
      assert.deepEqual(moved, []);
    });
  }

  it('stops a body over the limit that did not announce its length', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const req = request(
        { port, path: '/api/messages', method: 'POST', headers: { 'content-type': 'application/json' } },
        (res) => {
          res.resume();
          resolve(res.statusCode);
        },
      );
      req.on('error', () => undefined);
      for (let sent = 0; sent < 10; sent += 1) req.write('a'.repeat(100_000));
      req.end();
    });
    assert.equal(status, 413);
  });

  it('hides what an unexpected error says, logs it, and stays up', async () => {
    receive = async () => Promise.reject(new Error('secreto interno'));
    const response = await call('/api/messages', json('{}'));
    assert.equal(response.status, 500);
    assert.equal(await response.text(), '{"error":"internal"}');
    assert.ok(lines.some((line) => line.includes('secreto interno')));
    assert.equal((await call('/salud')).status, 200);
  });

  it('logs neither bodies nor tokens', async () => {
    await call('/api/messages', json('{"text":"confidencial"}', { authorization: 'Bearer abc123' }));
    await call('/api/messages', json('{"text":"confidencial', { authorization: 'Bearer abc123' }));
    assert.ok(!lines.join('').includes('confidencial') && !lines.join('').includes('abc123'));
  });

  it('refuses a page of another site that uses its own name for this machine', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const options = { port, path: '/salud', headers: { host: 'evil.example' } };
      request(options, (res) => {
        res.resume();
        resolve(res.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 403);
  });

  it('shows and moves the clock, and tells the state, with the token', async () => {
    const headers = { 'x-local-token': TOKEN };
    assert.deepEqual(await (await call('/local/reloj', { headers })).json(), { ahora: '2025-11-03T15:00:00.000Z' });
    assert.deepEqual(await (await call('/local/reloj', json('{"dias":1}', headers))).json(), {
      ahora: '2025-11-04T15:00:00.000Z',
    });
    assert.deepEqual(moved, [{ dias: 1 }]);
    assert.deepEqual(await (await call('/local/estado', { headers })).json(), { ciclos: 1 });
    assert.equal(await (await call('/local/paquete/pae-2025', { headers })).text(), 'PK');
    assert.equal((await call('/local/paquete/otro', { headers })).status, 404);
  });

  it('takes no token that could be guessed', () => {
    const control = { now: () => '', move: async () => '', state: async () => ({}), package: async () => undefined };
    assert.throws(() => mountLocalControl(server, control, 'corto'));
  });

  it('listens nowhere but on loopback in the local start', async () => {
    await assert.rejects(listen(server, '0.0.0.0', 0, true), { name: 'UnsafeAddress' });
  });

  it('tells when its port is taken', async () => {
    const second = createServer({ log: pino({ level: 'silent' }), localStart: true });
    await assert.rejects(listen(second, '127.0.0.1', port, true), { code: 'EADDRINUSE' });
  });

  it('answers what is under way before it stops', async () => {
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    receive = () => {
      begun();
      return new Promise((resolve) => {
        finish = () => resolve({ status: 200, body: { listo: true } });
      });
    };
    const answer = call('/api/messages', json('{}'));
    await started;
    const stopped = stopListening(server);
    finish();
    assert.deepEqual(await (await answer).json(), { listo: true });
    await stopped;
    server = createServer({ log: pino({ level: 'silent' }), localStart: true });
    await listen(server, '127.0.0.1', 0, true);
  });
});
