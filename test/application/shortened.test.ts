import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortened } from '../../src/application/shortened.js';

describe('a shortened text', () => {
  it('ends behind a whole word, with an ellipsis and no comma before it', () => {
    assert.equal(shortened('La MIR, que no tiene lógica causal', 24), 'La MIR, que no tiene…');
    assert.equal(shortened('Uno dos, tres cuatro', 10), 'Uno dos…');
    assert.equal(shortened('Cabe entero.\n\nEn una línea', 40), 'Cabe entero. En una línea');
  });

  it('tears only a word that is longer than half of the room', () => {
    assert.equal(shortened('Supercalifragilístico', 10), 'Supercali…');
    assert.equal(shortened('a Supercalifragilístico', 10), 'a Superca…');
  });

  it('keeps to its length, tears no sign, and only says what the text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 5, max: 60 }), (text, most) => {
        const short = shortened(text, most);
        const line = text.replaceAll(/\s+/gu, ' ').trim();
        assert.ok(short.length <= most);
        assert.ok(short === line || (short.endsWith('…') && line.startsWith(short.slice(0, -1))));
        assert.ok(!/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(short));
      }),
    );
  });
});
