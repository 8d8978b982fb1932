import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { PlantedHouse, PROJECT } from './planted-house.js';

const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const Config = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

/** One file for each way of breaking a rule: the rule, the path, and what stands in the file. */
const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['domain-is-pure', 'src/domain/planted-platform.ts', "import 'node:fs';"],
  ['domain-is-pure', 'src/domain/planted-package.ts', "import { z } from 'zod/v4';\nexport const a = z;"],
  [
    'domain-is-pure',
    'src/domain/planted-ring.ts',
    "import type { Clock } from '../application/clock.js';\nexport type A = Clock;",
  ],
  ['application-looks-inward', 'src/application/planted-platform.ts', "import 'node:fs';"],
  ['application-looks-inward', 'src/application/planted-package.ts', "import 'pino';"],
  ['application-looks-inward', 'src/application/planted-adapter.ts', "import '../adapters/planted-one/one.js';"],
  ['adapters-stay-apart', 'src/adapters/planted-one/apart.ts', "import '../planted-two/two.js';"],
  [
    'adapters-stay-apart',
    'src/adapters/planted-one/apart-type.ts',
    "import type { Two } from '../planted-two/two.js';\nexport type A = Two;",
  ],
  ['adapters-look-inward', 'src/adapters/planted-one/settings.ts', "import '../../config.js';"],
  ['only-main-names-adapters', 'src/planted-second-main.ts', "import './adapters/planted-one/one.js';"],
  ['only-main-names-adapters', 'src/local/planted-start.ts', "import '../adapters/planted-one/one.js';"],
  ['chat-sdks-in-one-folder', 'src/adapters/planted-one/bot.ts', "import 'botbuilder';"],
  ['chat-sdks-in-one-folder', 'src/adapters/planted-one/ai.ts', "import '@microsoft/teams-ai';"],
  [
    'chat-sdks-in-one-folder',
    'src/adapters/planted-one/schema.ts',
    "import type { Activity } from 'botframework-schema';\nexport type A = Activity;",
  ],
  ['local-start-stays-outside', 'src/adapters/planted-one/local.ts', "import '../../local/planted-start.js';"],
  ['settings-are-handed-down', 'src/planted-reader.ts', "import './config.js';"],
  [
    'no-cycles',
    'src/domain/planted-egg.ts',
    "import type { Hen } from './planted-hen.js';\nexport interface Egg { readonly hen: Hen }",
  ],
  ['source-knows-no-tests', 'src/application/planted-test.ts', "import '../../test/planted.js';"],
  ['no-orphans', 'src/domain/planted-orphan.ts', 'export const alone = true;'],
  ['reached-from-a-start', 'src/domain/planted-unreached.ts', "import './planted-orphan-of-none.js';"],
  ['no-development-packages', 'src/adapters/planted-one/mocha.ts', "import 'fast-check';"],
  ['no-undeclared-packages', 'src/adapters/planted-one/undeclared.ts', "import 'botframework-schema';"],
  ['no-unresolved-imports', 'src/domain/planted-nowhere.ts', "import './planted-nothing.js';"],
];

/** Imports that the rings allow. */
const ALLOWED: readonly (readonly [path: string, text: string])[] = [
  ['src/domain/planted-allowed.ts', "import 'temporal-polyfill';\nimport './refusal.js';"],
  ['src/application/planted-allowed.ts', "import 'zod/v4';\nimport 'canonicalize';\nimport 'fastest-levenshtein';"],
  ['src/application/planted-allowed-too.ts', "import 'node:crypto';\nimport '../domain/refusal.js';"],
  ['src/adapters/teams/planted-allowed.ts', "import 'botbuilder';\nimport '@microsoft/teams-ai';"],
  ['src/adapters/teams/planted-allowed-too.ts', "import 'node:fs';\nimport '../../application/archive.js';"],
  ['src/local/planted-allowed.ts', "import '../config.js';\nimport 'fflate';"],
];

/** What the violations above need in order to be just that. */
const BACKDROP: readonly (readonly [path: string, text: string])[] = [
  ['src/adapters/planted-one/one.ts', 'export const one = 1;'],
  ['src/adapters/planted-two/two.ts', 'export interface Two { readonly two: 2 }'],
  [
    'src/domain/planted-hen.ts',
    "import type { Egg } from './planted-egg.js';\nexport interface Hen { readonly egg: Egg }",
  ],
  ['src/domain/planted-orphan-of-none.ts', 'export const leaf = true;'],
  ['test/planted.ts', 'export const planted = true;'],
];

describe('the import rules', () => {
  let house: PlantedHouse;
  let report: z.infer<typeof Report>;

  before(async function () {
    this.timeout(60_000);
    house = new PlantedHouse();
    house.plantIfMissing('src/config.ts', 'export const config = {};');
    house.plantIfMissing('src/main.ts', "import './config.js';");
    for (const [path, text] of [...BACKDROP, ...ALLOWED]) house.plant(path, `${text}\n`);
    for (const [, path, text] of VIOLATIONS) house.plant(path, `${text}\n`);
    const args = ['src', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const { output } = await house.run('dependency-cruiser/bin/dependency-cruise.mjs', args);
    report = Report.parse(JSON.parse(output));
  });

  after(() => house.remove());

  it('see the modules that they judge', () => {
    assert.ok(report.summary.totalCruised > VIOLATIONS.length, `only ${report.summary.totalCruised} modules were read`);
  });

  for (const [rule, path] of VIOLATIONS) {
    it(`refuse, as ${rule}, ${path}`, () => {
      const broken = report.summary.violations.filter((violation) => violation.rule.name === rule);
      const places = broken.map((violation) => (rule === 'reached-from-a-start' ? violation.to : violation.from));
      assert.ok(places.includes(path), `${rule} was seen only at: ${places.join(', ') || 'no place'}`);
    });
  }

  for (const [path] of ALLOWED) {
    it(`allow ${path}`, () => {
      const broken = report.summary.violations.filter(
        ({ from, rule }) => from === path && rule.name !== 'reached-from-a-start',
      );
      assert.deepEqual(broken, []);
    });
  }

  it('are each shown to refuse something', () => {
    const config = Config.parse(createRequire(import.meta.url)(join(PROJECT, '.dependency-cruiser.cjs')));
    const shown = new Set(VIOLATIONS.map(([rule]) => rule));
    assert.deepEqual(
      config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name)),
      [],
    );
  });
});
