import assert from 'node:assert/strict';
import { PlantedHouse, type Verdict } from './planted-house.js';

const dead = async (house: PlantedHouse): Promise<Verdict> =>
  house.run('knip/bin/knip.js', ['--reporter', 'compact', '--no-config-hints']);

describe('the dead code guard', () => {
  let house: PlantedHouse;
  let verdict: Verdict;

  before(async function () {
    this.timeout(60_000);
    house = new PlantedHouse();
    house.plant('src/main.ts', "import { used } from './planted.js';\n\nused();\n");
    house.plant('src/planted.ts', 'export const used = (): void => undefined;\n\nexport const unusedExport = 1;\n');
    house.plant('src/planted-unused-file.ts', 'export const one = 1;\n');
    house.plant(
      'package.json',
      JSON.stringify({ type: 'module', dependencies: { 'planted-unused-package': '1.0.0' } }),
    );
    verdict = await dead(house);
  });

  after(() => house.remove());

  for (const name of ['unusedExport', 'src/planted-unused-file.ts', 'planted-unused-package']) {
    it(`refuses ${name}`, () => {
      assert.notEqual(verdict.code, 0);
      assert.ok(verdict.output.includes(name), verdict.output);
    });
  }

  it('allows what is used', () => {
    assert.doesNotMatch(verdict.output, /\bused\b/);
  });
});
