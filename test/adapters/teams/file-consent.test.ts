import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { MemoryArchive } from '../../../src/adapters/memory/memory-archive.js';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import { DEFAULT_FILE_RULES } from '../../../src/adapters/teams/fetch-file.js';
import { type Upload, uploadFile } from '../../../src/adapters/teams/upload-file.js';
import { MemoryOffice } from '../../application/memory-office.js';
import { TestClock } from '../../application/office-harness.js';
import { RecordingMessenger } from '../../application/recording-messenger.js';
import { PERSONAS, sampleInstitution } from '../../application/sample-institution.js';
import { CICLO, STAGES } from '../../application/stages.js';
import { activity, press } from './support/activities.js';
import { startBot, type TestBot } from './support/bot.js';
import { later } from './support/chat.js';
import { StubConnector } from './support/connector.js';
import { bodyOf, type HttpStub, startStub } from './support/http-stub.js';
import { field } from './support/json.js';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const TEXT = 'El Mecanismo, como se publicó.';
const RULES = { ...DEFAULT_FILE_RULES, localStart: true, totalMs: 2000, idleMs: 1000 };

/** restify, loaded in the same process, makes `writeHead` return nothing. */
const reply = (
  res: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): void => {
  res.writeHead(status, headers);
  res.end(body);
};

/** An upload host on loopback that keeps what it gets, and answers as told. */
class OneDrive {
  readonly got: { readonly method: string; readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
  attend: (res: ServerResponse) => void = (res) => reply(res, 201);
  stub: HttpStub | undefined;

  async start(): Promise<this> {
    this.stub = await startStub((req, res) => void this.receive(req, res));
    return this;
  }

  private async receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    this.got.push({ method: req.method ?? '', headers: req.headers, body: await bodyOf(req) });
    this.attend(res);
  }

  get origin(): string {
    return this.stub?.origin ?? assert.fail('not started');
  }
}

describe('a file to a person’s own OneDrive', () => {
  let connector: StubConnector;
  let drive: OneDrive;
  let bot: TestBot;
  let office: MemoryOffice;
  let sha256 = '';

  const as = (person: string) => ({ from: { id: '29:uno', name: 'Persona', aadObjectId: person } });

  beforeEach(async () => {
    connector = await new StubConnector().start();
    drive = await new OneDrive().start();
    bot = await startBot({ files: RULES, draw: cardDrawer(join(process.cwd(), 'cards')) });
    const archive = new MemoryArchive();
    office = await MemoryOffice.open({
      archive,
      clock: new TestClock(),
      institution: sampleInstitution,
      messenger: new RecordingMessenger(),
      failed: (error) => assert.fail(String(error)),
      offers: bot.channel.offers,
    });
    bot.chat.onActionDo = (action) => office.app.chat.onAction(action);
    bot.chat.onOfferAnsweredDo = (answer) => office.app.chat.onOfferAnswered(answer);
    const bytes = new TextEncoder().encode(TEXT);
    sha256 = await archive.keep(bytes);
    const archivo = { sha256, nombre: 'Mecanismo: 2025.pdf', tipo: 'application/pdf', bytes: bytes.length };
    for (const [, command] of STAGES.abierto) await office.order(PERSONAS.se, CICLO, command);
    await office.order(PERSONAS.se, CICLO, { type: 'adjuntar-mecanismo', archivo });
    await office.order(PERSONAS.se, CICLO, { type: 'aprobar-mecanismo', sha256 });
  });

  afterEach(async () => {
    await bot.close();
    await drive.stub?.close();
    await connector.close();
  });

  const button = (verb: string, data: Record<string, string>, person: string = PERSONAS.do) =>
    bot.post(press(connector.serviceUrl, verb, { ciclo: CICLO, asunto: 'mecanismo', ...data }, as(person)));

  /** Presses «Enviar a mi OneDrive» and answers with the id that the consent card carries. */
  const offered = async (person: string = PERSONAS.do): Promise<string> => {
    const { body } = await button('archivo.onedrive', { sha256 }, person);
    assert.match(String(field(body, 'value')), /Confirme en el mensaje siguiente/);
    const sent = connector.requests.at(-1)?.body;
    assert.equal(field(sent, 'attachments', '0', 'contentType'), CONSENT);
    return String(field(sent, 'attachments', '0', 'content', 'acceptContext', 'oferta'));
  };

  const uploadInfo = (over: Record<string, unknown> = {}) => ({
    contentUrl: `${drive.origin}/personal/mecanismo.pdf`,
    name: 'Mecanismo- 2025.pdf',
    uploadUrl: `${drive.origin}/uploadSession?guid=secreto`,
    uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
    fileType: 'pdf',
    ...over,
  });

  const consent = (
    oferta: string,
    action: 'accept' | 'decline',
    info: unknown = uploadInfo(),
    person: string = PERSONAS.do,
  ) =>
    activity(connector.serviceUrl, {
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: 'consent-1',
      value: { type: 'fileUpload', action, context: { oferta }, ...(action === 'accept' ? { uploadInfo: info } : {}) },
      ...as(person),
    });

  const answered = async (body: Record<string, unknown>): Promise<void> => {
    assert.equal((await bot.post(body)).status, 200);
    await bot.channel.drained();
  };

  const lastText = (): string =>
    String(connector.requests.filter(({ method }) => method === 'POST').at(-1)?.body['text']);

  it('has a button beside the one that opens it, and its consent card names file and size', async () => {
    const { text } = await button('archivo.abrir', {});
    assert.match(text, /"title":"Enviar a mi OneDrive"/);
    await offered();
    const card = field(connector.requests.at(-1)?.body, 'attachments', '0');
    assert.equal(field(card, 'name'), 'Mecanismo- 2025.pdf', 'without the signs that OneDrive forbids');
    assert.equal(field(card, 'content', 'sizeInBytes'), TEXT.length + 1);
  });

  it('is put there once the person agrees, without any token, and opened by its own card', async () => {
    await answered(consent(await offered(), 'accept'));
    const [put] = drive.got;
    assert.deepEqual([put?.method, put?.body], ['PUT', TEXT]);
    assert.equal(put?.headers['content-range'], `bytes 0-${TEXT.length}/${TEXT.length + 1}`);
    assert.equal(put?.headers.authorization, undefined);
    const [info, removal] = connector.requests.slice(-2);
    assert.equal(field(info?.body, 'attachments', '0', 'contentType'), INFO);
    assert.equal(field(info?.body, 'attachments', '0', 'content', 'fileType'), 'pdf');
    assert.equal(removal?.method, 'DELETE');
    assert.match(removal?.path ?? '', /consent-1$/);
  });

  it('is answered at once, before the upload has ended', async () => {
    const oferta = await offered();
    const held = later<ServerResponse>();
    drive.attend = held.resolve;
    const before = connector.requests.length;
    assert.equal((await bot.post(consent(oferta, 'accept'))).status, 200);
    assert.equal(connector.requests.length, before, 'nothing is said yet');
    reply(await held.promise, 200);
    await bot.channel.drained();
    assert.equal(field(connector.requests[before]?.body, 'attachments', '0', 'contentType'), INFO);
  });

  it('is put there once, however often the answer comes', async () => {
    const accepted = consent(await offered(), 'accept');
    await Promise.all([answered(accepted), answered(accepted), answered({ ...accepted, id: 'f:other' })]);
    await answered({ ...accepted, id: 'f:later' });
    assert.equal(drive.got.length, 1);
    const cards = connector.requests.filter(({ body }) => field(body, 'attachments', '0', 'contentType') === INFO);
    assert.equal(cards.length, 1);
  });

  it('stays where it is when the person declines', async () => {
    const oferta = await offered();
    await answered(consent(oferta, 'decline'));
    assert.match(lastText(), /De acuerdo: «Mecanismo: 2025\.pdf» no se guardó en su OneDrive/);
    await answered(consent(oferta, 'accept'));
    assert.equal(drive.got.length, 0);
  });

  const troubles: readonly (readonly [string, Record<string, unknown>, (res: ServerResponse) => void])[] = [
    ['a host that is not allowed', { uploadUrl: 'https://evil.example/upload' }, () => undefined],
    ['an address that is none', { uploadUrl: 'uploadSession' }, () => undefined],
    ['a redirect', {}, (res) => reply(res, 307, { location: 'http://127.0.0.1:1/' })],
    ['a failure of the service', {}, (res) => reply(res, 500)],
    ['an upload that wants more', {}, (res) => reply(res, 202, {}, '{}')],
  ];
  for (const [name, over, attend] of troubles) {
    it(`says that it could not be kept: ${name}; the same offer may be accepted again`, async () => {
      const oferta = await offered();
      drive.attend = attend;
      await answered(consent(oferta, 'accept', uploadInfo(over)));
      assert.match(lastText(), /No se pudo guardar «Mecanismo: 2025\.pdf» en su OneDrive/);
      drive.attend = (res) => reply(res, 200);
      await answered(consent(oferta, 'accept'));
      assert.equal(drive.got.at(-1)?.body, TEXT);
    });
  }

  it('is told in words when the address that Teams gives for it is not OneDrive’s', async () => {
    await answered(consent(await offered(), 'accept', uploadInfo({ contentUrl: 'https://evil.example/x' })));
    assert.match(lastText(), /«Mecanismo: 2025\.pdf» se guardó en su OneDrive/);
  });

  it('goes to nobody else, for no other file, and not to who lost their post meanwhile', async () => {
    const oferta = await offered();
    await answered(consent(oferta, 'accept', uploadInfo(), PERSONAS.dpc));
    assert.match(lastText(), /ya no está vigente/);
    assert.match((await button('archivo.onedrive', { sha256: 'b'.repeat(64) })).text, /ya no está a su alcance/);
    const { puestos, designaciones } = sampleInstitution.directorio;
    const left = designaciones.map((each) => (each.persona === PERSONAS.do ? { ...each, hasta: '2026-02-28' } : each));
    await office.app.office.rosterOrder(
      { type: 'cargar-directorio', puestos, designaciones: left },
      { kind: 'system' },
      'cambio',
    );
    await answered(consent(oferta, 'accept'));
    assert.match(lastText(), /ya no está a su alcance/);
    assert.equal(drive.got.length, 0);
  });

  for (const value of [undefined, 'x', { type: 'fileUpload', action: 'steal', context: {} }, { action: 'accept' }]) {
    it(`takes an answer that is none for nothing: ${JSON.stringify(value)}`, async () => {
      await answered(activity(connector.serviceUrl, { type: 'invoke', name: 'fileConsent/invoke', value }));
      assert.equal(bot.chat.answers.length, 0);
    });
  }
});

describe('putting a file', () => {
  const bytes = new TextEncoder().encode('hola');
  const refused: Upload = { kind: 'failed', failure: 'forbidden-address' };

  it('goes to OneDrive alone in production: over https, below its own domain', async () => {
    for (const address of [
      'http://instituto-my.sharepoint.com/upload',
      'https://sharepoint.com.evil.example/upload',
      'https://instituto-my.sharepoint.com:8443/upload',
      'https://user:pass@instituto-my.sharepoint.com/upload',
      'https://127.0.0.1/upload',
    ])
      assert.deepEqual(await uploadFile(address, bytes, DEFAULT_FILE_RULES), refused, address);
  });

  it('hangs up on an answer that goes on and on: what it says is in its status', async () => {
    const hungUp = later<string>();
    const stub = await startStub((_req, res) => {
      res.writeHead(201);
      res.write('x'.repeat(100_000));
      res.once('close', () => hungUp.resolve('closed'));
    });
    const rules = { ...RULES, totalMs: 600_000, idleMs: 600_000 };
    assert.deepEqual(await uploadFile(`${stub.origin}/upload`, bytes, rules), { kind: 'uploaded' });
    assert.equal(await hungUp.promise, 'closed');
    await stub.close();
  });

  it('does not follow a name of OneDrive to an inner address', async () => {
    const resolve: NonNullable<(typeof RULES)['resolve']> = (_name, _options, found) =>
      found(null, [{ address: '10.0.0.7', family: 4 }]);
    const rules = { ...DEFAULT_FILE_RULES, resolve };
    assert.deepEqual(await uploadFile('https://instituto-my.sharepoint.com/upload', bytes, rules), refused);
  });
});
