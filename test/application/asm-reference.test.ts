import assert from 'node:assert/strict';
import { asmReferences, isAsmReference, isFolio } from '../../src/application/asm-reference.js';

describe('a reference to an ASM', () => {
  it('is a number, a folio or several of them', () => {
    for (const text of [
      '3',
      '#3',
      'No. 3',
      'el ASM número 3',
      'los ASM 1, 2 y 5',
      'SE-ASM-001-2025',
      'ASM-003',
      '1 y SE-ASM-002-2025',
    ]) {
      assert.ok(isAsmReference(text), text);
    }
  });

  it('says nothing else', () => {
    for (const text of ['', 'asm', '3 años de atraso', '1. Fortalecer la MIR', 'tres', '3 '.repeat(200)]) {
      assert.ok(!isAsmReference(text), text);
    }
  });

  it('gives its ASM in order, once each', () => {
    assert.deepEqual(asmReferences('del ASM 03?'), ['3']);
    assert.deepEqual(asmReferences('1, 2 y 2'), ['1', '2']);
    assert.deepEqual(asmReferences('se-asm-001-2025 y ASM-0'), ['SE-ASM-001-2025', '0']);
    assert.deepEqual(asmReferences('ninguno'), []);
  });

  it('is told from a bare folio', () => {
    assert.ok(isFolio('SE-ASM-001-2025'));
    assert.ok(!isFolio('ver SE-ASM-001-2025'));
    assert.ok(!isFolio(`${'A'.repeat(5_000)}-ASM-1`));
  });
});
