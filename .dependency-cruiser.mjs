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
