import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { Reply } from '../../../src/application/chat.js';
import { activity, CONVERSATION, message, PERSON, press } from './support/activities.js';
import { startBot, type TestBot } from './support/bot.js';
import { later } from './support/chat.js';
import { StubConnector } from './support/connector.js';
import { MemorySideRecords } from './support/side-records.js';

/** Records on a disk that may be full. */
class FullSideRecords extends MemorySideRecords {
  full = false;

  override async put(kind: string, id: string, value: unknown): Promise<void> {
    if (this.full) throw new Error('no space left on device');
    await super.put(kind, id, value);
  }
}

describe('the inbound side', () => {
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

  it('takes a message to the chat and sends its replies in order to the same conversation', async () => {
    bot.chat.onMessageDo = async () => [
      { text: 'uno' },
      { card: { template: 'aviso', data: { titulo: 'Dos', texto: 'dos' } } },
    ];
    const answer = await bot.post(message(connector.serviceUrl, '  hola  '));
    assert.equal(answer.status, 200);
    assert.deepEqual(
      bot.chat.messages.map(({ person, text, files }) => ({ person, text, files })),
      [{ person: PERSON, text: 'hola', files: [] }],
    );
    assert.deepEqual(connector.texts, ['uno', 'card']);
    assert.equal(connector.requests[0]?.path, `/v3/conversations/${CONVERSATION}/activities`);
    assert.equal(connector.requests[0]?.body['textFormat'], 'plain');
    assert.equal(connector.requests[1]?.body['text'], undefined);
  });

  it('shows nobody that it types, however long a message takes', async () => {
    const [reached, answered] = [later<void>(), later<void>()];
    bot.chat.onMessageDo = async () => {
      reached.resolve();
      await answered.promise;
      return [{ text: 'uno' }];
    };
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const posted = bot.post(message(connector.serviceUrl, 'hola'));
      await reached.promise;
      mock.timers.tick(3_000);
      answered.resolve();
      await posted;
    } finally {
      mock.timers.reset();
    }
    assert.deepEqual(connector.texts, ['uno']);
  });

  it('takes the mention of the bot out of the text', async () => {
    const entities = [
      {
        type: 'mention',
        text: '<at>Bot</at>',
        mentioned: { id: '28:33333333-3333-4333-8333-333333333333', name: 'Bot' },
      },
    ];
    await bot.post(message(connector.serviceUrl, '<at>Bot</at>&nbsp;ayuda', { entities }));
    assert.equal(bot.chat.messages[0]?.text, 'ayuda');
  });

  it('hands in 20,000 characters whole', async () => {
    const answer = await bot.post(message(connector.serviceUrl, 'a'.repeat(20_000)));
    assert.equal(answer.status, 200);
    assert.equal(bot.chat.messages[0]?.text.length, 20_000);
  });

  it('attends one activity once, however often it is sent', async () => {
    const sent = message(connector.serviceUrl, 'hola');
    bot.chat.onMessageDo = async () => [{ text: 'respuesta' }];
    const answers = await Promise.all([bot.post(sent), bot.post(sent), bot.post(sent)]);
    answers.push(await bot.post(sent));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [200, 200, 200, 200],
    );
    assert.equal(bot.chat.messages.length, 1);
    assert.deepEqual(connector.texts, ['respuesta']);
  });

  it('attends the activities of one person in their order, and other people meanwhile', async () => {
    const gate = later<readonly Reply[]>();
    bot.chat.onMessageDo = async ({ text }) => (text === 'primero' ? gate.promise : [{ text: `re ${text}` }]);
    const first = bot.post(message(connector.serviceUrl, 'primero'));
    while (bot.chat.messages.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = bot.post(message(connector.serviceUrl, 'segundo'));
    const other = { id: '29:dos', aadObjectId: '44444444-4444-4444-8444-444444444444' };
    const conversation = {
      id: 'a:dos',
      conversationType: 'personal',
      tenantId: '22222222-2222-4222-8222-222222222222',
    };
    await bot.post(message(connector.serviceUrl, 'de otra', { from: other, conversation }));
    assert.deepEqual(
      bot.chat.messages.map((one) => one.text),
      ['primero', 'de otra'],
    );
    gate.resolve([{ text: 're primero' }]);
    await Promise.all([first, second]);
    assert.deepEqual(connector.texts, ['re de otra', 're primero', 're segundo']);
  });

  it('says that something failed without saying what, and goes on', async () => {
    bot.chat.onMessageDo = async () => Promise.reject(new Error('secreto interno'));
    const answer = await bot.post(message(connector.serviceUrl, 'hola'));
    assert.equal(answer.status, 200);
    assert.match(String(connector.texts[0]), /No fue posible atender/);
    bot.chat.onMessageDo = async () => [{ text: 'sigo aquí' }];
    await bot.post(message(connector.serviceUrl, 'hola'));
    assert.equal(connector.texts[1], 'sigo aquí');
  });

  it('says that something failed when nothing can be written, and attends to the next', async () => {
    const side = new FullSideRecords();
    const full = await startBot({ side });
    full.chat.onMessageDo = async () => [{ text: 'atendido' }];
    side.full = true;
    const told = await full.post(message(connector.serviceUrl, 'hola'));
    const pressed = await full.post(press(connector.serviceUrl, 'algo'));
    side.full = false;
    await full.post(message(connector.serviceUrl, 'hola'));
    await full.close();
    assert.equal(told.status, 200);
    assert.match(String(connector.texts[0]), /No fue posible atender/);
    assert.equal(pressed.status, 200);
    assert.match(pressed.text, /No fue posible atender/);
    assert.deepEqual(full.chat.actions, []);
    assert.deepEqual(connector.texts.slice(1), ['atendido']);
  });

  it('sends a reply again after 429, as Retry-After says, and never after 502', async () => {
    await bot.close();
    const pauses: number[] = [];
    bot = await startBot({ pause: async (ms) => void pauses.push(ms) });
    bot.chat.onMessageDo = async ({ text }) => [{ text }];
    connector.answers.push({ status: 429, headers: { 'retry-after': '2' } });
    await bot.post(message(connector.serviceUrl, 'a'));
    connector.answers.push({ status: 502 });
    await bot.post(message(connector.serviceUrl, 'b'));
    assert.deepEqual(pauses, [2000]);
    assert.deepEqual(connector.texts, ['a', 'a', 'b']);
  });

  it('welcomes an installation once, though Teams tells it twice', async () => {
    await Promise.all([
      bot.post(activity(connector.serviceUrl, { type: 'installationUpdate', action: 'add' })),
      bot.post(
        activity(connector.serviceUrl, {
          type: 'conversationUpdate',
          membersAdded: [{ id: '28:33333333-3333-4333-8333-333333333333' }],
        }),
      ),
    ]);
    assert.deepEqual(bot.chat.installations, [PERSON]);
    assert.deepEqual(connector.texts, ['Bienvenida']);
  });

  it('forgets who removed the app, and welcomes a new installation', async () => {
    const install = () => bot.post(activity(connector.serviceUrl, { type: 'installationUpdate', action: 'add' }));
    await install();
    await bot.post(activity(connector.serviceUrl, { type: 'installationUpdate', action: 'remove' }));
    const card = { template: 'aviso', data: { titulo: 't', texto: 't' } };
    assert.deepEqual(await bot.channel.messenger.send(PERSON, card, 's'), {
      kind: 'unreachable',
      code: 'no-conversation',
    });
    await install();
    assert.equal(bot.chat.installations.length, 2);
  });

  it('declines in a group with one sentence, without asking the chat', async () => {
    const conversation = {
      id: '19:grupo',
      conversationType: 'groupChat',
      tenantId: '22222222-2222-4222-8222-222222222222',
    };
    await bot.post(message(connector.serviceUrl, 'pendientes', { conversation }));
    const pressed = await bot.post(press(connector.serviceUrl, 'acusar', {}, { conversation }));
    assert.equal(bot.chat.count, 0);
    assert.equal(connector.requests.length, 1);
    assert.match(String(connector.texts[0]), /solo en el chat personal/);
    assert.equal(pressed.status, 200);
  });

  it('takes no file from an unknown host or an inner address, and says so to the chat', async () => {
    const download = (name: string, downloadUrl: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      content: { downloadUrl },
    });
    const attachments = [
      download('a.pdf', 'https://evil.example/a.pdf'),
      download('b.pdf', 'http://169.254.169.254/latest/meta-data'),
      download('c.pdf', `${connector.serviceUrl}/nothing-there`),
    ];
    const answer = await bot.post(message(connector.serviceUrl, '', { attachments }));
    assert.equal(answer.status, 200);
    const [received] = bot.chat.messages;
    assert.deepEqual(
      received?.files.map((file) => [file.name, file.kind]),
      [
        ['a.pdf', 'unavailable'],
        ['b.pdf', 'unavailable'],
        ['c.pdf', 'unavailable'],
      ],
    );
  });

  it('fetches nothing of whoever the chat takes no file from', async () => {
    bot.chat.takesFilesOf = (person) => person !== PERSON;
    const content = { downloadUrl: `${connector.serviceUrl}/nothing-there` };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    await bot.post(message(connector.serviceUrl, 'hola', { attachments: [{ contentType, name: 'a.pdf', content }] }));
    assert.deepEqual(
      bot.chat.messages.map(({ text, files }) => [text, files.length]),
      [['hola', 0]],
    );
  });

  it('says where files are handed in when they are put in a group or a channel, which hands none on', async () => {
    const conversation = {
      id: '19:grupo',
      conversationType: 'channel',
      tenantId: '22222222-2222-4222-8222-222222222222',
    };
    const content = '<div><attachment id="1"></attachment></div>';
    const attachments = [{ contentType: 'text/html', content }];
    await bot.post(message(connector.serviceUrl, 'evidencia', { conversation, attachments }));
    assert.equal(bot.chat.count, 0);
    assert.match(String(connector.texts[0]), /se entregan en el chat personal.*con el clip/);
  });

  it('reaches who installed the app again here after another replica was told of the removal', async () => {
    const other = await startBot({ side: bot.side });
    const install = { type: 'installationUpdate', action: 'add' };
    try {
      await bot.post(activity(connector.serviceUrl, install));
      await other.post(activity(connector.serviceUrl, { ...install, action: 'remove' }));
      await bot.post(activity(connector.serviceUrl, install));
      const card = { template: 'aviso', data: { titulo: 'Aviso', texto: 'Llegó.' } };
      assert.equal((await bot.channel.messenger.send(PERSON, card, 'Aviso')).kind, 'sent');
    } finally {
      await other.close();
    }
  });

  it('answers the request when the limit is over and sends the reply afterwards', async () => {
    await bot.close();
    bot = await startBot({ limits: { messageMs: 10, actionMs: 10 } });
    const gate = later<readonly Reply[]>();
    bot.chat.onMessageDo = () => gate.promise;
    const sent = message(connector.serviceUrl, 'trabajo largo');
    assert.equal((await bot.post(sent)).status, 200);
    assert.equal(connector.requests.length, 0);
    assert.equal((await bot.post(sent)).status, 200);
    gate.resolve([{ text: 'listo' }]);
    await connector.arrived(1);
    await bot.channel.drained();
    assert.equal(bot.chat.messages.length, 1);
    assert.deepEqual(connector.texts, ['listo']);
  });

  it('ignores reactions, edits and what has no person, and stays up', async () => {
    for (const type of ['messageReaction', 'messageUpdate', 'typing', 'event', 'endOfConversation']) {
      assert.equal((await bot.post(activity(connector.serviceUrl, { type }))).status, 200);
    }
    const system = activity(connector.serviceUrl, { type: 'installationUpdate', action: 'add', from: { id: '28:x' } });
    assert.equal((await bot.post(system)).status, 200);
    assert.equal(bot.chat.count, 0);
  });
});
