import { existsSync } from 'node:fs';
import process from 'node:process';
import type { Context } from 'mocha';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/**
 * Starts headless Chromium: that of `CHROMIUM`, or of the usual places. Without one the suite is skipped, which in a
 * `CI=true` run would hide what was not tested, so there it fails.
 */
export async function openChromium(suite: Context): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM ?? '', ...USUAL_PLACES].find(
    (place) => place !== '' && existsSync(place),
  );
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: ['--no-sandbox'] });
  if (process.env.CI === 'true')
    throw new Error('no Chromium here: install it (apt-get install chromium) or set CHROMIUM');
  // biome-ignore lint/suspicious/noSkippedTests: a machine without a browser can still run the rest.
  return suite.skip();
}
