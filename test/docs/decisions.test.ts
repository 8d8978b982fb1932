import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'decisions');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const pages = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .toSorted();

describe('The decisions', () => {
  it('are numbered without a gap', () => {
    assert.deepEqual(
      pages.map((name) => Number(name.slice(0, 4))),
      pages.map((_, index) => index + 1),
    );
  });

  it('are all in the index, in order', () => {
    const listed = [...read('README.md').matchAll(/^\| \[\d{4}\]\((.+?)\) \|/gm)].map(([, name = '']) => name);
    assert.deepEqual(listed, pages);
  });

  it('say their number, their status, and what was rejected', () => {
    for (const name of pages) {
      const text = read(name);
      assert.ok(text.startsWith(`# ${name.slice(0, 4)}. `), `${name}: title`);
      assert.match(text, /^Status: (?:accepted|superseded by \d{4}), \w+ \d{4}\.$/m, `${name}: status`);
      assert.match(text, /^(?:## Rejected|\*\*Rejected\*\*)$/m, `${name}: rejected`);
    }
  });
});
