import next from '@next/eslint-plugin-next'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import typescript from 'typescript-eslint'
import { textsRule } from './scripts/lint/texts-rule.mjs'
import { tenancyRule } from './scripts/lint/tenancy-rule.mjs'

const tests = ['**/*.test.ts', 'lib/testing/**', 'lib/*/testing.ts', 'e2e/**']

const processEnv = {
  object: 'process',
  property: 'env',
  message: 'Settings are read and checked in lib/env.ts.',
}

// These insert text into a statement as is; the tagged templates send it as a parameter.
const unsafeSql = [
  { property: '$queryRawUnsafe' },
  { property: '$executeRawUnsafe' },
  { object: 'Prisma', property: 'raw' },
].map((place) => ({ ...place, message: 'Write $queryRaw`…`, $executeRaw`…` or Prisma.sql`…`.' }))

const nextImports = {
  paths: [
    {
      name: 'next/link',
      message: 'Import Link from components/ui/link, which prefetches nothing.',
    },
  ],
}

const defaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export it by its name: a default export is called something else in every file.',
}

const zodImport = {
  selector: 'ImportDeclaration[importKind="value"][source.value="zod"] > ImportSpecifier',
  message: 'Write `import * as z`: `{ z }` brings the texts of all languages to the browser.',
}

// An app that Guildhall is added to may have TypeScript 5, whose ReadableStream is not iterable.
const streamLoop = {
  selector:
    'ForOfStatement[await=true]:matches([right.property.name="body"], [right.left.property.name="body"])',
  message: 'Read the body with getReader(): TypeScript 5 refuses `for await` over it.',
}

export default defineConfig(
  globalIgnores(['**/.next/', '.test/', '.data/', '.bench/', 'lib/generated/', 'next-env.d.ts']),
  typescript.configs.recommended,
  {
    plugins: { guildhall: { rules: { tenancy: tenancyRule, texts: textsRule } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-control-regex': 'error',
      'no-restricted-imports': ['error', nextImports],
      'no-restricted-properties': ['error', processEnv, ...unsafeSql],
      'no-restricted-syntax': ['error', defaultExport, zodImport, streamLoop],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A }` still loads the file; `import type { A }` is erased at build time.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['app/**', 'components/**', 'emails/**'],
    extends: [reactHooks.configs.flat.recommended, next.configs['core-web-vitals']],
  },
  {
    files: ['app/**', 'components/**', 'emails/**'],
    // The error notice, because the messages may be what failed; sample emails, which nobody receives;
    // tests.
    ignores: ['components/shell/error-notice.tsx', 'emails/samples.ts', ...tests],
    rules: { 'guildhall/texts': 'error' },
  },
  {
    // Pages may use the session’s types, but do not look up sessions or write to the audit log.
    files: ['app/**', 'components/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/events/record'] },
            { group: ['**/sessions/find-session'], allowTypeImports: true },
          ],
        },
      ],
    },
  },
  {
    // Rows of an organization are queried through it: forOrganization(ctx), forUser(user).
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.ts'],
    ignores: ['lib/tenancy/**', ...tests],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { 'guildhall/tenancy': 'error' },
  },
  {
    // TypeScript checks for undefined names in the other files; these run without compilation.
    files: ['**/*.mjs'],
    languageOptions: { globals: namesOf(globalThis) },
    rules: { 'no-undef': 'error' },
  },
  {
    // The file that reads the settings, and code that runs before or without it.
    files: [
      'lib/env.ts',
      'with-guildhall.mjs',
      'instrumentation.ts',
      'components/ui/use-lazy.ts',
      '*.config.{ts,mjs,d.mts}',
      'lib/testing/guildhall.config.ts',
      'prisma/engine/**',
      'bench/**',
      'scripts/**',
      ...tests,
    ],
    rules: { 'no-restricted-properties': ['error', ...unsafeSql] },
  },
  {
    files: ['lib/log.ts', 'lib/db.ts'],
    rules: { 'no-console': ['error', { allow: ['error', 'warn'] }] },
  },
  {
    files: ['bench/**', 'scripts/**', 'prisma/engine/schema-engine.mjs', ...tests],
    rules: { 'no-console': 'off' },
  },
  {
    // Next, vitest and the tools require a default export here.
    files: [
      'app/**/{page,layout,template,default,loading,error,global-error,not-found,forbidden,unauthorized}.tsx',
      'app/examples/**/page.example.tsx',
      'app/**/{icon,apple-icon,opengraph-image,manifest,robots,sitemap}.{ts,tsx}',
      'bench/floor/next.config.mjs',
      'lib/testing/{global-setup,core.config,guildhall.config}.ts',
      '.dependency-cruiser.mjs',
      '*.config.{ts,mjs,d.mts}',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
)

function namesOf(global) {
  return Object.fromEntries(Object.getOwnPropertyNames(global).map((name) => [name, 'readonly']))
}
