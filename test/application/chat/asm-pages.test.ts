import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asmPages, costOf, PAGE_SIZE } from '../../../src/application/chat/asm-pages.js';
import type { Asm } from '../../../src/domain/asm.js';
import { recienRegistrado } from '../../domain/asm-sample.js';

const asmOf = (id: string, hallazgo: string, recomendacion: string): Asm =>
  recienRegistrado(id, { hallazgo, recomendacion, clase: 'hallazgo', ubicacion: 'página 1' });

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .tuple(fc.constantFrom('a', 'año ', '\n', '"', '😀', '\u0001'), fc.integer({ min: 1, max: 8_000 }))
    .map(([unit, length]) => unit.repeat(length).slice(0, 8_000)),
);

describe('The ASM in pages', () => {
  it('hold every text to the letter, in order, whatever it is, and no page is too big', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 3 }), (pairs) => {
        const asms = pairs.map(([hallazgo, recomendacion], index) =>
          asmOf(`ASM-0${index + 1}`, hallazgo, recomendacion),
        );
        const pages = asmPages(asms);
        const parts = pages.flat().flatMap(({ id, partes }) => partes.map((parte) => ({ id, ...parte })));
        for (const { id, texto } of asms)
          for (const [titulo, expected] of [
            ['Hallazgo', texto.hallazgo],
            ['Recomendación', texto.recomendacion],
          ] as const) {
            const own = parts.filter((part) => part.id === id && part.titulo.replace(' (continúa)', '') === titulo);
            assert.equal(own.map(({ texto: piece }) => piece).join(''), expected);
          }
        for (const page of pages) {
          const cost = page.flatMap(({ partes }) => partes).reduce((sum, { texto }) => sum + costOf(texto), 0);
          assert.ok(cost <= PAGE_SIZE, `${cost}`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps together an ASM that fits on one page', () => {
    const pages = asmPages(
      Array.from({ length: 9 }, (_, index) => asmOf(`ASM-0${index + 1}`, 'h'.repeat(900), 'r'.repeat(900))),
    );
    assert.ok(pages.length > 1);
    assert.deepEqual(
      pages.flat().map(({ encabezado }) => encabezado),
      Array.from({ length: 9 }, (_, index) => `ASM-0${index + 1}`),
    );
  });

  it('says on the next page that a text goes on', () => {
    const [first, second] = asmPages([asmOf('ASM-01', 'palabra '.repeat(1_500), 'Corta')]);
    assert.equal(first?.[0]?.partes[0]?.titulo, 'Hallazgo');
    assert.ok(first?.[0]?.partes[0]?.texto.endsWith('palabra '));
    assert.deepEqual(
      [second?.[0]?.encabezado, second?.[0]?.partes[0]?.titulo],
      ['ASM-01 (continúa)', 'Hallazgo (continúa)'],
    );
  });

  it('never parts the two halves of a character', () => {
    for (const page of asmPages([asmOf('ASM-01', `x${'😀'.repeat(9_000)}`, 'y')]).flat())
      for (const { texto } of page.partes) assert.doesNotThrow(() => encodeURIComponent(texto));
  });
});
