import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { WINDOWS } from './browser-persona.js';

/** The start page in a browser: what the journey does there. */
export class JourneyPage {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, address: string): Promise<JourneyPage> {
    const page = await browser.newPage({ locale: 'es-MX' });
    await page.goto(address);
    return new JourneyPage(page);
  }

  /** Attaches a file of the disk for a person, by their name. */
  async attach(nombre: string, path: string): Promise<void> {
    await this.page.getByLabel('Quién adjunta').selectOption({ label: nombre });
    await this.page.getByLabel('Archivos (hasta').setInputFiles(path);
    await this.page.getByRole('button', { name: 'Adjuntar', exact: true }).click();
    const said = this.page.locator('#adjuntado').filter({ hasNotText: 'Se adjunta…' });
    assert.match((await said.textContent()) ?? '', /^Enviado 1 archivo; el bot ya lo recogió todo/);
  }

  async nextBimester(): Promise<void> {
    await this.page.getByRole('button', { name: 'Siguiente bimestre' }).click();
    await this.page.getByText('Ahora es').waitFor();
  }

  /** So many weeks later, each with what its days bring. */
  async weeks(count: number): Promise<void> {
    for (let week = 0; week < count; week += 1) {
      const before = (await this.page.locator('#movido').textContent()) ?? '';
      await this.page.getByRole('button', { name: '+1 semana' }).click();
      const moved = this.page.locator('#movido').filter({ hasText: /Ahora es/ });
      await (before === '' ? moved : moved.filter({ hasNotText: before })).waitFor();
    }
  }

  /** The public package that was prepared for a ciclo, as a portal would show it on a phone; answers how much wider than the window it is. */
  async publicPage(ciclo: string): Promise<{ readonly text: string; readonly overflow: number }> {
    const browser = this.page.context().browser() ?? assert.fail('a page without browser');
    const page = await browser.newPage({ viewport: WINDOWS.phone });
    await page.goto(new URL(`/paquete/${ciclo}/index.html`, this.page.url()).href);
    const text = (await page.locator('body').textContent()) ?? '';
    const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    await page.close();
    return { text, overflow };
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
