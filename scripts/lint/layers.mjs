/** The layer of each file, by its path without extension. The first that fits counts. */
const layers = [
  ['test', /(\.test|-contract)$|^(e2e|lib\/testing)\/|\/testing$|^playwright\.config$/],
  ['route', /^app\/.*\/route$/],
  ['page', /^app\//],
  ['ui', /^components\/ui\//],
  ['component', /^components\/|^docs\/cookbook\/examples\/on-a-page\//],
  ['email', /^emails\//],
  ['text', /\.(json|css)$/],
  // A kind's fields go to the browser, the rest of it does not; and so with a backend of one's own.
  ['shared', /^(kinds|backends)\/[^/]+\/fields$|^lib\/kinds\/(field-code|field-controls|form-of)$/],
  [
    'config',
    /^guildhall\.config$|^lib\/config\/(define-[^/]+|check-backends)$|^(kinds|backends)\//,
  ],
  ['generated', /^lib\/generated\//],
  ['db', /^lib\/(db$|database\/)/],
  // What the browser may have as well: rules, schemas, paths. No secret, no database.
  ['shared', /^lib\/(text\/[^/]+|auth\/normalize-password|invitations\/(list-row|screens))$/],
  ['shared', /^lib\/i18n\/(locales|locale-schema|moment-format|overlay|plural-forms)$/],
  ['shared', /^lib\/[^/]+\/schema$|^lib\/(errors|paths|action\/form-state|lists\/search-params)$/],
  [
    'shared',
    /^lib\/(access\/(roles|pages)|mail\/mailbox-mail|organizations\/slug(-pattern)?|products\/price)$/,
  ],
  ['shared', /^lib\/(kinds\/(field-code|field-controls|form-of)|users\/email-address)$/],
  [
    'shared',
    /^lib\/(organizations\/recent-slugs|users\/(person|theme|typed-address|find-addresses))$/,
  ],
  // Every language's words. Not for the browser: a page hands it the few that it needs.
  ['words', /^lib\/i18n\/catalogues$/],
  ['action', /^lib\/[^/]+\/actions$/],
  ['query', /^lib\/[^/]+\/(queries|[^/]+-view)$|^lib\/(admin|insights|mail)\/read-[^/]+$/],
  // What knows that there is a request, with its cookies, language and redirects.
  ['request', /^lib\/(action\/[^/]+|access\/context)$/],
  ['request', /^lib\/export\/answer-export$/],
  ['request', /^lib\/i18n\/(messages\.d|request|request-locale|locale-cookie)$/],
  [
    'request',
    /^lib\/auth\/(adapter|watch-adapter|next-auth|session-cookie)$|^lib\/users\/theme-cookie$/,
  ],
  ['request', /^lib\/registration\/mailed-to$/],
  ['request', /^lib\/(ops\/(dev-pages|secure-address)|invitations\/invite-screen)$/],
  ['ops', /^lib\/(ops|workarounds)\//],
  // What lies in a noun's folder and is no command: everybody's tokens, sessions, passwords, limits.
  ['base', /^lib\/[^/]+\/[^/]+-token$/],
  ['base', /^lib\/export\/write-list$/],
  ['base', /^lib\/pictures\/s3-address$/],
  [
    'base',
    /^lib\/auth\/(clear-site-data|client-ip|find-session|is-local-request|link-version|note-peers)$/,
  ],
  ['base', /^lib\/auth\/(passwords|rate-limits|same-origin|site-origins|warn-of-proxy)$/],
  ['base', /^lib\/users\/account-state$/],
  ['base', /^lib\/invitations\/(count-invitations-to|is-open|may-inviter-still)$/],
  [
    'base',
    /^lib\/((access|config|events|i18n|kinds|lists|mail|tenancy)\/)?[^/]+$|^lib\/insights\/last-months$/,
  ],
  ['command', /^lib\//],
  ['tool', /^/],
]

// What a page asks of lib besides schemas, queries and actions.
const forPages = [
  'lib/access/context',
  'lib/access/org-context',
  'lib/auth/find-session',
  'lib/auth/fresh-sign-in',
  'lib/auth/next-auth',
  'lib/env',
  'lib/events/sentence-of',
  'lib/lists/read-list-query',
  'lib/mail/sample-mail',
  'lib/ops/dev-pages',
  'lib/ops/secure-address',
  'lib/organizations/find-deleted',
  'lib/registration/mailed-to',
  'lib/users/account-state',
]

// How roles and kinds are called, for what a route tells the browser.
const words = ['components/members/role-labels', 'components/organizations/kind-labels']

/** What each layer may import of this project: layers, files, or folders (with a slash at the end). */
export const mayImport = {
  page: ['page', 'component', 'ui', 'action', 'query', 'shared', 'config', 'text', ...forPages],
  component: ['component', 'ui', 'action', 'query', 'shared', 'config', 'text', ...forPages],
  ui: ['ui', 'lib/i18n/moment-format'],
  // In the browser. On top of what the file's place allows.
  client: ['page', 'component', 'ui', 'action', 'shared', 'text'],
  route: [
    'request',
    'query',
    'command',
    'ops',
    'base',
    'shared',
    'config',
    'words',
    ...words,
    'lib/database/is-database-away-error',
  ],
  // A kind's form is its fields, which the config alone knows.
  action: ['request', 'command', 'shared', 'lib/kinds/form-of-kind'],
  request: ['request', 'query', 'command', 'base', 'db', 'shared', 'config', 'text', 'words'],
  query: ['query', 'command', 'base', 'db', 'shared', 'config'],
  ops: ['ops', 'command', 'base', 'db', 'shared', 'config', 'prisma/seed'],
  command: ['command', 'base', 'db', 'shared', 'config'],
  // Mail and links ask the backend that a kind has chosen, which then acts by commands.
  base: [
    'base',
    'db',
    'shared',
    'config',
    'email',
    'lib/backends/choose-backend',
    'lib/backends/backend-of-account',
  ],
  db: ['db', 'generated', 'lib/env', 'lib/errors'],
  shared: ['shared'],
  config: ['config', 'command', 'base', 'shared'],
  email: ['email', 'text', 'words', 'lib/i18n/locales', 'lib/i18n/moment-format'],
  words: ['shared', 'text'],
  generated: ['generated'],
  tool: ['tool', 'ops', 'command', 'base', 'db', 'shared', 'config', 'email'],
  test: layers.map(([layer]) => layer),
}

/** Packages with a home: the only layers, files and folders that may import them. */
export const homes = {
  '@base-ui/react': ['ui'],
  '@hookform/resolvers': ['components/form/'],
  '@node-rs/argon2': ['lib/auth/passwords'],
  '@prisma/adapter-pg': ['lib/db', 'tool'],
  '@prisma/client': ['generated'],
  '@react-email/components': ['email'],
  next: ['page', 'route', 'component', 'ui', 'request', 'tool'],
  'next-auth': [
    'lib/auth/next-auth',
    'lib/auth/adapter',
    'lib/auth/watch-adapter',
    'app/api/auth/',
  ],
  'next-intl': ['page', 'component', 'request', 'email', 'next.config'],
  'next-safe-action': ['lib/action/define-action'],
  'csv-stringify': ['lib/export/write-list'],
  aws4fetch: ['lib/pictures/s3-store'],
  'node:process': ['tool'],
  nodemailer: ['lib/mail/smtp-transport'],
  pg: ['db', 'tool'],
  'rate-limiter-flexible': ['lib/auth/rate-limits'],
  react: ['page', 'component', 'ui', 'email', 'query', 'request'],
  'react-dom': ['page', 'component', 'ui'],
  'react-hook-form': ['components/form/'],
  'react-easy-crop': ['components/form/'],
  resend: ['lib/mail/resend-transport'],
  sharp: ['lib/pictures/make-picture', 'tool'],
  sonner: ['ui'],
  transliteration: ['components/form/slug-field', 'lib/organizations/', 'lib/registration/'],
}

/** @param {string} file a path without extension */
export const layerOf = (file) => layers.find(([, pattern]) => pattern.test(file))[0]

/** Whether a list of layers, files and folders has this file. */
export const includes = (list, file) =>
  list.some((entry) => entry === file || (entry.endsWith('/') && file.startsWith(entry))) ||
  list.includes(layerOf(file))
