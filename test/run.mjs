// npm test: installs and builds what is missing, runs every test, and ends with one line of counts.
// With arguments, only the test files whose path contains one of them: npm test -- test/local/
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { prepare, ROOT } from '../deploy/local/prepare.mjs';

const HANGING_AFTER_MS = 10_000;

await prepare();
process.setSourceMapsEnabled(true);
process.chdir(ROOT);
const { default: Mocha } = await import('mocha');

const mocha = new Mocha({ reporter: 'spec', timeout: 10_000, forbidOnly: true });
for (const file of testFiles(process.argv.slice(2))) mocha.addFile(file);
try {
  await mocha.loadFilesAsync();
  const runner = mocha.run(() => report(runner.stats));
} catch (error) {
  console.error(error);
  report({ passes: 0, failures: 1, pending: 0 });
}

function testFiles(wanted) {
  return readdirSync(join(ROOT, 'dist', 'test'), { recursive: true })
    .map((name) => join('dist', 'test', name))
    .filter((file) => file.endsWith('.test.js'))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .sort()
    .map((file) => join(ROOT, file));
}

/** The last line comes when nothing is left open; a test that leaves something open is a failure, not a hang. */
function report({ passes, failures, pending }) {
  if (passes + failures === 0) console.error('No test ran.');
  const hanging = setTimeout(() => {
    console.error(`A test left open: ${process.getActiveResourcesInfo().join(', ')}`);
    lastLine(passes, failures + 1, pending);
    process.exit(1);
  }, HANGING_AFTER_MS);
  hanging.unref();
  process.once('beforeExit', () => {
    lastLine(passes, failures, pending);
    process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
  });
}

function lastLine(passes, failures, pending) {
  const skipped = pending > 0 ? `, ${pending} skipped` : '';
  console.log(`${passes} passed, ${failures} failed${skipped}`);
}
