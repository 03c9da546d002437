import fs from 'node:fs'
import { Failure } from './failure.mjs'
import { at, languages, read, writeFiles, migrationStamp } from './generated-files.mjs'
import { changeConfig, changeSchema, withRelations } from './kind-new-changes.mjs'
import { live } from './life.mjs'
import { parseKind } from './kind-new-parse.mjs'
import { fieldsFile, kindFile, messagesFile, migrationFile } from './kind-new-files.mjs'

/**
 * npm run kind:new <name> [field…] [-- --member field…]: writes everything a new kind needs. Nothing is
 * written before everything is known to fit.
 */
export const main = (args) =>
  live(async () => {
    const kind = parseKind(args)
    const written = plan(kind)
    await writeFiles(written)
    for (const file of written.keys()) console.log(`Written: ${file}`)
    console.log(
      `\nThe kind "${kind.name}" is there at the next npm start or npm run dev: ` +
        `/orgs/new?kind=${kind.name}.\nIts words are in kinds/${kind.name}/messages.json: ` +
        'say them better where you know the language.',
    )
  })

/** @returns {Map<string, string>} every changed file with its text */
function plan(asked) {
  const folder = `kinds/${asked.name}`
  if (fs.existsSync(at(folder)))
    throw new Failure(`There is a kind "${asked.name}" already: ${folder}.`)
  const schema = new Map(
    filesIn('prisma', '.prisma').map((name) => [`prisma/${name}`, read(`prisma/${name}`)]),
  )
  const kind = withRelations(asked, schema, filesIn('kinds'))
  return new Map([
    [`${folder}/fields.ts`, fieldsFile(kind)],
    [`${folder}/kind.ts`, kindFile(kind)],
    ['guildhall.config.ts', changeConfig(read('guildhall.config.ts'), kind)],
    ...changeSchema(schema, kind),
    [
      `prisma/migrations/${migrationStamp()}_kind_${kind.name.replaceAll('-', '_')}/migration.sql`,
      migrationFile(kind),
    ],
    [`${folder}/messages.json`, messagesFile(kind, languages())],
  ])
}

const filesIn = (folder, end = '') =>
  fs.readdirSync(at(folder)).filter((name) => name.endsWith(end))
