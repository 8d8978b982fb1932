import assert from 'node:assert/strict';
import type { SendOutcome } from '../../../src/application/messenger.js';
import { activity, CONVERSATION, message, PERSON } from './support/activities.js';
import { startBot, type TestBot } from './support/bot.js';
import { type ConnectorAnswer, StubConnector } from './support/connector.js';
import { field } from './support/json.js';

const CARD = { template: 'aviso', data: { titulo: 'Recordatorio', texto: 'Texto' } };

describe('the messenger', () => {
  let connector: StubConnector;
  let bot: TestBot;

  beforeEach(async () => {
    connector = await new StubConnector().start();
    bot = await startBot({ timeoutMs: 300 });
    await bot.post(activity(connector.serviceUrl, { type: 'messageReaction' }));
  });

  afterEach(async () => {
    await bot.close();
    await connector.close();
  });

  it('sends the card alone, with its summary, and tells its id', async () => {
    connector.answers.push({ status: 201, body: { id: 'm-77' } });
    const outcome = await bot.channel.messenger.send(PERSON, CARD, 'Tiene un recordatorio');
    assert.deepEqual(outcome, { kind: 'sent', activityId: 'm-77' });
    const [request] = connector.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.path, `/v3/conversations/${CONVERSATION}/activities`);
    assert.equal(request?.body['summary'], 'Tiene un recordatorio');
    assert.equal(request?.body['text'], undefined);
    assert.equal(field(request?.body, 'attachments', '0', 'content', 'type'), 'AdaptiveCard');
    assert.equal(field(request?.body, 'recipient', 'id'), '29:uno');
  });

  it('updates the card where it is', async () => {
    const outcome = await bot.channel.messenger.update(PERSON, 'm-7', CARD);
    assert.equal(outcome.kind, 'sent');
    assert.deepEqual(
      [connector.requests[0]?.method, connector.requests[0]?.path],
      ['PUT', `/v3/conversations/${CONVERSATION}/activities/m-7`],
    );
  });

  it('cannot reach who never had a conversation, and asks nobody', async () => {
    const outcome = await bot.channel.messenger.send('99999999-9999-4999-8999-999999999999', CARD, 's');
    assert.deepEqual(outcome, { kind: 'unreachable', code: 'no-conversation' });
    assert.equal(connector.requests.length, 0);
  });

  const blocked = { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":"x"}' };
  const error = (code: string) => ({ error: { code, message: 'details' } });
  const table: readonly (readonly [name: string, answer: ConnectorAnswer, send: SendOutcome, update?: SendOutcome])[] =
    [
      [
        '429 with Retry-After',
        { status: 429, body: error('Throttled'), headers: { 'retry-after': '7' } },
        { kind: 'refused', code: 'Throttled', retryAfterMs: 7000 },
      ],
      ['429 without', { status: 429, body: error('Throttled') }, { kind: 'refused', code: 'Throttled' }],
      ['412', { status: 412, body: error('PreconditionFailed') }, { kind: 'refused', code: 'PreconditionFailed' }],
      ['503', { status: 503 }, { kind: 'refused', code: 'http-503' }],
      ['500', { status: 500, body: error('ServiceError') }, { kind: 'uncertain', code: 'ServiceError' }],
      ['502', { status: 502 }, { kind: 'uncertain', code: 'http-502' }],
      ['504', { status: 504 }, { kind: 'uncertain', code: 'http-504' }],
      ['408', { status: 408 }, { kind: 'uncertain', code: 'http-408' }],
      ['no answer', 'hang', { kind: 'uncertain', code: 'timeout' }],
      ['a dropped connection', 'drop', { kind: 'uncertain', code: 'ECONNRESET' }],
      [
        '403',
        { status: 403, body: error('BotNotInConversationRoster') },
        { kind: 'unreachable', code: 'BotNotInConversationRoster' },
      ],
      [
        '403 with the code inside the message',
        { status: 403, body: blocked },
        { kind: 'unreachable', code: 'MessageWritesBlocked' },
      ],
      [
        '404',
        { status: 404, body: error('ConversationNotFound') },
        { kind: 'unreachable', code: 'ConversationNotFound' },
        { kind: 'gone' },
      ],
      ['400', { status: 400, body: error('BadArgument') }, { kind: 'failed', code: 'BadArgument' }],
      ['401', { status: 401, body: error('BotNotRegistered') }, { kind: 'failed', code: 'BotNotRegistered' }],
      ['413', { status: 413, body: error('MessageSizeTooBig') }, { kind: 'failed', code: 'MessageSizeTooBig' }],
      [
        'a redirect',
        { status: 307, headers: { location: 'https://evil.example/' } },
        { kind: 'failed', code: 'http-307' },
      ],
    ];
  for (const [name, answer, send, update = send] of table) {
    it(`makes one request and no silent second one: ${name}`, async () => {
      connector.answers.push(answer, answer);
      assert.deepEqual(await bot.channel.messenger.send(PERSON, CARD, 's'), send);
      assert.equal(connector.requests.length, 1);
      assert.deepEqual(await bot.channel.messenger.update(PERSON, 'm-1', CARD), update);
      assert.equal(connector.requests.length, 2);
    });
  }

  it('knows that nothing was sent when nobody listens', async () => {
    const gone = await new StubConnector().start();
    await bot.post(activity(gone.serviceUrl, { type: 'messageReaction' }));
    await gone.close();
    assert.deepEqual(await bot.channel.messenger.send(PERSON, CARD, 's'), { kind: 'refused', code: 'ECONNREFUSED' });
  });

  it('uses the service address of the last activity', async () => {
    const moved = await new StubConnector().start();
    try {
      await bot.post(activity(moved.serviceUrl, { type: 'messageReaction' }));
      await bot.channel.messenger.send(PERSON, CARD, 's');
      assert.equal(moved.requests.length, 1);
      assert.equal(connector.requests.length, 0);
    } finally {
      await moved.close();
    }
  });

  it('keeps the order within a conversation, replies included', async () => {
    bot.chat.onMessageDo = async () => [{ text: 'respuesta' }];
    connector.answers.push('hang');
    const first = bot.channel.messenger.send(PERSON, CARD, 'primero');
    await connector.arrived(1);
    const rest = [bot.post(message(connector.serviceUrl, 'hola')), bot.channel.messenger.send(PERSON, CARD, 'tercero')];
    assert.equal(connector.requests.length, 1);
    assert.deepEqual(await first, { kind: 'uncertain', code: 'timeout' });
    await Promise.all(rest);
    assert.deepEqual(
      connector.requests.map(({ body }) => body['summary'] ?? body['text']).sort(),
      ['primero', 'respuesta', 'tercero'].sort(),
    );
  });

  it('throws for a card that has no template: that is a defect, not an outcome', async () => {
    await assert.rejects(bot.channel.messenger.send(PERSON, { template: 'nada', data: {} }, 's'), {
      name: 'TemplateDefect',
    });
  });
});
