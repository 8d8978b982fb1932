import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { BotClient } from '../../src/local/bot-client.js';
import { type Persona, personasFrom, TENANT_ID } from '../../src/local/personas.js';
import { type StartPage, startStartPage } from '../../src/local/start-page.js';
import { type StubBot, startStubBot } from './stub-bot.js';
import { type StubPlayground, startStubPlayground } from './stub-playground.js';

const sentActivity = z.object({
  id: z.string(),
  type: z.string(),
  text: z.string(),
  from: z.object({ id: z.string(), aadObjectId: z.string(), name: z.string() }),
  conversation: z.object({ id: z.string() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }) }),
  attachments: z.array(
    z.object({
      contentType: z.string(),
      name: z.string().optional(),
      content: z.union([z.string(), z.object({ downloadUrl: z.string(), fileType: z.string(), uniqueId: z.string() })]),
    }),
  ),
});

const FILE_INFO = 'application/vnd.microsoft.teams.file.download.info';

describe('start page', () => {
  let folder: string;
  let bot: StubBot;
  let playground: StubPlayground;
  let page: StartPage;
  let persona: Persona;
  let delivered: Buffer[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'start-page-'));
    delivered = [];
    bot = await startStubBot();
    playground = await startStubPlayground(
      () => persona,
      async (activity) => {
        for (const url of linksOf(activity)) delivered.push(Buffer.from(await (await fetch(url)).arrayBuffer()));
      },
    );
    const everyone = personasFrom(playground.port);
    [persona] = [everyone[0] ?? assert.fail()];
    writeFileSync(join(folder, 'muestra.xlsx'), 'muestra');
    page = await startStartPage({
      port: 0,
      everyone,
      bot: new BotClient(bot.address, 'token'),
      uploadsDir: join(folder, 'adjuntos'),
      assetsDir: join(process.cwd(), 'deploy', 'local', 'page'),
      sample: { name: 'muestra.xlsx', path: join(folder, 'muestra.xlsx') },
      warnings: async () => ['Atención: prueba.'],
    });
  });

  afterEach(async () => {
    await page.stop();
    await playground.close();
    await bot.close();
    rmSync(folder, { recursive: true });
  });

  const at = (path: string): string => `http://127.0.0.1:${page.port}${path}`;
  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(at(path), { method: 'POST', body, headers });
  const json = (path: string, body: unknown): Promise<Response> => post(path, JSON.stringify(body));
  const upload = async (name: string, bytes: Buffer): Promise<string> => {
    const answer = await post(`/archivos?nombre=${encodeURIComponent(name)}`, bytes);
    return z.object({ id: z.string() }).parse(await answer.json()).id;
  };
  const errorOf = async (answer: Response): Promise<string> =>
    z.object({ error: z.string() }).parse(await answer.json()).error;

  it('names every persona with post and a link to their local Teams', async () => {
    const html = await (await fetch(at('/'))).text();
    for (const { nombre, port } of personasFrom(playground.port)) {
      assert(html.includes(nombre), nombre);
      assert(html.includes(`href="http://localhost:${port}/"`), String(port));
    }
  });

  it('attaches several files as Teams does, with the text, to the letter', async () => {
    const first = Buffer.from('primero');
    const second = Buffer.alloc(3_000_000, 7);
    const archivos = [await upload('Informe «final» año 2025.PDF', first), await upload('dos.xlsx', second)];
    const answer = await json('/adjuntar', { persona: 'se', archivos, texto: 'Va el informe' });
    assert.match(JSON.stringify(await answer.json()), /Enviados 2 archivos; el bot ya lo recogió todo/);

    assert.equal(playground.sent.length, 1);
    const sent = sentActivity.parse(playground.sent[0]);
    assert.equal(sent.type, 'message');
    assert.equal(sent.text, 'Va el informe');
    assert.deepEqual(sent.from, { id: persona.userId, aadObjectId: persona.aadObjectId, name: 'Lucía Robles' });
    assert.equal(sent.conversation.id, persona.conversationId);
    assert.equal(sent.channelData.tenant.id, TENANT_ID);
    const files = sent.attachments.filter(({ contentType }) => contentType === FILE_INFO);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['Informe «final» año 2025.PDF', 'dos.xlsx'],
    );
    assert.deepEqual(
      files.map(({ content }) => typeof content === 'object' && content.fileType),
      ['pdf', 'xlsx'],
    );
    assert.deepEqual(delivered, [first, second]);
  });

  it('attaches an empty file, which people do', async () => {
    await json('/adjuntar', { persona: 'se', archivos: [await upload('vacio.txt', Buffer.alloc(0))], texto: '' });
    assert.deepEqual(delivered, [Buffer.alloc(0)]);
  });

  it('attaches the ready sample and keeps its file', async () => {
    await json('/muestra', { persona: 'se' });
    assert.equal(delivered[0]?.toString(), 'muestra');
    assert(readdirSync(folder).includes('muestra.xlsx'));
  });

  it('gives each file a link of 256 random bits, and nothing at any other', async () => {
    await json('/muestra', { persona: 'se' });
    await json('/muestra', { persona: 'se' });
    const links = playground.sent.flatMap(linksOf);
    assert.equal(new Set(links).size, 2);
    for (const link of links) assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/descarga\/[\w-]{43}$/);
    for (const guess of ['', 'x', '..%2f..%2fpackage.json', '__proto__']) {
      assert.equal((await fetch(at(`/descarga/${guess}`))).status, 404, guess);
    }
  });

  it('refuses a file over 60 MB before receiving it, and keeps nothing', async () => {
    const request = httpRequest(at('/archivos?nombre=grande.bin'), {
      method: 'POST',
      headers: { 'content-length': String(61 * 1024 * 1024) },
    });
    request.flushHeaders();
    const [response] = await once(request, 'response');
    assert.equal(response.statusCode, 413);
    request.destroy();
    assert.deepEqual(readdirSync(join(folder, 'adjuntos')), []);
  });

  it('says what to do when a file was used already, the persona is unknown or there is no name', async () => {
    const id = await upload('uno.txt', Buffer.from('1'));
    await json('/adjuntar', { persona: 'se', archivos: [id], texto: '' });
    assert.match(
      await errorOf(await json('/adjuntar', { persona: 'se', archivos: [id], texto: '' })),
      /elíjalo otra vez/,
    );
    assert.match(
      await errorOf(await json('/adjuntar', { persona: 'nadie', archivos: [id], texto: '' })),
      /seis personas/,
    );
    assert.match(await errorOf(await post('/archivos?nombre=', 'x')), /nombre/);
    assert.match(await errorOf(await post('/adjuntar', '{')), /recargue/);
  });

  it('refuses requests of other pages, whatever they pretend', async () => {
    const foreign: readonly Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${page.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      assert.equal((await post('/muestra', '{"persona":"se"}', headers)).status, 403, JSON.stringify(headers));
    }
    assert.equal(await statusWithHost('evil.example'), 403);
    assert.equal(playground.sent.length, 0);
  });

  it('survives addresses that are none', async () => {
    for (const path of ['//', '/%', '/?%', '/..%2f', 'http://[', '*']) {
      const request = httpRequest({ port: page.port, host: '127.0.0.1', path }).end();
      const [response] = await once(request, 'response');
      response.resume();
      assert(response.statusCode < 500, `${path}: ${response.statusCode}`);
    }
  });

  it('shows the files of a prepared package as a portal would, and nothing else of this machine', async () => {
    const index = await fetch(at('/paquete/pae-2025/index.html'));
    assert.equal(await index.text(), '<h1>Convenio</h1>');
    assert.equal(index.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(index.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'unsafe-inline';/);
    assert.equal((await fetch(at('/paquete/pae-2025/asm.csv'))).headers.get('content-type'), 'text/csv; charset=utf-8');
    for (const path of [
      '/paquete/',
      '/paquete/pae-2025/',
      '/paquete/pae-2025/otro.html',
      '/paquete/otro/index.html',
      '/paquete/pae-2025/__proto__',
      '/paquete/pae-2025/..%2f..%2fpackage.json',
      '/paquete/pae-2025/../../package.json',
      '/paquete/..%2freloj/index.html',
      '/paquete/../reloj/index.html',
      '/paquete/pae-2025/%00',
    ]) {
      const request = httpRequest({ port: page.port, host: '127.0.0.1', path }).end();
      const [response] = await once(request, 'response');
      response.resume();
      assert.equal(response.statusCode, 404, path);
    }
    const foreign = await fetch(at('/paquete/pae-2025/index.html'), { method: 'POST' });
    assert.equal(foreign.status, 404);
  });

  it('shows the state of the bot, the time of Mexico City and the warnings', async () => {
    const state = z
      .object({ hora: z.string(), avisos: z.array(z.string()), personas: z.array(z.unknown()) })
      .parse(await (await fetch(at('/estado'))).json());
    assert.equal(state.hora, 'jueves, 15 de enero de 2026, 10:00 (hora del centro de México)');
    assert.deepEqual(state.avisos, ['Atención: prueba.']);
    assert.equal(state.personas.length, 6);
  });

  it('warns that the bot is silent, and goes on', async () => {
    await bot.close();
    assert.match(await (await fetch(at('/estado'))).text(), /El bot no responde/);
  });

  it('moves the clock by days, to the next bimester and to a later date, never back', async () => {
    const hour = async (body: unknown): Promise<string> =>
      z.object({ hora: z.string() }).parse(await (await json('/reloj', body)).json()).hora;
    assert.match(await hour({ dias: 1 }), /^viernes, 16 de enero de 2026, 10:00/);
    assert.match(await hour({ bimestre: true }), /^lunes, 2 de marzo de 2026, 10:00/);
    assert.match(await hour({ fecha: '2026-03-05' }), /^jueves, 5 de marzo de 2026, 10:00/);
    assert.match(await errorOf(await json('/reloj', { fecha: '2026-03-05' })), /solo avanza/);
    assert.equal((await json('/reloj', { dias: -1 })).status, 400);
  });

  const statusWithHost = async (host: string): Promise<number | undefined> => {
    const request = httpRequest(at('/estado'), { headers: { host } }).end();
    const [response] = await once(request, 'response');
    response.resume();
    return response.statusCode;
  };
});

function linksOf(activity: unknown): readonly string[] {
  return sentActivity
    .parse(activity)
    .attachments.flatMap(({ content }) => (typeof content === 'object' ? [content.downloadUrl] : []));
}
