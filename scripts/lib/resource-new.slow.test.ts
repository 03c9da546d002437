import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createOwner } from '@/lib/testing/prisma-engine'
import { checkedOut, copyCheckout } from './checkout-copy.mjs'
import { root } from './root.mjs'

const { folder, read, changes, node, browse, remove } = copyCheckout('resource-new')
afterAll(remove)

const run = promisify(execFile)
const bin = (file: string) => `node_modules/${file}`
const owner = await createOwner()
// Beside this database, Prisma creates those that it compares.
const DATABASE_URL = await owner.createDatabase('resources')
const prisma = (...args: string[]) =>
  node([bin('prisma/build/index.js'), ...args], { DATABASE_URL })
const make = (...args: string[]) => node(['scripts/run.mjs', 'resource-new', ...args])

const client = [
  ...['client', 'name:text', 'notes:longtext?', 'seats:integer', 'budget:money', 'active:boolean'],
  ...['since:date', 'seen:datetime?', 'level:choice(low|high)', 'website:url?', 'contact:email'],
  ...['owner:member', 'reviewer:member?'],
]
const ticket = [
  ...['support-ticket', 'title:text', 'client:relation(client)', 'sponsor:relation(client)?'],
  // example:start
  'product:relation(product)',
  // example:end
  ...['budget:money?', 'count:integer?', 'due:datetime', 'kindOf:choice(bug|wish)?'],
]

test(
  'resources with every type pass lint, types, unit and browser tests, and are removed without a trace',
  { timeout: 900_000 },
  async () => {
    // The commands format the schema, so everything else in it must already be formatted.
    await prisma('format', '--check')
    await make(...client)
    await make(...ticket)
    const written = changes()
    expect(written.filter((file) => checkedOut.includes(file))).toEqual([
      'guildhall.config.ts',
      // example:start
      'prisma/products.prisma',
      // example:end
      'prisma/schema.prisma',
    ])
    expect(read('guildhall.config.ts')).toMatch(/resources: \{ .*clients, supportTickets \}/)

    const sources = written.filter((file) => /\.tsx?$/.test(file))
    await node([bin('next/dist/bin/next'), 'typegen'])
    await Promise.all([
      node([bin('typescript-native/bin/tsc'), '--noEmit']),
      node([bin('dependency-cruiser/bin/dependency-cruise.mjs'), '.', '--output-type=err']),
      node([bin('eslint/bin/eslint.js'), '--max-warnings=0', ...sources]),
      node([bin('oxlint/bin/oxlint'), '--type-aware', ...sources]),
      node([
        bin('prettier/bin/prettier.cjs'),
        '--check',
        ...written.filter((file) => /\.(tsx?|json)$/.test(file)),
      ]),
    ])
    // With their own, migrated PostgreSQL; also the core's tests that read resources.
    const core = ['access/pages', 'access/resources', 'access/membership', 'i18n/catal', 'tenancy']
    const tests = ['clients', 'support-tickets', ...core].map((name) => `lib/${name}`)
    await node([bin('vitest/vitest.mjs'), 'run', '--project', '!slow', ...tests], {
      TEST_DATABASE_URL: '',
    })
    const schema = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma']
    await prisma('migrate', 'diff', ...schema, '--exit-code')
    // The server for the browser tests builds first.
    await browse('e2e/clients.spec.ts', 'e2e/support-tickets.spec.ts')

    await expect(node(['scripts/run.mjs', 'resource-remove', 'client'])).rejects.toThrow(
      /"client" cannot be removed while prisma\/support-tickets\.prisma points at it/,
    )
    expect(changes()).toEqual(written)
    await node(['scripts/run.mjs', 'resource-remove', 'support-ticket'])
    await node(['scripts/run.mjs', 'resource-remove', 'client'])
    expect(changes()).toEqual([])
  },
)

test('a table in the database is dropped by a migration', { timeout: 120_000 }, async () => {
  await make('client', 'name:text', 'level:choice(low|high)', 'owner:member')
  const user = 'lib/access/uses-clients.ts'
  writeFileSync(path.join(folder, user), "import '@/lib/clients/schema'\n")
  await expect(node(['scripts/run.mjs', 'resource-remove', 'client'])).rejects.toThrow(
    /cannot be removed while lib\/access\/uses-clients\.ts uses it/,
  )
  writeFileSync(path.join(folder, user), '')
  await prisma('migrate', 'deploy')
  const { stdout } = await node(['scripts/run.mjs', 'resource-remove', 'client'], {
    DATABASE_URL,
    AUTH_SECRET: process.env.AUTH_SECRET ?? '',
  })
  expect(stdout).toContain('npm run db:migrate drops its table')
  const left = changes().filter((file) => file !== user)
  expect(left).toEqual([
    expect.stringMatching(/^prisma\/migrations\/\d+_clients\/migration\.sql$/),
    expect.stringMatching(/^prisma\/migrations\/\d+_no_clients\/migration\.sql$/),
  ])
  await prisma('migrate', 'deploy')
  const schema = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma']
  await prisma('migrate', 'diff', ...schema, '--exit-code')
})

test('a word with an irregular plural, or none, is given it', { timeout: 240_000 }, async () => {
  const before = changes()
  await make('analysis', 'title:text', 'owner:member', '--plural', 'analyses')
  await make('series', 'title:text', 'analysis:relation(analysis)?', '--plural', 'series')
  const written = changes().filter((file) => !before.includes(file))
  expect(written).toContain('app/orgs/[slug]/series/page.tsx')
  expect(read('guildhall.config.ts')).toMatch(/resources: \{ .*analyses, seriesList \}/)
  await node([bin('next/dist/bin/next'), 'typegen'])
  await node([bin('typescript-native/bin/tsc'), '--noEmit'])
  const tests = ['lib/analyses', 'lib/series', 'lib/access/resources', 'lib/i18n/catal']
  await node([bin('vitest/vitest.mjs'), 'run', '--project', '!slow', ...tests], {
    TEST_DATABASE_URL: '',
  })
  await node(['scripts/run.mjs', 'resource-remove', 'series'])
  await node(['scripts/run.mjs', 'resource-remove', 'analysis'])
  expect(changes()).toEqual(before)
})

test('the recipe shows what the command generates', { timeout: 120_000 }, async () => {
  const before = changes()
  await make('project', 'name:text', 'due:date?', 'done:boolean', 'owner:member')
  const written = changes().filter((file) => !before.includes(file))
  const recipe = read('docs/cookbook/belongs-to-an-organization.md')
  const quotes = [...recipe.matchAll(/^```\w+ written="([^"]+)"\n([^]*?)^```$/gm)]
  expect(quotes.length).toBeGreaterThan(5)
  for (const [, end = '', code = ''] of quotes) {
    const file = written.find((name) => name.endsWith(end)) ?? end
    expect(narrow(read(file)), file).toContain(narrow(code.trim()))
  }
  // After changing the generator, run: vitest run --project slow scripts/lib/resource-new -u
  const diff = await Promise.all(written.map(diffOf))
  await expect(diff.join('')).toMatchFileSnapshot(
    path.join(root, 'docs/cookbook/examples/project.diff'),
  )
  await node(['scripts/run.mjs', 'resource-remove', 'project'])
})

/** A file's difference to the checkout, without line numbers that unrelated changes would move. */
async function diffOf(file: string) {
  const isNew = !checkedOut.includes(file)
  const from = isNew ? '/dev/null' : path.join(root, file)
  const args = ['diff', '--no-index', '--no-color', '-U0', '-w', from, file]
  const { stdout } = await run('git', args, { cwd: folder }).catch(
    // It exits with 1 if there is a difference.
    (error: { stdout: string }) => error,
  )
  const lines = stdout
    .replaceAll(root, '')
    .replaceAll(/\d{14}(?=_projects)/g, '<timestamp>')
    .replaceAll(/^(index|new file mode) .*\n/gm, '')
    .replaceAll(/^@@ [^@]* @@( (?!model).*)?/gm, '@@')
  return isNew ? lines.replace('@@\n', '') : narrow(lines)
}

/** Prisma aligns the lines of a model into columns, by the longest of them. */
const narrow = (text: string) => text.replaceAll(/(?<=\S) +/g, ' ')

test.each<[string[], RegExp]>([
  [[], /^Usage: npm run resource:new/],
  [['Client', 'name:text'], /"Client" cannot be a resource/],
  [['notes', 'name:text'], /"notes" reads as a plural: name one of them.*--plural/],
  [['analysis', 'name:text'], /"analysis" reads as a plural: .* -- --plural <name>\./],
  [['series', 'name:text'], /"series" reads as a plural: .* -- --plural <name>\./],
  [['employee', 'name:text', '--plural', 'people'], /"people" means something else/],
  [['class', 'name:text'], /"class" means something else/],
  // example:start
  [['product', 'name:text'], /"products" is taken, by lib\/products/],
  // example:end
  [['note', 'name'], /"name" is no field/],
  [['note', 'Name:text'], /"Name" cannot be a field/],
  [['note', 'name:huge'], /There is no type "huge"/],
  [['note', 'due:date'], /One field must be a text/],
  [['note', 'name:text', 'name:date'], /There are two fields "name"/],
  [['note', 'name:text', 'ownerId:text', 'owner:member'], /There are two fields "ownerId"/],
  [['note', 'name:text', 'createdAt:date'], /"createdAt" is a field of every note already/],
  [['note', 'name:text', 'done:boolean?'], /cannot be optional/],
  [['note', 'name:text', 'level:choice(low)'], /at least two words/],
  [['note', 'name:text', 'level:choice(new|old)'], /reserved word/],
  [['note', 'name:text', 'lead:relation(lead)'], /There is no resource "lead"/],
  [['note', 'name:text', `${'long'.repeat(9)}:text`], /too long together/],
])('%j is refused with one sentence, and nothing is written', async (args, sentence) => {
  const before = changes()
  const refusal = await make(...args).catch((error: Error) => error.message.split('\n'))
  expect((refusal as string[]).find((line) => sentence.test(line))).toBeDefined()
  expect(changes()).toEqual(before)
})
