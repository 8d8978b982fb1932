import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textParts } from '../../../src/application/chat/text-parts.js';

const MOST = 4_000;
const LONG = { minLength: 3_000, maxLength: 14_000, size: 'max' } as const;

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀'), ...LONG }),
  fc.string({ unit: fc.constantFrom('a', '😀'), ...LONG }),
  fc.string({ unit: fc.constantFrom('a', 'b', '\n'), ...LONG }),
);

describe('a text in parts', () => {
  it('is the text again when they are joined, each fits a card, and no character is cut in two', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = textParts(text);
        assert.equal(parts.join(''), text);
        for (const part of parts) {
          assert.ok(part.length > 0 && part.length <= MOST, `a part of ${part.length}`);
          assert.ok(part.split('\n').length <= 61, 'too many lines');
          assert.doesNotMatch(part, /^[\udc00-\udfff]|[\ud800-\udbff]$/, 'half a character');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is cut at a blank where there is one', () => {
    const [first = ''] = textParts(`${'palabra '.repeat(600)}`);
    assert.ok(first.endsWith('palabra '));
  });

  it('is one empty part when there is nothing', () => {
    assert.deepEqual(textParts(''), ['']);
  });
});
