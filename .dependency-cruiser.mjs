import { existsSync, readdirSync } from 'node:fs'

// Which file may import which; checked by `npm run check`. Files that must not reach the browser are
// marked by `import 'server-only'`, which the build enforces.
const tests = '\\.test\\.|-contract\\.ts$|(^|/)testing(/|\\.)|^e2e/'
// Rules without imports of their own, with their SQL.
const predicates = '^lib/invitations/is-open\\.ts$'
// What the outbox needs before it sends an email: the link, and whether the email should still go out.
const links = '^lib/invitations/(may-inviter-still|invitation-token)\\.ts$'
const asks =
  '^lib/(accounts/)?[^/]+/(queries|[^/]+-view)\\.ts$|^lib/(admin|insights|mail)/read-[^/]+\\.ts$'
const actions = '^lib/(accounts/)?[^/]+/actions\\.ts$'
const config =
  '^guildhall\\.config\\.ts$|^lib/config/(define-[^/]+|own-components|check-backends|resources|allowances)\\.ts$|^kinds/'
// Resources, added by one line in guildhall.config.ts and unknown to the core: lib/<name>/resource.ts.
const named = readdirSync('lib').filter((name) => existsSync(`lib/${name}/resource.ts`))
const resources = `^lib/(${named.join('|') || '-'})/`
const ofResources = `^(components|app/orgs/\\[slug\\])/(${named.join('|') || '-'})/`

/** Shared by browser and server: rules, schemas, paths. No secrets, no database. */
const shared = [
  '^lib/(accounts/)?[^/]+/schema\\.ts$|^lib/(errors|paths)\\.ts$|^lib/text/|^kinds/[^/]+/fields\\.ts$',
  '^lib/access/(roles|pages|page-entry|sign-in-policy)\\.ts$|^lib/config/resources\\.ts$|^lib/action/form-state\\.ts$|^lib/accounts/passwords/normalize-password\\.ts$',
  '^lib/i18n/(locales|locale-schema|messages|moment-format|overlay|plural-forms)\\.ts$',
  '^lib/invitations/list-row\\.ts$|^lib/lists/search-params\\.ts$|^lib/mail/mail-kinds\\.ts$',
  '^lib/kinds/(field-controls|form-of|relation)\\.ts$|^lib/organizations/(slug(-pattern)?|recent-slugs)\\.ts$',
  '^lib/accounts/(email-address|person|profile/theme|find-addresses|entries-without-address|sign-in/ways-in)\\.ts$',
].join('|')

/** Files that depend on the request: its cookies, language and redirects. */
const request = [
  '^lib/(action|export)/|^lib/access/context\\.ts$',
  '^lib/accounts/(sign-in/(adapter|provider-visit|request-cookie|next-auth|enter-browser)|factors/answer-options|sessions/session-cookie)\\.ts$|^lib/accounts/mailed-to\\.ts$',
  '^lib/i18n/(translations|request-locale|locale-cookie)\\.ts$|^lib/invitations/invite-screen\\.ts$',
  '^lib/ops/dev-pages\\.ts$',
].join('|')

/** What a page may import from lib besides schemas, queries and actions. */
const forPages = [
  '^lib/brand/|^lib/access/(allowed|context|org-context|resources)\\.ts$|^lib/accounts/(sessions/find-session|sign-in/(fresh-sign-in|providers|request-cookie|sign-in-request))\\.ts$',
  '^lib/action/flash\\.ts$|^lib/env\\.ts$|^lib/i18n/translations\\.ts$|^lib/events/sentence-of\\.ts$|^lib/lists/read-list-query\\.ts$|^lib/mail/sample-mail\\.ts$',
  '^lib/ops/dev-pages\\.ts$',
  '^lib/accounts/mailed-to\\.ts$|^lib/accounts/account-state\\.ts$',
].join('|')

const tools = '^(scripts|prisma|bench)/|^[^/]+$'
const onScreen = '^(app|components)/|^docs/cookbook/examples/.*\\.tsx$'

/** Packages that only the given files may import. */
const homes = {
  '@base-ui/react': '^components/ui/',
  '@hookform/resolvers': '^components/form/',
  '@node-rs/argon2': '^lib/accounts/passwords/passwords\\.ts$',
  '@prisma/adapter-pg': `^lib/db\\.ts$|${tools}`,
  '@prisma/client': '^lib/generated/',
  '@react-email/components': '^emails/',
  '@simplewebauthn/browser': '^components/accounts/',
  '@simplewebauthn/server': '^lib/accounts/factors/',
  next: `${onScreen}|${tools}|${request}|^lib/accounts/sessions/devices\\.ts$`,
  'next-auth':
    '^lib/accounts/sign-in/(ask-next-auth|next-auth|providers|adapter)\\.ts$|^app/api/auth/',
  'use-intl': '^lib/i18n/|^emails/',
  'next-safe-action': '^lib/action/define-action\\.ts$',
  'csv-stringify': '^lib/export/write-list\\.ts$',
  culori: '^lib/brand/palette\\.ts$',
  aws4fetch: '^lib/pictures/s3-store\\.ts$',
  nodemailer: '^lib/mail/smtp-transport\\.ts$',
  otpauth: '^lib/accounts/factors/',
  uqr: '^lib/accounts/factors/',
  pg: `^lib/database/|${tools}`,
  pino: '^lib/log\\.ts$',
  'rate-limiter-flexible': '^lib/ops/rate-limits\\.ts$',
  react: `${onScreen}|^emails/|${asks}|${request}`,
  'react-hook-form': '^components/form/',
  'react-easy-crop': '^components/form/',
  resend: '^lib/mail/resend-transport\\.ts$',
  sharp: `^lib/(pictures/make-picture|brand/brand-icon)\\.ts$|${tools}`,
  transliteration: '^components/form/slug-field\\.tsx$|^lib/(organizations|accounts/sign-up)/',
}

const rule = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'no-cycles',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['dynamic-import'], pathNot: '^backends/' },
      },
      'Types count: what two files share belongs in a third. What is fetched later does not, nor do ' +
        'own backends, which guildhall.config.ts imports and which build on the built-in ones.',
    ),
    rule(
      'the-core-knows-no-resource',
      { pathNot: [config, resources, ofResources, tests, '^docs/'].join('|') },
      { path: `${resources}|${ofResources}` },
      'It goes with its folders and its line in guildhall.config.ts.',
    ),
    rule('lib-below-the-pages', { path: '^lib/', pathNot: tests }, { path: '^(app|components)/' }),
    rule('components-below-the-pages', { path: '^components/', pathNot: tests }, { path: '^app/' }),
    rule(
      'pages-ask-queries-and-actions',
      { path: onScreen, pathNot: `${tests}|/route\\.ts$|^components/ui/` },
      { path: '^lib/', pathNot: [shared, asks, actions, config, forPages].join('|') },
      'A page or component reads by queries.ts and writes by actions.ts.',
    ),
    rule(
      'ui-knows-no-product',
      { path: '^components/ui/', pathNot: tests },
      { path: '^(lib|components)/', pathNot: '^components/ui/|^lib/i18n/moment-format\\.ts$' },
    ),
    rule(
      'routes-own-no-database',
      { path: '^app/.*/route\\.ts$' },
      { path: `^lib/(db\\.ts|generated/)|${actions}|^components/(?!.*-labels\\.ts$)` },
    ),
    rule(
      'commands-know-no-request',
      {
        path: '^lib/',
        pathNot: [tests, actions, asks, request, '^lib/(ops|accounts/sign-in/next-auth)'].join('|'),
      },
      {
        path: [actions, request, '^lib/(accounts/)?[^/]+/queries\\.ts$'].join('|'),
        pathNot: shared,
      },
    ),
    rule(
      'actions-call-commands',
      { path: actions },
      { path: '^lib/(db\\.ts|(accounts/)?[^/]+/queries\\.ts)$' },
    ),
    rule('tests-stay-apart', { pathNot: `${tests}|^playwright` }, { path: '^lib/testing/' }),
    rule(
      'emails-know-no-data',
      { path: '^emails/' },
      { path: '^lib/(?!(brand|i18n)/|config/define-brand\\.ts$)' },
    ),
    rule(
      'platform-calls-no-command',
      { path: '^lib/(access|events|i18n|mail|tenancy)/', pathNot: `${tests}|${request}` },
      {
        path: '^lib/(organizations|ownership|members|invitations|accounts/sign-up)/',
        pathNot: [shared, predicates, links].join('|'),
      },
    ),
    rule(
      'shared-stays-shared',
      { path: shared, pathNot: tests },
      { path: '^lib/', pathNot: shared },
    ),
    rule(
      'prisma-has-one-home',
      { pathNot: `^lib/(db\\.ts|generated/|database/)|${tests}` },
      { path: '^lib/generated/', dependencyTypesNot: ['type-only'] },
      'A query may name a row’s type; the client is lib/db’s.',
    ),
    rule(
      'platform-knows-no-noun',
      { path: '^lib/(database|text|lists)/', pathNot: tests },
      { path: '^lib/(?!(database|text|lists|generated)/|(db|env|errors|log|paths)\\.ts)' },
    ),
    rule(
      'accounts-know-no-organization',
      { path: '^lib/accounts/(?!sign-up/)', pathNot: tests },
      { path: '^lib/(organizations|ownership|members|invitations|admin)/', pathNot: predicates },
    ),
    rule(
      'organizations-know-no-member-command',
      { path: '^lib/organizations/', pathNot: tests },
      {
        path: '^lib/(members|invitations|admin)/',
        pathNot: `${predicates}|^lib/members/start-membership\\.ts$`,
      },
      'But for the one function that adds a member: a founder is one.',
    ),
    rule(
      'nothing-knows-the-back-office',
      { path: '^lib/(?!admin/)', pathNot: tests },
      { path: '^lib/admin/' },
    ),
    rule(
      'compiled-before-the-first-page',
      { path: '^(proxy|app/api/ready/route)\\.ts$' },
      { path: '^(guildhall\\.config\\.ts|(emails|kinds|messages)/)', reachable: true },
      'npm run dev compiles them before any page: what they reach delays it (docs/decisions/speed.md).',
    ),
    rule(
      'emails-are-loaded-late',
      { path: '^lib/', pathNot: `^lib/ops/worker\\.ts$|${tests}` },
      { path: '^lib/mail/drain-outbox\\.ts$', dependencyTypesNot: ['dynamic-import'] },
      'Every page with a form would load their templates.',
    ),
    rule(
      'no-framework-internals',
      { pathNot: '^(lib/workarounds|scripts)/' },
      { path: '^node_modules/next/dist/(?!docs)', dependencyTypesNot: ['type-only'] },
    ),
    ...Object.entries(homes).map(([name, home]) =>
      rule(
        `home-of-${name}`,
        { pathNot: `${home}|${tests}|^lib/testing/` },
        // Type-only imports (a route, a node) do not load the package.
        { path: `^node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '^(next-env|lib/generated/.*/(internal|models)|\\.test|\\.data|\\.bench)|(^|/)\\.next/',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
}
