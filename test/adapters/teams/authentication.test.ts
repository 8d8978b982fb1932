import assert from 'node:assert/strict';
import { BotAdapter } from '../../../src/adapters/teams/bot-adapter.js';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.js';
import { APP, activity, TENANT } from './support/activities.js';
import { LOCAL, startBot, type TestBot } from './support/bot.js';
import { SERVICE, StubIssuer } from './support/oidc.js';

const said = () => activity(SERVICE, { type: 'message', text: 'hola' });

describe('authentication', () => {
  let issuer: StubIssuer;
  let bot: TestBot;
  const { error } = console;

  before(async () => {
    issuer = await new StubIssuer().start();
    bot = await startBot({ settings: issuer.settings() });
    console.error = () => undefined;
  });

  after(async () => {
    console.error = error;
    await bot.close();
    await issuer.close();
  });

  it('lets the channel in', async () => {
    const answer = await bot.post(said(), { authorization: issuer.bearer() });
    assert.equal(answer.status, 200);
    assert.equal(bot.chat.messages.length, 1);
  });

  const hour = 3600;
  const now = Math.floor(Date.now() / 1000);
  const refused: readonly (readonly [string, () => string])[] = [
    ['no token', () => ''],
    ['no Bearer', () => issuer.bearer().slice('Bearer '.length)],
    ['something that is no token', () => 'Bearer abc.def.ghi'],
    ['another audience', () => issuer.bearer({ aud: '55555555-5555-4555-8555-555555555555' })],
    ['another issuer', () => issuer.bearer({ iss: 'https://evil.example' })],
    [
      'a token of the own application',
      () => issuer.bearer({ iss: `https://sts.windows.net/${TENANT}/`, appid: APP, ver: '1.0' }),
    ],
    ['an expired token', () => issuer.bearer({ nbf: now - 3 * hour, exp: now - 2 * hour })],
    ['a token that is not valid yet', () => issuer.bearer({ nbf: now + hour, exp: now + 2 * hour })],
    ['a forged signature', () => issuer.bearer({}, true)],
    ['another service address', () => issuer.bearer({ serviceurl: 'https://smba.trafficmanager.net/emea/' })],
  ];
  for (const [name, authorization] of refused) {
    it(`answers 401 and nothing more to ${name}`, async () => {
      const before = bot.chat.count;
      const answer = await bot.post(said(), { authorization: authorization() });
      assert.equal(answer.status, 401);
      assert.equal(answer.text, '{"error":"unauthorized"}');
      assert.equal(bot.chat.count, before);
    });
  }

  const foreign = '66666666-6666-4666-8666-666666666666';
  const elsewhere: readonly (readonly [string, Record<string, unknown>])[] = [
    ['another tenant', { conversation: { id: 'a:x', conversationType: 'personal', tenantId: foreign } }],
    [
      'another tenant in the channel data only',
      { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: { tenant: { id: foreign } } },
    ],
    ['no tenant', { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} }],
    ['another channel', { channelId: 'emulator' }],
    ['no person', { from: { id: '29:x' } }],
  ];
  for (const [name, over] of elsewhere) {
    it(`refuses ${name} though the token is good`, async () => {
      const before = bot.chat.count;
      const answer = await bot.post({ ...said(), ...over }, { authorization: issuer.bearer() });
      assert.ok(answer.status === 403 || answer.status === 401, String(answer.status));
      assert.equal(bot.chat.count, before);
    });
  }

  it('tells nobody without token which tenant it serves', async () => {
    const wrong = { ...said(), conversation: { id: 'a:x', conversationType: 'personal', tenantId: foreign } };
    assert.equal((await bot.post(wrong)).status, 401);
    assert.equal((await bot.post(said())).status, 401);
  });

  it('answers 503 when the keys cannot be had, so that Teams sends again', async () => {
    const away = await new StubIssuer().start();
    const settings = away.settings();
    await away.close();
    const other = await startBot({ settings });
    try {
      const answer = await other.post(said(), { authorization: issuer.bearer() });
      assert.equal(answer.status, 503);
      assert.equal(answer.text, '{"error":"unavailable"}');
    } finally {
      await other.close();
    }
  });
});

describe('the settings', () => {
  const production: TeamsSettings = {
    localStart: false,
    appId: APP,
    tenantId: TENANT,
    credentials: { kind: 'secret', password: 'x' },
  };
  const unsafe: readonly (readonly [string, TeamsSettings])[] = [
    ['an app id', { ...production, appId: '' }],
    ['a tenant', { ...production, tenantId: ' ' }],
    ['credentials', { ...production, credentials: { kind: 'none' } }],
    ['a secret', { ...production, credentials: { kind: 'secret', password: ' ' } }],
  ];
  for (const [name, settings] of unsafe) {
    it(`don't allow a start without ${name}`, () => {
      assert.throws(() => new BotAdapter(settings), { name: 'UnsafeSettings' });
    });
  }

  it('take a managed identity without a secret', () => {
    assert.ok(new BotAdapter({ ...production, credentials: { kind: 'managed-identity' } }));
  });

  it('take no credentials in the local start', () => {
    assert.ok(new BotAdapter(LOCAL));
    assert.throws(() => new BotAdapter({ ...production, localStart: true }), { name: 'UnsafeSettings' });
  });
});
