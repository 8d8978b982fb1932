import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printable } from '../../src/application/printable-text.js';

describe('printable text', () => {
  it('keeps Spanish, punctuation, emoji and direction marks as they are', () => {
    const text = 'Ñandú «cigüeña» — № 5, § 2: 😀 👨‍👩‍👧 \u200Fשלום\u200E';
    assert.equal(printable(text), text);
  });

  it('ends a line wherever the source did', () => {
    assert.equal(printable('a\r\nb\rc\vd\fe\u2028f\ng'), 'a\nb\nc\nd\ne\nf\ng');
  });

  it('drops control characters and those that re-order what is read', () => {
    assert.equal(printable('a\u0000\u001B\u0085b\u202Ecba\u202C\u2066\u00ADd'), 'a\nbcbad');
  });

  it('writes a replacement for half a character and for what is none', () => {
    assert.equal(printable('\uD83Dx\uFFFF'), '\uFFFDx\uFFFD');
  });

  it('never leaves what XML 1.0 forbids', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const shown = printable(String.fromCharCode(...units));
        assert.match(shown, /^[\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
      }),
    );
  });
});
