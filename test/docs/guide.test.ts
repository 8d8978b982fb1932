import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/application/commands.js';
import { ACCIONES_CLAVE } from '../../src/domain/accion-clave.js';

const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'guia-de-uso.md'), 'utf8');

describe('The user guide', () => {
  it('names every chat command', () => {
    const named = new Set([...guide.matchAll(/`([a-z]+)(?: \d+)?`/g)].map(([, name = '']) => name));
    assert.deepEqual(
      COMMANDS.map(({ name }) => name).filter((name) => !named.has(name)),
      [],
    );
  });

  it('says where each key action is done', () => {
    assert.deepEqual(
      ACCIONES_CLAVE.map(({ key }) => key).filter(
        (key) => !new RegExp(`\\([^)]*\\b${key.replace('.', '\\.')}\\b`).test(guide),
      ),
      [],
    );
  });

  it('numbers the steps of the Secretaría Ejecutiva without a gap', () => {
    const numbers = [...guide.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    assert.ok(numbers.length > 10);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  });
});
