/** Who may import whom (docs/house.md). Every rule has a test in scripts/house.test.ts. */
const TESTS = '\\.test\\.tsx?$|testing\\.server\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'db-imports-nothing',
      severity: 'error',
      from: { path: '^db/', pathNot: TESTS },
      to: { path: '^(app|search|seed)/' },
    },
    {
      name: 'search-imports-only-db',
      severity: 'error',
      from: { path: '^search/', pathNot: TESTS },
      to: { path: '^(app|seed)/' },
    },
    {
      name: 'vocabulary-is-pure',
      severity: 'error',
      from: { path: '^search/vocabulary/', pathNot: TESTS },
      to: {
        path: '^(app|seed)/|^db/(?!domain\\.ts)|^search/(?!vocabulary/)|node_modules/(react|drizzle-orm|better-sqlite3)',
      },
    },
    {
      name: 'cores-are-pure',
      severity: 'error',
      from: {
        path: '^app/(matching|scheduling)/',
        pathNot: `${TESTS}|\\.server\\.ts$|^app/scheduling/(beside-)?worker\\.ts$`,
      },
      to: {
        path: '^seed/|^db/(?!domain\\.ts)|^app/(?!matching/|scheduling/)|^search/(?!vocabulary/)|node_modules/(react|drizzle-orm|better-sqlite3)',
      },
    },
    {
      name: 'cores-know-no-node',
      severity: 'error',
      from: {
        path: '^(app/(matching|scheduling)|search/vocabulary)/',
        pathNot: `${TESTS}|\\.server\\.ts$|^app/scheduling/(beside-)?worker\\.ts$`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ui-imports-only-i18n',
      severity: 'error',
      from: { path: '^app/ui/', pathNot: TESTS },
      to: { path: '^app/(?!ui/|i18n/)|^(db/(?!domain\\.ts)|search|seed)/' },
    },
    {
      name: 'i18n-imports-nothing',
      severity: 'error',
      from: { path: '^app/i18n/' },
      to: { path: '^app/(?!i18n/)|^(db/(?!domain\\.ts)|search|seed)/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^app/platform/', pathNot: TESTS },
      to: { path: '^app/(features|routes|ui)/|^seed/' },
    },
    {
      name: 'routes-ask-features',
      severity: 'error',
      from: { path: '^app/routes/', pathNot: TESTS },
      to: {
        path: '^(db/(?!domain\\.ts)|search/(?!vocabulary/)|seed/)|^app/(matching|scheduling)/|node_modules/(drizzle-orm|better-sqlite3)',
      },
    },
    {
      name: 'features-through-their-index',
      severity: 'error',
      from: { path: '^app/features/([^/]+)/' },
      // Tests may stand on another feature's builders.
      to: {
        path: '^app/features/[^/]+/',
        pathNot: ['^app/features/$1/', '^app/features/[^/]+/(index|testing\\.server)\\.ts$'],
      },
    },
    {
      name: 'features-from-outside-through-their-index',
      severity: 'error',
      from: { path: '^(app/routes|app/compose|seed|scripts)', pathNot: TESTS },
      // Components and form schemas go to the browser; index.ts holds server code too.
      to: {
        path: '^app/features/[^/]+/',
        pathNot: [
          '^app/features/[^/]+/(index|schema|figures)\\.ts$',
          '^app/features/[^/]+/components/',
        ],
      },
    },
    {
      name: 'features-know-no-route',
      severity: 'error',
      from: { path: '^app/features/', pathNot: TESTS },
      to: { path: '^app/routes/' },
    },
    {
      name: 'lucia-in-one-module',
      severity: 'error',
      from: { pathNot: '^app/features/accounts/sessions\\.server\\.ts$' },
      to: { path: 'node_modules/lucia/' },
    },
    {
      name: 'server-stays-on-the-server',
      severity: 'error',
      from: {
        path: '^app/(ui|features/[^/]+/components)/|^app/features/[^/]+/schema\\.ts$',
        pathNot: TESTS,
      },
      to: { path: '\\.server\\.tsx?$' },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$|^#' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css|/messages/|/concepts/.*\\.json' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
