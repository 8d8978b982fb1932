import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import * as z from 'zod/v4';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What WCAG 2.2 AA asks for, and what axe recommends besides. */
const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`;

const found = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
  passes: z.array(z.object({ id: z.string() })),
});

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** What a page is looked at on. */
export const SCREENS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a desktop, light', { viewport: DESKTOP, colorScheme: 'light' }],
  ['a desktop, dark', { viewport: DESKTOP, colorScheme: 'dark' }],
  ['a phone, light', { viewport: PHONE, colorScheme: 'light' }],
  ['a phone, dark', { viewport: PHONE, colorScheme: 'dark' }],
];

/** Fails when a page breaks a rule of WCAG 2.2 AA that axe knows, or when the rules that matter here were not checked. */
export const breaksNoRule = async (page: Page): Promise<void> => {
  await page.evaluate(AXE);
  const { violations, passes } = found.parse(await page.evaluate(RUN));
  assert.deepEqual(violations, []);
  const checked = passes.map(({ id }) => id);
  for (const id of ['color-contrast', 'td-headers-attr', 'landmark-one-main', 'heading-order', 'html-lang-valid'])
    assert.ok(checked.includes(id), `${id} was not checked`);
};
