import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { BotClient } from '../../src/local/bot-client.js';
import type { Child } from '../../src/local/child.js';
import { freePorts } from '../../src/local/free-ports.js';
import { install } from '../../src/local/installation.js';
import { type Persona, personasFrom } from '../../src/local/personas.js';
import { startPlayground } from '../../src/local/playground-process.js';
import { type StartPage, startStartPage } from '../../src/local/start-page.js';
import { type StubBot, startStubBot } from '../local/stub-bot.js';
import { BrowserPersona, WINDOWS } from './browser-persona.js';
import { openChromium } from './chromium.js';

describe('in a browser', function () {
  this.timeout(90_000);
  let folder: string;
  let browser: Browser | undefined;
  let bot: StubBot;
  let teams: Child;
  let page: StartPage;
  let persona: Persona;

  before(async function () {
    browser = await openChromium(this);
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
    bot = await startStubBot();
    const everyone = personasFrom(await freePorts(6));
    persona = everyone[0] ?? assert.fail();
    teams = await startPlayground(persona, {
      dataDir: folder,
      botEndpoint: `${bot.address}/api/messages`,
      env: process.env,
      everyone,
    });
    page = await startStartPage({
      port: 0,
      everyone,
      bot: new BotClient(bot.address, 'token'),
      uploadsDir: join(folder, 'adjuntos'),
      assetsDir: join(process.cwd(), 'deploy', 'local', 'page'),
      sample: undefined,
      warnings: async () => [],
    });
  });

  after(async () => {
    if (!browser) return;
    await browser.close();
    await page.stop();
    await teams.stop();
    await bot.close();
    rmSync(folder, { recursive: true });
  });

  const chromium = (): Browser => browser ?? assert.fail();

  for (const window of ['desktop', 'phone'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`the start page has no error and no sideways scroll: ${window}, ${colorScheme}`, async () => {
        const context = await chromium().newContext({ viewport: WINDOWS[window], colorScheme });
        const tab = await context.newPage();
        const errors: string[] = [];
        tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        tab.on('pageerror', (error) => errors.push(error.message));
        await tab.goto(`http://localhost:${page.port}/`);
        await tab.getByText('3 pendientes').waitFor();
        await tab.getByText('jueves, 15 de enero de 2026').waitFor();
        const width = await tab.evaluate('document.documentElement.scrollWidth');
        assert.equal(width, WINDOWS[window].width);
        assert.deepEqual(errors, []);
        await context.close();
      });
    }
  }

  it('a person attaches two files from the start page and reads the bot’s answer in their Teams', async () => {
    const teamsPage = await BrowserPersona.open(chromium(), persona);
    const tab = await chromium().newPage();
    await tab.goto(`http://localhost:${page.port}/`);
    await tab.getByLabel('Archivos (hasta').setInputFiles([
      { name: 'uno.txt', mimeType: 'text/plain', buffer: Buffer.from('uno') },
      { name: 'dos.txt', mimeType: 'text/plain', buffer: Buffer.from('dos') },
    ]);
    await tab.getByLabel('Mensaje').fill('dos anexos');
    await tab.getByRole('button', { name: 'Adjuntar', exact: true }).click();
    await tab.getByText('Enviados 2 archivos; el bot ya lo recogió todo.').waitFor();
    await teamsPage.sees('Recibí «dos anexos»');
    assert.deepEqual(bot.fetched.map(String), ['uno', 'dos']);
    await tab.close();
    await teamsPage.close();
  });

  it('a person types, fills a card in and presses its button, in a wide window and on a phone', async () => {
    const teamsPage = await BrowserPersona.open(chromium(), persona);
    for (const window of ['desktop', 'phone'] as const) {
      await teamsPage.resize(window);
      await teamsPage.say('tarjeta');
      const card = await teamsPage.card('Tarjeta de prueba');
      await teamsPage.fill(card, 'Nota', `Conforme en ${window}`);
      await teamsPage.choose(card, 'Unidad', 'Dirección de Administración');
      await teamsPage.mark(card, 'Rechazada');
      await teamsPage.fill(card, 'Motivo', 'Sin presupuesto');
      await teamsPage.pickDate(card, 'Fecha límite', '2027-01-15');
      await teamsPage.mark(card, 'Urgente');
      await teamsPage.press(card, 'Guardar');
      const answer = await teamsPage.card(`Conforme en ${window}`);
      const box = (await answer.boundingBox()) ?? assert.fail();
      assert(box.x >= 0 && box.x + box.width <= WINDOWS[window].width, `the card is cut off at ${box.x + box.width}`);
      const data = {
        asm: 'ASM-1',
        nota: `Conforme en ${window}`,
        unidad: 'DA',
        postura: 'rechazada',
        motivo: 'Sin presupuesto',
        limite: '2027-01-15',
        urgente: 'si',
      };
      const pressed = bot.received.findLast(({ type }) => type === 'invoke');
      // The page sends the title and no trigger; Teams sends a trigger and no title. The bot has to take both.
      assert.deepEqual(pressed?.value, { action: { type: 'Action.Execute', title: 'Guardar', verb: 'guardar', data } });
    }
    await teamsPage.close();
  });

  const connector = async (method: 'POST' | 'PUT', id: string, text: string): Promise<Response> =>
    fetch(`http://localhost:${persona.port}/_connector/v3/conversations/${persona.conversationId}/activities/${id}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', from: { id: 'bot' }, text }),
    });

  /** The bot says something; answers the id of the message. */
  const says = async (text: string): Promise<string> =>
    z.object({ id: z.string() }).parse(await (await connector('POST', '', text)).json()).id;

  /** The bot changes a message; answers the HTTP status. */
  const changes = async (id: string, text: string): Promise<number> => (await connector('PUT', id, text)).status;

  it('a page that is opened again shows what comes after, though a card of before changes first', async () => {
    const firstPage = await BrowserPersona.open(chromium(), persona);
    const before = await says('de antes');
    await firstPage.sees('de antes');
    assert.equal(await changes(before, 'cambiado'), 200);
    await firstPage.sees('cambiado');
    await firstPage.close();
    while ((await changes(before, 'sin ventana')) !== 404);
    const waiting = await says('mientras no había ventana');
    const teamsPage = await BrowserPersona.open(chromium(), persona);
    await teamsPage.sees('mientras no había ventana');
    assert.equal(await changes(before, 'otra vez'), 404);
    assert.equal(await changes(waiting, 'con ventana'), 200);
    await says('lo que sigue');
    await teamsPage.sees('con ventana');
    await teamsPage.sees('lo que sigue');
    assert.deepEqual(teamsPage.losses, []);
    await teamsPage.close();
  });

  it('what is typed in a card is sent though a message comes meanwhile, and the message is seen after', async () => {
    const teamsPage = await BrowserPersona.open(chromium(), persona);
    await teamsPage.say('tarjeta');
    const card = await teamsPage.card('Tarjeta de prueba');
    await teamsPage.send(card, 'Guardar', async () => {
      await teamsPage.fill(card, 'Motivo', 'Escrito antes');
      await says('entre tanto');
      await teamsPage.fill(card, 'Nota', 'Escrita después');
    });
    await teamsPage.sees('entre tanto');
    const pressed = bot.received.findLast(({ type }) => type === 'invoke');
    assert.match(JSON.stringify(pressed?.value), /"nota":"Escrita después".*"motivo":"Escrito antes"/);
    await teamsPage.close();
  });

  it('the page greets once, though the app was installed before it was opened', async () => {
    await install(persona);
    const before = bot.received.filter(({ type }) => type === 'installationUpdate').length;
    const teamsPage = await BrowserPersona.open(chromium(), persona);
    await teamsPage.sees('Le doy la bienvenida');
    assert.equal(bot.received.filter(({ type }) => type === 'installationUpdate').length, before + 1);
    assert.equal(
      await teamsPage.page.locator('.fai-OutputCard').filter({ hasText: 'Le doy la bienvenida' }).count(),
      1,
    );
    await teamsPage.close();
  });
});
