import assert from 'node:assert/strict';
import { z } from 'zod/v4';
import { PlantedHouse } from './planted-house.js';

const Report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');

const nested = (depth: number): string => `${'if (a > 0) { '.repeat(depth)}return 1;${' }'.repeat(depth)}`;

/** One file for each way of breaking a rule of ours: the rule, the path, and what stands in the file. */
const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['noRestrictedGlobals', 'src/domain/planted-clock.ts', 'export const today = (): unknown => new Date();'],
  ['noRestrictedGlobals', 'src/domain/planted-fetch.ts', "export const page = (): unknown => fetch('about:blank');"],
  ['noRestrictedGlobals', 'src/domain/planted-process.ts', 'export const id = process.pid;'],
  ['noRestrictedGlobals', 'src/domain/planted-global.ts', 'export const all = globalThis;'],
  ['noRestrictedGlobals', 'src/domain/planted-wait.ts', 'export const wait = (): unknown => setTimeout(String, 1);'],
  ['noRestrictedGlobals', 'src/application/planted-clock.ts', 'export const now = Date.now();'],
  ['noJsRestrictedProperties', 'src/domain/planted-chance.ts', 'export const chance = Math.random();'],
  [
    'noJsRestrictedProperties',
    'src/domain/planted-chance-too.ts',
    'const { random } = Math;\nexport const chance = random();',
  ],
  [
    'noJsRestrictedProperties',
    'src/domain/planted-now.ts',
    "import { Temporal } from 'temporal-polyfill';\n\nexport const now = Temporal.Now.instant();",
  ],
  ['noProcessEnv', 'src/adapters/http/planted-port.ts', 'export const port = process.env.PORT;'],
  [
    'noJsRestrictedProperties',
    'src/adapters/http/planted-alias.ts',
    "import surroundings from 'node:process';\n\nexport const port = surroundings.env.PORT;",
  ],
  [
    'noRestrictedImports',
    'src/adapters/http/planted-env.ts',
    "import { env } from 'node:process';\n\nexport const port = env.PORT;",
  ],
  ['noExplicitAny', 'src/adapters/http/planted-any.ts', 'export const any = (value: any): unknown => value;'],
  [
    'noNonNullAssertion',
    'src/adapters/http/planted-bang.ts',
    'export const bang = (value?: string): string => value!;',
  ],
  [
    'noUnsafeTypeAssertion',
    'src/adapters/http/planted-cast.ts',
    'export const cast = (value: unknown): string => value as string;',
  ],
  [
    'useImportType',
    'src/adapters/http/planted-type.ts',
    "import { Clock } from '../../application/clock.js';\n\nexport type Same = Clock;",
  ],
  ['noBarrelFile', 'src/adapters/http/index.ts', "export { refuse } from '../../domain/refusal.js';"],
  ['noReExportAll', 'src/adapters/http/planted-all.ts', "export * from '../../domain/refusal.js';"],
  [
    'noExcessiveCognitiveComplexity',
    'src/adapters/http/planted-maze.ts',
    `export const maze = (a: number): number => {\n  ${nested(6)}\n  return 0;\n};`,
  ],
  ['noExcessiveLinesPerFile', 'src/adapters/http/planted-long.ts', lines(251, 'String();')],
  [
    'noExcessiveLinesPerFunction',
    'src/adapters/http/planted-function.ts',
    `export function long(): void {\n${lines(51, '  String();')}\n}`,
  ],
  [
    'noFloatingPromises',
    'src/adapters/http/planted-promise.ts',
    'const later = async (): Promise<void> => undefined;\n\nexport const forget = (): void => {\n  later();\n};',
  ],
  ['noEmptyBlockStatements', 'src/adapters/http/planted-swallow.ts', 'try {\n  String();\n} catch {}'],
  ['noConsole', 'src/adapters/http/planted-console.ts', "console.log('hola');"],
  ['noTsIgnore', 'src/adapters/http/planted-ignore.ts', '// @ts-ignore: no reason.\nexport const one = 1;'],
  ['useFilenamingConvention', 'src/adapters/http/PlantedName.ts', 'export const one = 1;'],
  ['noFocusedTests', 'test/planted-only.test.ts', "it.only('is alone', () => undefined);"],
  ['noSkippedTests', 'test/planted-skip.test.ts', "it.skip('is left out', () => undefined);"],
];

/** What the rules must leave in peace. */
const ALLOWED: readonly (readonly [path: string, text: string])[] = [
  [
    'src/domain/planted-date.ts',
    "import { Temporal } from 'temporal-polyfill';\n\nexport const day = Temporal.PlainDate.from('2026-02-27');\n",
  ],
  ['src/config.ts', 'export const port = process.env.PORT;\n'],
  ['src/adapters/system/planted-clock.ts', 'export const now = (): string => new Date().toISOString();\n'],
];

describe('the lint rules', () => {
  let house: PlantedHouse;
  let found: Set<string>;

  before(async function () {
    this.timeout(60_000);
    house = new PlantedHouse();
    for (const [, path, text] of VIOLATIONS) house.plant(path, `${text}\n`);
    for (const [path, text] of ALLOWED) house.plant(path, text);
    const args = ['check', '--error-on-warnings', '--reporter=json', '--max-diagnostics=none'];
    const { code, output } = await house.run('@biomejs/biome/bin/biome', args);
    assert.notEqual(code, 0);
    const report = Report.parse(JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)));
    found = new Set(
      report.diagnostics.map(({ category, location }) => `${category.split('/').at(-1)} ${location.path}`),
    );
  });

  after(() => house.remove());

  for (const [rule, path] of VIOLATIONS) {
    it(`refuse, as ${rule}, ${path}`, () => {
      assert.ok(found.has(`${rule} ${path}`), [...found].filter((line) => line.endsWith(path)).join(', '));
    });
  }

  for (const [path] of ALLOWED) {
    it(`allow ${path}`, () => {
      assert.deepEqual(
        [...found].filter((line) => line.endsWith(path)),
        [],
      );
    });
  }
});
