import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Reply } from '../../../src/application/chat.js';
import { activity, message, PERSON, press } from './support/activities.js';
import { startBot, type TestBot } from './support/bot.js';
import { later } from './support/chat.js';
import { StubConnector } from './support/connector.js';
import { field } from './support/json.js';
import { MemorySideRecords } from './support/side-records.js';

const CARD: Reply = { card: { template: 'aviso', data: { titulo: 'Acuse recibido', texto: 'Gracias.' } } };

describe('buttons', () => {
  let connector: StubConnector;
  let bot: TestBot;

  beforeEach(async () => {
    connector = await new StubConnector().start();
    bot = await startBot();
  });

  afterEach(async () => {
    await bot.close();
    await connector.close();
  });

  it('answer with the card that takes the place of the pressed one', async () => {
    bot.chat.onActionDo = async () => CARD;
    const answer = await bot.post(press(connector.serviceUrl, 'acusar', { asm: 'A-1', rev: 3 }));
    assert.equal(answer.status, 200);
    assert.equal(field(answer.body, 'statusCode'), 200);
    assert.equal(field(answer.body, 'type'), 'application/vnd.microsoft.card.adaptive');
    assert.equal(field(answer.body, 'value', 'type'), 'AdaptiveCard');
    const [action] = bot.chat.actions;
    assert.deepEqual(
      [action?.person, action?.verb, action?.data, action?.cardId],
      [PERSON, 'acusar', { asm: 'A-1', rev: 3 }, 'card-1'],
    );
    assert.equal(connector.requests.length, 0);
  });

  it('answer with text as a message', async () => {
    bot.chat.onActionDo = async () => ({ text: 'Listo' });
    const { body } = await bot.post(press(connector.serviceUrl, 'x'));
    assert.deepEqual(body, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Listo' });
  });

  const malformed: readonly (readonly [string, unknown])[] = [
    ['no value', undefined],
    ['a text for value', 'x'],
    ['no verb', { action: { data: {} } }],
    ['an empty verb', { action: { verb: '', data: {} } }],
    ['a number for verb', { action: { verb: 7 } }],
    ['an automatic refresh', { action: { verb: 'x' }, trigger: 'automatic' }],
  ];
  for (const [name, value] of malformed) {
    it(`get the error shape for ${name}`, async () => {
      const answer = await bot.post(
        activity(connector.serviceUrl, { type: 'invoke', name: 'adaptiveCard/action', value }),
      );
      assert.equal(answer.status, 200);
      assert.equal(field(answer.body, 'statusCode'), 400);
      assert.equal(field(answer.body, 'type'), 'application/vnd.microsoft.error');
      assert.equal(field(answer.body, 'value', 'code'), 'BadRequest');
      assert.equal(bot.chat.count, 0);
    });
  }

  it('have no data when the client sends a text for it', async () => {
    await bot.post(press(connector.serviceUrl, 'x', {}, { value: { action: { verb: 'x', data: 'nada' } } }));
    assert.deepEqual(bot.chat.actions[0]?.data, {});
  });

  it('run once for one activity id and give every repetition the same answer', async () => {
    bot.chat.onActionDo = async () => CARD;
    const sent = press(connector.serviceUrl, 'acusar');
    const answers = await Promise.all([bot.post(sent), bot.post(sent)]);
    answers.push(await bot.post(sent));
    assert.equal(bot.chat.actions.length, 1);
    assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
  });

  it('give the stored answer when another process took the press', async () => {
    bot.chat.onActionDo = async () => CARD;
    const sent = press(connector.serviceUrl, 'acusar');
    const first = await bot.post(sent);
    await bot.channel.drained();
    const other = await startBot({ side: bot.side });
    try {
      assert.equal((await other.post(sent)).text, first.text);
      assert.equal(other.chat.count, 0);
    } finally {
      await other.close();
    }
  });

  it('are worked on by who gets them again, when the process that took them died before their end', async () => {
    await bot.close();
    let ahead = 0;
    const now = (): number => Date.now() + ahead;
    const dead = later<Reply>();
    bot = await startBot({ now, limits: { messageMs: 10, actionMs: 10 }, every: () => () => undefined });
    bot.chat.onActionDo = () => dead.promise;
    const sent = press(connector.serviceUrl, 'acusar');
    await bot.post(sent);
    const pause = async (): Promise<void> => {
      ahead += 6000;
    };
    const other = await startBot({ side: bot.side, now, pause });
    other.chat.onActionDo = async () => CARD;
    try {
      assert.match((await other.post(sent)).text, /Acuse recibido/);
      assert.equal(other.chat.actions.length, 1);
    } finally {
      await other.close();
      dead.resolve(CARD);
    }
  });

  it('are looked on, however long, while the process that took them lives', async () => {
    await bot.close();
    let ahead = 0;
    const now = (): number => Date.now() + ahead;
    const beats: (() => void)[] = [];
    const work = later<Reply>();
    const every = (_ms: number, beat: () => void): (() => void) => {
      beats.push(beat);
      return () => beats.pop();
    };
    bot = await startBot({ now, limits: { messageMs: 10, actionMs: 10 }, every });
    bot.chat.onActionDo = () => work.promise;
    const sent = press(connector.serviceUrl, 'acusar');
    await bot.post(sent);
    const pause = async (): Promise<void> => {
      ahead += 6000;
      beats[0]?.();
      await setImmediate();
      if (ahead > 30_000) work.resolve({ text: 'Listo' });
    };
    const other = await startBot({ side: bot.side, now, pause });
    try {
      assert.match((await other.post(sent)).text, /Listo/);
      assert.equal(other.chat.count, 0);
      await Promise.all([bot.channel.drained(), other.channel.drained()]);
      assert.deepEqual(connector.texts, ['Listo']);
      assert.deepEqual(beats, []);
    } finally {
      await other.close();
    }
  });

  it('reach the chat twice when pressed twice', async () => {
    await Promise.all([
      bot.post(press(connector.serviceUrl, 'acusar')),
      bot.post(press(connector.serviceUrl, 'acusar')),
    ]);
    assert.equal(bot.chat.actions.length, 2);
  });

  it('tell of a failure without its text', async () => {
    bot.chat.onActionDo = async () => Promise.reject(new Error('secreto interno'));
    const answer = await bot.post(press(connector.serviceUrl, 'acusar'));
    assert.equal(answer.status, 200);
    assert.match(answer.text, /No fue posible/);
    assert.doesNotMatch(answer.text, /secreto/);
  });

  it('tell of a card that cannot be drawn', async () => {
    bot.chat.onActionDo = async () => ({ card: { template: 'no-existe', data: {} } });
    assert.match((await bot.post(press(connector.serviceUrl, 'acusar'))).text, /No fue posible/);
  });

  it('that take long say so, and their card is updated once at the end', async () => {
    await bot.close();
    bot = await startBot({ limits: { messageMs: 10, actionMs: 10 } });
    const gate = later<Reply>();
    bot.chat.onActionDo = () => gate.promise;
    const sent = press(connector.serviceUrl, 'integrar');
    const answers = await Promise.all([bot.post(sent), bot.post(sent)]);
    for (const answer of answers) assert.match(answer.text, /está en proceso/);
    gate.resolve(CARD);
    await connector.arrived(1);
    await bot.channel.drained();
    assert.deepEqual(
      connector.requests.map(({ method, path }) => [method, path]),
      [['PUT', '/v3/conversations/a:personal-1/activities/card-1']],
    );
  });

  for (const [what, sent] of [
    ['presses', press],
    ['messages', message],
  ] as const)
    it(`tell those whose ${what} are still waited for that they failed, when the store fails after all that time`, async () => {
      await bot.close();
      const side = new MemorySideRecords();
      const gate = later<void>();
      side.create = () => gate.promise.then(() => Promise.reject(new Error('the store can not be reached')));
      bot = await startBot({ side, limits: { messageMs: 10, actionMs: 10 } });
      const one = sent(connector.serviceUrl, 'integrar');
      await Promise.all([bot.post(one), bot.post(one)]);
      assert.deepEqual(connector.texts, []);
      gate.resolve();
      await connector.arrived(1);
      await bot.channel.drained();
      assert.equal(connector.texts.length, 1);
      assert.match(String(connector.texts[0]), /No fue posible/);
    });

  it('of old clients come as a submit, and the card is updated', async () => {
    bot.chat.onActionDo = async () => CARD;
    const value = { verb: 'acusar', asm: 'A-1' };
    const sent = activity(connector.serviceUrl, { type: 'message', value, replyToId: 'card-9' });
    assert.equal((await bot.post(sent)).status, 200);
    const [action] = bot.chat.actions;
    assert.deepEqual([action?.verb, action?.data, action?.cardId], ['acusar', { asm: 'A-1' }, 'card-9']);
    assert.equal(connector.requests[0]?.method, 'PUT');
  });

  it('of old clients get a new card when theirs is gone', async () => {
    bot.chat.onActionDo = async () => CARD;
    connector.answers.push({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } });
    await bot.post(activity(connector.serviceUrl, { type: 'message', value: { verb: 'acusar' }, replyToId: 'card-9' }));
    assert.deepEqual(
      connector.requests.map(({ method }) => method),
      ['PUT', 'POST'],
    );
  });

  it('do not take a written message for a submit', async () => {
    await bot.post(message(connector.serviceUrl, 'hola', { value: { verb: 'acusar' } }));
    assert.equal(bot.chat.actions.length, 0);
    assert.equal(bot.chat.messages.length, 1);
  });

  for (const name of ['task/fetch', 'fileConsent/invoke', 'composeExtension/query', 'algo/raro']) {
    it(`answer the invoke ${name} with 200 and nothing done`, async () => {
      assert.equal((await bot.post(activity(connector.serviceUrl, { type: 'invoke', name, value: {} }))).status, 200);
      assert.equal(bot.chat.count, 0);
    });
  }
});
