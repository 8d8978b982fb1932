/** Where programs begin: the bot, the local start, and threads, which are started by their file and not imported. */
const STARTS = '^src/(main\\.ts$|local/|.*-(worker|process)\\.ts$)';

/**
 * The rings of ARCHITECTURE.md as import rules: domain <- application <- adapters <- main.
 * Every rule here has a planted violation in test/guards/import-rules.test.ts.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain imports only the domain and its date type: no platform, no package, no outer ring.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/domain/', '^node_modules/temporal-polyfill/'] },
    },
    {
      name: 'application-looks-inward',
      comment: 'The application reaches the outside through its ports; an adapter implements them.',
      severity: 'error',
      from: { path: '^src/application/' },
      to: {
        pathNot: [
          '^src/(domain|application)/',
          '^node_modules/(zod|canonicalize|fastest-levenshtein)/',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'adapters-stay-apart',
      comment: 'What two adapters need belongs in the application; they meet only in src/main.ts.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'adapters-look-inward',
      comment: 'An adapter knows the application and the domain; its settings are handed to it.',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: '^src/', pathNot: '^src/(adapters|application|domain)/' },
    },
    {
      name: 'only-main-names-adapters',
      comment: 'One file puts the house together, so that every other one can be built without an engine.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/adapters/', '^src/main\\.ts$'] },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'chat-sdks-in-one-folder',
      comment: 'Both chat SDKs are past support (docs/decisions/0006): moving to a successor touches one folder.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/teams/' },
      to: { path: '^node_modules/(botbuilder|botframework-|@microsoft/teams)' },
    },
    {
      name: 'local-start-stays-outside',
      comment: 'The local start runs without authentication and is no part of production.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/local/' },
      to: { path: '^src/local/' },
    },
    {
      name: 'settings-are-handed-down',
      comment: 'src/config.ts reads the environment once, for whoever starts the program.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/local/'] },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing in two places. Imports of types count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'source-knows-no-tests',
      comment: 'Production code never leans on tests, scripts or what is built from it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|deploy|manifest|dist)/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nobody imports is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(src|test)/', pathNot: ['^src/main\\.ts$', '\\.test\\.ts$'] },
      to: {},
    },
    {
      name: 'reached-from-a-start',
      comment:
        'Code that only tests reach is dead code with a good conscience. The memory stores are for tests by design: ' +
        'they pass the same contract suites as the real ones.',
      severity: 'error',
      from: { path: STARTS },
      to: { path: '^src/', pathNot: [STARTS, '^src/adapters/memory/'], reachable: false },
    },
    {
      name: 'no-development-packages',
      comment: 'Production is installed with --omit=dev. Only the local start may use them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/local/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that only another package brings can vanish with its next version.',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'deprecated'] },
    },
    {
      name: 'no-unresolved-imports',
      comment: 'What cannot be found cannot be judged by the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
