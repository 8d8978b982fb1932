import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';

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

  close(): Promise<void> {
    return this.page.close();
  }
}
