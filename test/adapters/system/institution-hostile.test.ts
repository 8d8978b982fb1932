import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseInstitution } from '../../../src/adapters/system/institution-file.js';
import { problems, read } from './institution-sample.js';

describe('A file that is not an institution’s', () => {
  const ALIAS_BOMB = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, index) => {
      const former = 'abcdefgh'[index];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${former}`).join(',')}]`;
    }),
  ].join('\n');

  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['empty', '', /archivo está vacío/],
    ['only comments', '# nada\n', /archivo está vacío/],
    ['a list', '- a\n- b\n', /se esperaba un grupo de campos y se encontró una lista/],
    ['a sentence', 'hola', /se esperaba un grupo de campos/],
    ['two documents', 'a: 1\n---\nb: 2\n', /más de un documento/],
    ['with a directive', '%YAML 1.1\n---\na: yes\n', /directivas/],
    ['an alias bomb', ALIAS_BOMB, /alias/],
    ['an expansion into its own prototype', '__proto__:\n  a: 1\n', /campo desconocido/],
    ['a pit of brackets', '['.repeat(100_000), /más de 40 niveles/],
    ['a pit of braces', '{a: '.repeat(50_000), /más de 40 niveles/],
    ['a pit of dashes', `${'- '.repeat(50_000)}x`, /más de 40 niveles/],
    ['a pit of indentation', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /niveles/],
    ['over the size', `# ${'x'.repeat(600_000)}\n`, /pasa de 512 KB/],
  ];
  for (const [name, text, expected] of cases) {
    it(`is refused: ${name}`, () => assert.match(problems(text).join('\n'), expected));
  }

  it('is told by its first hundred mistakes when it has thousands', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join('\n');
    assert.ok(problems(many).length <= 101);
    const people = Array.from({ length: 1_500 }, (_, index) => `  - id: ${index}`).join('\n');
    const found = problems(`personas:\n${people}`);
    assert.equal(found.length, 101);
    assert.match(found[100] ?? '', /hay \d{4} errores más a partir de aquí/);
  });

  it('is refused: Latin-1 and binary', () => {
    const mexicoInLatin1 = Uint8Array.from([0x4d, 0xe9, 0x78, 0x69, 0x63, 0x6f]);
    const startOfZip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]);
    for (const bytes of [mexicoInLatin1, startOfZip]) {
      const reading = parseInstitution(bytes);
      assert.ok(!reading.ok && reading.problems.some((problem) => problem.message.includes('UTF-8')));
    }
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.json()), (text) => {
        assert.equal(read(text).ok, false);
      }),
      { numRuns: 300 },
    );
  });
});
