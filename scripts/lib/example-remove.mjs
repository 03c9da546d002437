import fs from 'node:fs'
import { Failure } from './failure.mjs'
import { at, read, format } from './generated-files.mjs'
import { live } from './life.mjs'
import {
  filesIn,
  findResource,
  isApplied,
  readFlags,
  refuseWhereUsed,
  removeResource,
} from './resource-remove.mjs'

const guide = 'docs/cookbook/belongs-to-an-organization.md'
/** What belongs to the example beside its resource. */
const pages = 'docs/cookbook/examples/belongs-to-an-organization'
/** Tests of the core whose rows are products: removed if they still are. */
const coreTests = [
  'lib/members/hand-over.test.ts',
  'lib/members/held-view.test.ts',
  'lib/tenancy/for-organization.test.ts',
  'lib/tenancy/for-user.test.ts',
  'lib/tenancy/row-security.test.ts',
]
const script = ['scripts/lib/example-remove.mjs', 'scripts/lib/example-remove.slow.test.ts']

/**
 * npm run example:remove [-- --drop-table]: npm run resource:remove product, plus the tests and pages
 * that mention the example, and at last this script.
 */
export const main = (args) =>
  live(async (life) => {
    if (!fs.existsSync(at('lib/products/resource.ts')))
      throw new Failure('There is no example here.')
    const resource = findResource('product')
    const tests = coreTests.filter(usesExample)
    refuseWhereUsed(resource, [pages, ...tests])
    const hasTable = readFlags(args).dropTable || (await isApplied(life, resource))
    const changed = edits([...tests, ...filesIn([pages])])
    for (const [file, edit] of changed) fs.writeFileSync(at(file), edit(read(file)))
    await format(changed.map(([file]) => file))
    for (const file of [pages, ...tests]) remove(file)
    await removeResource(resource, hasTable)
    for (const file of script) remove(file)
    fs.writeFileSync(at('package.json'), withoutCommand(read('package.json')))
    report(tests, hasTable)
  })

const usesExample = (file) => fs.existsSync(at(file)) && /'@\/lib\/products\//.test(read(file))

const remove = (file) => fs.rmSync(at(file), { recursive: true, force: true })

function report(tests, hasTable) {
  if (tests.length > 0)
    console.log('These tests of the core use products as their example, and are removed with it:')
  for (const file of tests) console.log(`Removed: ${file}`)
  console.log(
    hasTable
      ? 'The example is removed. npm run db:migrate drops its table, with the rows in it.'
      : 'The example is removed. If a database elsewhere has its table, drop it there: DROP TABLE "Product".',
  )
}

const withoutCommand = (text) => text.replace(/^ +"example:remove": .*\n/m, '')

/** Removes the text between the example's markers. */
const withoutMarked = (text) =>
  text.replace(
    /^ *(\/\/|<!--) example:start( -->)?\n[^]*?(\/\/|<!--) example:end( -->)?\n\n?/gm,
    '',
  )

/** Removes it from quotes of guildhall.config.ts. */
const listingNone = (text) => text.replace('{ products }', '{}').replace('{ products, ', '{ ')

/**
 * @returns {[string, (text: string) => string][]} the files that mention the example, and how to edit
 *   them
 */
const edits = (tests) => [
  ...filesIn(['docs', 'e2e', 'scripts'])
    .filter((file) => /^ *(\/\/|<!--) example:start/m.test(read(file)))
    .map((file) => [file, withoutMarked]),
  [
    'README.md',
    (text) =>
      text
        .replace(/, with `Product` as the example[^\n]*\./, '.')
        .replace(' products/', '')
        .replace(/^\| `npm run example:remove`.*\n/m, ''),
  ],
  // The table of the page still names the example's tests.
  [
    'docs/django-organizations.test.ts',
    (text) =>
      text.replace(
        'test.each(namedTests(sentences.map((cells) => cells[4]).join()))(',
        'test.each(namedTests(sentences.map((cells) => cells[4]).join()).filter(({ file }) => existsSync(file)))(',
      ),
  ],
  // It remains the guide, but its code blocks no longer match files to be checked against.
  [guide, (text) => listingNone(text).replace(/^(```\w+) title=".*"$/gm, '$1')],
  ['docs/cookbook/examples/project.diff', listingNone],
  [
    'docs/security.md',
    (text) =>
      tests.reduce(
        (page, test) => page.replaceAll(new RegExp(`\`${test}\`: “[^”]*”; `, 'g'), ''),
        text,
      ),
  ],
]
