import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import * as z from 'zod/v4';
import { openChromium } from '../local-teams/chromium.js';
import { breaksNoRule, DESKTOP, PHONE, SCREENS } from './axe.js';
import { archivosDeMuestra, hechosDeMuestra } from './paquete-sample.js';

const NARROW = { width: 320, height: 640 };

/** Words without a blank, as people paste them. */
const LONG = `https://www.example.org/${'ruta'.repeat(60)}`;

describe('the page of the public package in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let folder: string;
  let address: string;

  before(async function () {
    browser = await openChromium(this);
    folder = mkdtempSync(join(tmpdir(), 'asm-paquete-'));
    for (const [name, bytes] of archivosDeMuestra(hechosDeMuestra(3, (text) => `${text} ${LONG}`)))
      writeFileSync(join(folder, name), bytes);
    address = pathToFileURL(join(folder, 'index.html')).href;
  });

  after(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  const opened = async (options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(address);
      await work(page);
    } finally {
      await context.close();
    }
  };

  for (const [name, options] of SCREENS) {
    it(`breaks no rule of WCAG 2.2 AA that axe knows, on ${name}`, () =>
      opened(options, async (page) => {
        await breaksNoRule(page);
      }));
  }

  it('asks for no scrolling to the side, down to 320 pixels', async () => {
    for (const viewport of [DESKTOP, PHONE, NARROW])
      await opened({ viewport }, async (page) => {
        const width = await page.evaluate('document.documentElement.scrollWidth');
        assert.equal(width, viewport.width);
      });
  });

  it('is the same without script, and asks for nothing but itself', async () => {
    const asked: string[] = [];
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    assert.match((await page.textContent('h1')) ?? '', /Convenio modificatorio/);
    assert.deepEqual(asked, [address]);
    await context.close();
  });

  it('keeps its tables as tables for who listens to it on a phone', () =>
    opened({ viewport: PHONE }, async (page) => {
      const table = page.getByRole('table', { name: /^Actividades de Dirección de Organización/ }).first();
      const display = await page.evaluate(`getComputedStyle(document.querySelector('tbody tr')).display`);
      assert.equal(display, 'block', 'a row reads as a block there');
      assert.equal(await table.getByRole('columnheader').count(), 7);
      assert.equal(await table.getByRole('rowheader').count(), 2);
      assert.ok(await table.getByRole('cell', { name: '31 de marzo de 2027' }).isVisible());
    }));

  it('goes to its content with one key, and to each of its files', () =>
    opened({ viewport: DESKTOP }, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('document.activeElement.id'), 'contenido');
      const links = z
        .array(z.string())
        .parse(await page.evaluate(`[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))`));
      const ids = z
        .array(z.string())
        .parse(await page.evaluate(`[...document.querySelectorAll('[id]')].map((each) => each.id)`));
      for (const link of links)
        assert.ok(
          link.startsWith('#') ? ids.includes(link.slice(1)) : readFileSync(join(folder, link)).length > 0,
          link,
        );
    }));

  it('prints without its menu, on light paper, with the heads of its tables on every sheet', () =>
    opened({ viewport: DESKTOP, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('nav').isVisible(), false);
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
      assert.equal(
        await page.evaluate(`getComputedStyle(document.querySelector('thead')).display`),
        'table-header-group',
      );
    }));
});
