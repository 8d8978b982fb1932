import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCIONES_CLAVE } from '../../src/domain/accion-clave.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

interface Row {
  readonly key: string;
  readonly name: string;
  readonly status: string;
}

const rows: readonly Row[] = [...readme.matchAll(/^\| (\d\.\d) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, key = '', name = '', status = '']) => ({ key, name, status }),
);

const standing = (status: string): string => /^(works|begun|not built yet)/.exec(status)?.[1] ?? 'unknown';

describe('The README', () => {
  it('lists the sixteen key actions of the table, in order, under their names', () => {
    assert.deepEqual(
      rows.map(({ key, name }) => `${key} ${name}`),
      ACCIONES_CLAVE.map(({ key, name }) => `${key} ${name}`),
    );
  });

  it('says of each where it stands in the code', () => {
    assert.deepEqual(
      rows.map(({ key, status }) => `${key} ${standing(status)}`),
      ACCIONES_CLAVE.map(({ key, built }) => `${key} ${{ yes: 'works', begun: 'begun', no: 'not built yet' }[built]}`),
    );
  });

  it('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    assert.ok(links.length > 4);
    assert.deepEqual(
      links.filter((path) => !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('gives the two commands that the package has', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const [, name = ''] of readme.matchAll(/npm (?:run )?(start|test|check|ejemplo|bench)\b/g))
      assert.ok(name in scripts, name);
  });
});
