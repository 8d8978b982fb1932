import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAllowedService } from '../../../src/adapters/teams/service-address.js';
import { activity, message, PERSON } from './support/activities.js';
import { startBot, type TestBot } from './support/bot.js';
import { StubConnector } from './support/connector.js';

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('the gate', () => {
  let connector: StubConnector;
  let bot: TestBot;

  before(async () => {
    connector = await new StubConnector().start();
    bot = await startBot();
  });

  after(async () => {
    await bot.close();
    await connector.close();
  });

  beforeEach(() => {
    bot.chat.messages.length = 0;
  });

  const without = (key: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(message(connector.serviceUrl, 'hola')).filter(([name]) => name !== key));

  for (const key of ['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation']) {
    it(`refuses an activity without ${key}`, async () => {
      const answer = await bot.post(without(key));
      assert.equal(answer.status, 400);
      assert.equal(answer.text, '{"error":"bad-request"}');
      assert.equal(bot.chat.count, 0);
    });
  }

  it('takes an activity without id, timestamp or channel data', async () => {
    for (const key of ['id', 'timestamp', 'channelData']) assert.equal((await bot.post(without(key))).status, 200);
    assert.equal(bot.chat.messages.length, 3);
  });

  const odd: readonly (readonly [string, Record<string, unknown>, number])[] = [
    ['a list for text', { text: ['a'] }, 400],
    ['an object for from', { from: { id: { $gt: '' } } }, 400],
    ['a path for a person', { from: { id: '29:x', aadObjectId: '../../etc' } }, 400],
    ['a text for attachments', { attachments: 'x' }, 400],
    ['a number for conversation id', { conversation: { id: 7, conversationType: 'personal' } }, 400],
    ['no kind of conversation', { conversation: { id: 'a', tenantId: '22222222-2222-4222-8222-222222222222' } }, 403],
    ['a foreign service address', { serviceUrl: 'https://evil.example/' }, 403],
    ['an empty service address', { serviceUrl: '' }, 403],
    ['a connector beyond loopback in the local start', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }, 403],
  ];
  for (const [name, over, status] of odd) {
    it(`refuses ${name}`, async () => {
      assert.equal((await bot.post(message(connector.serviceUrl, 'hola', over))).status, status);
      assert.equal(bot.chat.count, 0);
    });
  }

  const bodies: readonly (readonly [string, string, number])[] = [
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['a text', '"hola"', 400],
    ['broken JSON', '{"type":', 400],
    ['nothing', '', 400],
    ['200 levels', nested(200), 400],
    ['50,000 levels', nested(50_000), 400],
    ['600 KB', JSON.stringify({ type: 'message', text: 'a'.repeat(600_000) }), 413],
  ];
  for (const [name, body, status] of bodies) {
    it(`refuses a body that is ${name}`, async () => {
      const answer = await bot.post(body);
      assert.equal(answer.status, status);
      assert.match(answer.text, /^\{"error":"[a-z-]+"\}$/);
    });
  }

  it('drops __proto__ wherever it is', async () => {
    const text = JSON.stringify(message(connector.serviceUrl, 'hola', { value: 0 }));
    const evil = text.replace(
      '"value":0',
      '"value":{"verb":"x","__proto__":{"polluted":true}},"__proto__":{"polluted":true}',
    );
    assert.equal((await bot.post(evil)).status, 200);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get(bot.chat.messages[0] ?? {}, 'polluted'), undefined);
  });

  it('survives any JSON in any field, and stays in service', async () => {
    const keys = Object.keys(
      activity(connector.serviceUrl, {
        type: 'message',
        text: 'x',
        value: 1,
        attachments: [],
        entities: [],
        membersAdded: [],
        action: 'add',
        name: 'x',
        replyToId: 'x',
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.jsonValue(),
        fc.constantFrom('message', 'invoke', 'conversationUpdate', 'installationUpdate'),
        async (key, value, type) => {
          const answer = await bot.post({ ...activity(connector.serviceUrl, { type, text: 'x' }), [key]: value });
          assert.ok([200, 400, 403].includes(answer.status), `${answer.status} for ${key}`);
        },
      ),
      { numRuns: 150 },
    );
    assert.equal((await fetch(`${bot.origin}/salud`)).status, 200);
    assert.ok(bot.chat.messages.every((one) => one.person === PERSON));
  });
});

describe('a service address', () => {
  const production: readonly (readonly [string, boolean])[] = [
    ['https://smba.trafficmanager.net/amer/', true],
    ['https://api.botframework.com', true],
    ['http://smba.trafficmanager.net/amer/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evil-botframework.com/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://user:x@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['http://127.0.0.1:3978/', false],
    ['https://169.254.169.254/', false],
    ['no address', false],
  ];
  for (const [address, allowed] of production) {
    it(`${allowed ? 'may' : 'may not'} be ${address} in production`, () => {
      assert.equal(isAllowedService(address, false), allowed);
    });
  }

  it('may be on loopback in the local start, and nowhere else', () => {
    assert.ok(isAllowedService('http://localhost:56150/_connector', true));
    assert.ok(isAllowedService('http://[::1]:56150/_connector', true));
    assert.ok(!isAllowedService('http://10.0.0.1/', true));
    assert.ok(!isAllowedService('http://127.0.0.1.evil.example/', true));
  });
});
