// Rules that have no imports of their own, with their SQL.
const predicates = '^lib/invitations/is-open\\.ts$'
const tests = '\\.test\\.|^lib/testing/'

/** Which file may import which; `npm run check` asks. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Types count: what two files share belongs into a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'lib-below-the-pages',
      severity: 'error',
      from: { path: '^lib/', pathNot: tests },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'platform-knows-no-noun',
      severity: 'error',
      from: { path: '^lib/(database|text|lists)/', pathNot: tests },
      to: { path: '^lib/(?!(database|text|lists|generated)/|(db|env|errors|log|paths)\\.ts)' },
    },
    {
      name: 'accounts-know-no-organization',
      severity: 'error',
      from: { path: '^lib/(auth|users)/', pathNot: tests },
      to: {
        path: '^lib/(organizations|ownership|members|invitations|admin|products)/',
        pathNot: predicates,
      },
    },
    {
      name: 'organizations-know-no-member-command',
      severity: 'error',
      from: { path: '^lib/organizations/', pathNot: tests },
      to: { path: '^lib/(members|invitations|admin|products)/', pathNot: predicates },
    },
    {
      name: 'nothing-knows-the-back-office',
      severity: 'error',
      from: { path: '^lib/(?!admin/)', pathNot: tests },
      to: { path: '^lib/admin/' },
    },
    {
      name: 'no-framework-internals',
      comment:
        'Only public interfaces of frameworks: docs/decisions has what to do about a defect.',
      severity: 'error',
      from: { pathNot: '^(lib/workarounds|scripts)/' },
      to: { path: '^node_modules/next/dist/(?!docs)', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(next-env|lib/generated|\\.next|\\.test|\\.data|\\.bench)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
}
