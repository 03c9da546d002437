import { Failure } from './failure.mjs'
import { generate, languages, read, writeFiles, migrationStamp } from './generated-files.mjs'
import { live } from './life.mjs'
import { backRelations, migrationFile, schemaFile } from './resource-new/database.mjs'
import * as library from './resource-new/library.mjs'
import { modelFile, parseResource } from './resource-new/parse.mjs'
import * as screens from './resource-new/screens.mjs'
import { browserStory, testingModule, unitTest } from './resource-new/tests.mjs'
import { messagesFile } from './resource-new/texts.mjs'

/**
 * npm run resource:new <name> <field:type>…: generates everything for a custom model that belongs to
 * organizations. Nothing is written until all of it is known to fit.
 */
export const main = (args) =>
  live(async () => {
    const resource = parseResource(args)
    const files = plan(resource)
    await writeFiles(files)
    await generate()
    for (const file of files.keys()) console.log(`Written: ${file}`)
    console.log(
      `\n/orgs/<slug>/${resource.plural} is there at the next npm start or npm run dev, which migrates ` +
        `the database. Look at its texts in lib/${resource.plural}/messages.json, and run its tests:\n` +
        `  npx vitest run lib/${resource.plural}\n` +
        `  npx playwright test e2e/${resource.plural}.spec.ts`,
    )
  })

/** @returns {Map<string, string>} every changed file with its new text */
function plan(resource) {
  const { name, plural, id, members } = resource
  const [lib, parts, pages] = [`lib/${plural}`, `components/${plural}`, `app/orgs/[slug]/${plural}`]
  const migration = `prisma/migrations/${migrationStamp()}_${plural.replaceAll('-', '_')}`
  return new Map([
    [`prisma/${plural}.prisma`, schemaFile(resource)],
    [`${migration}/migration.sql`, migrationFile(resource)],
    [`${lib}/resource.ts`, library.resourceModule(resource)],
    [`${lib}/schema.ts`, library.schemaModule(resource)],
    [`${lib}/queries.ts`, library.queriesModule(resource)],
    [`${lib}/commands.ts`, library.commandsModule(resource)],
    [`${lib}/actions.ts`, library.actionsModule(resource)],
    [`${lib}/testing.ts`, testingModule(resource)],
    [`${lib}/${plural}.test.ts`, unitTest(resource)],
    [`${lib}/messages.json`, messagesFile(resource, languages())],
    [`${parts}/${name}-fields.tsx`, screens.fieldsComponent(resource)],
    [`${pages}/page.tsx`, screens.listPage(resource)],
    [`${pages}/new/page.tsx`, screens.newPage(resource)],
    ...(members.length > 0 ? [[`${pages}/reassign/page.tsx`, screens.reassignPage(resource)]] : []),
    [`${pages}/[${id}]/page.tsx`, screens.onePage(resource)],
    [`${pages}/[${id}]/edit/page.tsx`, screens.editPage(resource)],
    [`e2e/${plural}.spec.ts`, browserStory(resource, (model) => read(modelFile(model)))],
    ...backRelations(resource, read),
    ['guildhall.config.ts', withResource(read('guildhall.config.ts'), resource)],
  ])
}

/** guildhall.config.ts including the resource. */
function withResource(config, { plural, camels }) {
  const list = /(\n {2}resources: \{)([^{}]*?),?\s*\}/
  if (!list.test(config))
    throw new Failure('guildhall.config.ts has no `resources: { … }` to add to: write one first.')
  const line = `import { ${camels} } from '@/lib/${plural}/resource'\n`
  const imports = config.lastIndexOf('\nimport ') + 1
  const end = config.indexOf('\n', config.indexOf(" from '", imports)) + 1
  return `${config.slice(0, end)}${line}${config.slice(end)}`.replace(list, (_, before, listed) => {
    const names = [listed.trim(), camels].filter(Boolean)
    return `${before} ${names.join(', ')} }`
  })
}
