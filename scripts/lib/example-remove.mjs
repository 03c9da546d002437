import fs from 'node:fs'
import path from 'node:path'
import { loadEnvFiles } from './env-files.mjs'
import { Failure } from './failure.mjs'
import { format } from './format.mjs'
import { migrationStamp } from './migration-stamp.mjs'
import { prisma } from './prisma.mjs'
import { report } from './report.mjs'
import { root } from './root.mjs'

const guide = 'docs/cookbook/belongs-to-an-organization.md'
const migration = 'prisma/migrations/20261123020000_products'
const gone = [
  'lib/products',
  'components/products',
  'app/orgs/[slug]/products',
  'docs/cookbook/examples/belongs-to-an-organization',
  'e2e/products.spec.ts',
  'prisma/products.prisma',
  'scripts/example-remove.mjs',
  'scripts/lib/example-remove.mjs',
  'scripts/lib/example-remove.slow.test.ts',
]
const drop = `-- The example is gone, with its rows: npm run example:remove.
DROP TRIGGER "OrganizationUser_leaves_Product" ON "OrganizationUser";
DROP TABLE "Product";
`

/**
 * npm run example:remove [-- --drop-table]: deletes the products example, and this script with it. Its
 * table never comes to be in a new database; where there is a database that may have it, or with
 * --drop-table, a migration drops it.
 */
export async function runExampleRemove(args) {
  try {
    if (!fs.existsSync(at('lib/products/resource.ts')))
      throw new Failure('There is no example here.')
    const tests = filesIn(['lib', 'docs', 'scripts', 'components']).filter(
      (file) => file.includes('.test.') && /'@\/lib\/products\//.test(read(file)),
    )
    const hasTable = args.includes('--drop-table') || hasDatabase()
    if (hasTable) {
      const folder = `prisma/migrations/${migrationStamp()}_no_products`
      fs.mkdirSync(at(folder))
      fs.writeFileSync(at(`${folder}/migration.sql`), drop)
    }
    for (const file of [...gone, ...tests, ...(hasTable ? [] : [migration])])
      fs.rmSync(at(file), { recursive: true, force: true })
    const changed = edits(tests)
    for (const [file, edit] of changed) fs.writeFileSync(at(file), edit(read(file)))
    await format(changed.map(([file]) => file))
    const { ok, output } = await prisma(['generate'])
    if (!ok) throw new Failure('Prisma could not generate its client: see above.', output)
    console.log(
      hasTable
        ? 'The example is removed. npm run db:migrate drops its table, with the rows in it.'
        : 'The example is removed. If a database elsewhere has its table, drop it there: DROP TABLE "Product".',
    )
  } catch (error) {
    report(error)
    process.exitCode = 1
  }
}

const at = (file) => path.join(root, file)
const read = (file) => fs.readFileSync(at(file), 'utf8')

/** Whether there is a database that may have the table: a developer's own, or one that is set. */
function hasDatabase() {
  const env = { ...process.env }
  loadEnvFiles(env)
  return Boolean(env.DATABASE_URL) || fs.existsSync(at('.data/postgres'))
}

const filesIn = (folders) =>
  folders.flatMap((folder) =>
    fs
      .readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  )

/** Takes out what stands between the marks of the example. */
const withoutMarked = (text) =>
  text.replace(
    /^ *(\/\/|<!--) example:start( -->)?\n[^]*?(\/\/|<!--) example:end( -->)?\n\n?/gm,
    '',
  )

/** @returns {[string, (text: string) => string][]} the files that name the example, and what becomes of them */
const edits = (tests) => [
  ...filesIn(['docs', 'e2e', 'scripts'])
    .filter((file) => /^ *(\/\/|<!--) example:start/m.test(read(file)))
    .map((file) => [file, withoutMarked]),
  ['guildhall.config.ts', withoutProducts],
  ['prisma/schema.prisma', (text) => text.replace(/^ +products +Product\[\]\n/gm, '')],
  ['package.json', (text) => text.replace(/^ +"example:remove": .*\n/m, '')],
  [
    'README.md',
    (text) =>
      text
        .replace(/, with `Product` as the example[^\n]*\./, '.')
        .replace(' products/', '')
        .replace(/^\| `npm run example:remove`.*\n/m, ''),
  ],
  // It stays the guide; what it shows is no file any more that it could be held against.
  [guide, (text) => text.replace(/^(```\w+) title=".*"$/gm, '$1')],
  [
    'docs/security.md',
    (text) =>
      tests.reduce(
        (page, test) => page.replaceAll(new RegExp(`\`${test}\`: “[^”]*”; `, 'g'), ''),
        text,
      ),
  ],
]

const withoutProducts = (config) =>
  config
    .replace("import { products } from '@/lib/products/resource'\n", '')
    .replace(/resources: \{([^}]*)\}/, (_, list) => {
      const names = list.split(',').map((name) => name.trim())
      const others = names.filter((name) => name && name !== 'products')
      return others.length > 0 ? `resources: { ${others.join(', ')} }` : 'resources: {}'
    })
