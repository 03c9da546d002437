import fs from 'node:fs'
import { Failure } from './failure.mjs'
import { at, read, format } from './generated-files.mjs'
import { live } from './life.mjs'
import { filesIn, findResource, isApplied, readFlags, removeResource } from './resource-remove.mjs'

const guide = 'docs/cookbook/belongs-to-an-organization.md'
const gone = [
  'docs/cookbook/examples/belongs-to-an-organization',
  'scripts/lib/example-remove.mjs',
  'scripts/lib/example-remove.slow.test.ts',
]

/**
 * npm run example:remove [-- --drop-table]: npm run resource:remove product, plus the tests and pages
 * that mention the example, and this script.
 */
export const main = (args) =>
  live(async (life) => {
    if (!fs.existsSync(at('lib/products/resource.ts')))
      throw new Failure('There is no example here.')
    const resource = findResource('product')
    const hasTable = readFlags(args).dropTable || (await isApplied(life, resource))
    const tests = filesIn(['lib', 'docs', 'scripts', 'components']).filter(
      (file) => file.includes('.test.') && /'@\/lib\/products\//.test(read(file)),
    )
    for (const file of [...gone, ...tests]) fs.rmSync(at(file), { recursive: true, force: true })
    const changed = edits(tests)
    for (const [file, edit] of changed) fs.writeFileSync(at(file), edit(read(file)))
    await format(changed.map(([file]) => file))
    await removeResource(resource, hasTable)
    console.log(
      hasTable
        ? 'The example is removed. npm run db:migrate drops its table, with the rows in it.'
        : 'The example is removed. If a database elsewhere has its table, drop it there: DROP TABLE "Product".',
    )
  })

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
  ['package.json', (text) => text.replace(/^ +"example:remove": .*\n/m, '')],
  [
    'README.md',
    (text) =>
      text
        .replace(/, with `Product` as the example[^\n]*\./, '.')
        .replace(' products/', '')
        .replace(/^\| `npm run example:remove`.*\n/m, ''),
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
