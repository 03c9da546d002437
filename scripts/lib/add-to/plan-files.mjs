import fs from 'node:fs'
import path from 'node:path'
import { addressesOf, addressOf, collide, contradict, filesIn, firstParts } from './routes.mjs'

const folders = 'app components emails kinds lib messages prisma scripts'.split(' ')
const loose =
  'guildhall.config.ts instrumentation.ts proxy.ts with-guildhall.mjs with-guildhall.d.mts'
/** Tests and tools of a checkout, and what an app has itself. */
const notInApps = [
  /\.(test|example)\.\w+$|-contract\.ts$|(^|\/)testing[./]|^lib\/generated\//,
  /^app\/((layout|page|global-error)\.tsx|manifest\.ts)$|^app\/icons\/|^prisma\/migrations\/.*\.toml$/,
  /^scripts\/lint\/|^scripts\/(lib\/)?(add-to\.|chromium|example-|kind-new|provide-|resource-|run-tests|screenshots|sort-tests|test[.-])/,
]
/**
 * Guildhall's files as they are placed in an app: the core in guildhall/, which imports its own code as
 * @guildhall/…, routes in their own group beside the app's, models and migrations among the app's.
 * @param {string} checkout a Guildhall of any version
 * @returns {{ files: Map<string, string | Buffer>, conflicts: string[] }} what the app already has is
 *   left out, and reported
 */
export function planFiles(checkout, app) {
  const read = (file) => fs.readFileSync(path.join(checkout, file))
  const resources = readResources(checkout)
  const names = sources(checkout).filter((file) => !resources.have(file))
  const files = new Map(
    names
      .filter((file) => !isPage(file))
      .map((file) => [placeOf(file), inApp(file, read(file), { app, resources })]),
  )
  const { pages, addresses, conflicts } = planPages(names.filter(isPage), app)
  for (const [place, file] of pages) files.set(place, renamed(read(file)))

  const own = ownPaths(addresses, app)
  files.set('guildhall/lib/ops/own-paths.mjs', `export const ownPaths =\n  '${own}'\n`)
  files.set(`${app.routes}/layout.tsx`, layout)
  if (!app.schema) {
    files.set('prisma/schema.prisma', datasource)
    files.set(lock, read(lock))
  }
  for (const [name, others, text, advice] of beside(own)) {
    const theirs = [name, ...others]
      .flatMap((each) => [`${app.source}${each}.ts`, `${app.source}${each}.js`])
      .find((file) => isTheirs(app, file))
    if (theirs) conflicts.push(`${theirs}: ${advice}`)
    else files.set(`${app.source}${name}.ts`, text)
  }
  return { files, conflicts }
}

const isPage = (file) => file.startsWith('app/') && file !== 'app/globals.css'

const sources = (checkout) =>
  [
    ...folders.flatMap((folder) =>
      filesIn(path.join(checkout, folder)).map((file) => `${folder}/${file}`),
    ),
    ...loose.split(' ').filter((file) => fs.existsSync(path.join(checkout, file))),
  ].filter((file) => !notInApps.some((pattern) => pattern.test(file)))

/** The pages that do not conflict with the app's own. */
function planPages(names, app) {
  const own = addressesOf(app)
  const pages = new Map()
  const addresses = []
  const conflicts = []
  for (const file of names) {
    const route = file.slice('app/'.length)
    const address = addressOf(route)
    const theirs = own.find((each) =>
      address
        ? collide(address, each.address)
        : contradict(addressOf(`${path.posix.dirname(route)}/page.tsx`), each.address),
    )
    if (!theirs) pages.set(`${app.routes}/${route}`, file)
    if (!theirs && address) addresses.push(address)
    if (theirs && address)
      conflicts.push(`${theirs.file}: Guildhall's /${address.join('/')} is not installed`)
  }
  return { pages, addresses, conflicts }
}

function placeOf(file) {
  if (file === 'prisma/schema.prisma') return 'prisma/guildhall.prisma'
  if (/^prisma\/(migrations\/|[^/]*\.prisma$)/.test(file)) return file
  return `guildhall/${file === 'app/globals.css' ? 'globals.css' : file}`
}

function inApp(file, content, { app, resources }) {
  const text = content.toString()
  if (file === 'app/globals.css')
    return text.replaceAll("'../components", "'./components").replace("'./'", `'../${app.routes}'`)
  if (file === 'prisma/schema.prisma') return asPart(resources.outOfSchema(text))
  if (file === 'guildhall.config.ts') return renamed(resources.outOfConfig(text))
  return renamed(content, file)
}

/** The app's "@/" remains the app's. */
const renamed = (content, file = '.ts') =>
  /\.m?tsx?$|\.mjs$/.test(file)
    ? content.toString().replace(/(['"`])@\//g, '$1@guildhall/')
    : content

/** The schema beside another one, which has the data source; its client is Guildhall's own. */
const asPart = (schema) =>
  schema
    .replace(/^datasource [^}]*}\n\n?/m, '')
    .replace(/^generator client {/m, 'generator guildhall {')
    .replace('"../lib/generated/prisma"', '"../guildhall/lib/generated/prisma"')

const lock = 'prisma/migrations/migration_lock.toml'

const datasource = `// Your own models go here, or into further files of this folder.
datasource db {
  provider = "postgresql"
}
`

const layout = `import '@guildhall/guildhall.css'

export { NestedLayout as default, metadata } from '@guildhall/components/shell/nested-layout'
`

/** The first segments of Guildhall's URLs, except those the app itself uses. */
function ownPaths(addresses, app) {
  const theirs = new Set(addressesOf(app).map(({ address }) => firstParts(address)))
  const parts = new Set(addresses.map(firstParts).filter((part) => part && !theirs.has(part)))
  return [...parts].join('|')
}

/** Files that Next allows only once; if the app has its own, the user is told what to add. */
const beside = (own) => [
  [
    'proxy',
    ['middleware'],
    `import { proxy as guildhall } from '@guildhall/proxy'

/** For Guildhall's pages alone. */
export const proxy = guildhall

export const config = {
  matcher: [
    {
      source: '/((?:${own})(?:/.*)?)',
      missing: [{ type: 'header', key: 'x-guildhall-door' }],
    },
    {
      source: '/((?:${own})(?:/.*)?)',
      has: [{ type: 'header', key: 'x-vercel-id' }],
    },
  ],
}
`,
    'let it answer with proxy() of @guildhall/proxy where a path matches ownPaths of @guildhall/lib/ops/own-paths.mjs',
  ],
  [
    'instrumentation',
    [],
    "export { register } from '@guildhall/instrumentation'\n",
    'let its register() await register() of @guildhall/instrumentation',
  ],
]

/** Whether the app has this file, and not from Guildhall. */
function isTheirs({ folder }, file) {
  const at = path.join(folder, file)
  return fs.existsSync(at) && !fs.readFileSync(at, 'utf8').includes('@guildhall/')
}

/**
 * The resources of a checkout (docs/cookbook/belongs-to-an-organization.md), such as the example, which
 * another app does not need. Their folders, models and migrations have the same names.
 */
function readResources(checkout) {
  const names = fs
    .readdirSync(path.join(checkout, 'lib'))
    .filter((name) => fs.existsSync(path.join(checkout, `lib/${name}/resource.ts`)))
  const any = names.join('|') || '-'
  const own = new RegExp(
    `^((lib|components|app/orgs/\\[slug\\])/(${any})/|prisma/((${any})\\.prisma$|migrations/\\d+_(${any})/))`,
  )
  const models = names
    .map((name) => path.join(checkout, `prisma/${name}.prisma`))
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/^model (\w+)/gm)])
    .map(([, model]) => model)
  const relation = new RegExp(`^ +\\w+ +(${models.join('|') || '-'})(\\[\\]|\\?)?( .*)?\\n`, 'gm')
  return {
    have: (file) => own.test(file),
    outOfSchema: (schema) => schema.replace(relation, ''),
    outOfConfig: (config) =>
      config
        .replace(/^import .* from '@\/lib\/[\w-]+\/resource'\n/gm, '')
        .replace(/resources: \{[^}]*\}/, 'resources: {}'),
  }
}
