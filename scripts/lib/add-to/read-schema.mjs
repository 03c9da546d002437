import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../failure.mjs'
import { core } from '../root.mjs'
import { major, versionOf } from './manifest.mjs'

const ownSchema = 'prisma/schema.prisma'

/**
 * The file of the app's Prisma schema, which Guildhall's models are added to; undefined if it has none.
 * @throws {Failure} if they cannot be added
 */
export function readSchema(app, has) {
  const version = versionOf(app, 'prisma') ?? versionOf(app, '@prisma/client')
  if (!version && !has('prisma')) return undefined
  const { folder } = app
  if (version && major(version) !== 7)
    throw new Failure(`${folder} has Prisma ${version}: Guildhall needs Prisma 7.`)
  if (!has(ownSchema))
    throw new Failure(`${folder} uses Prisma without ${ownSchema}: move the schema there first.`)
  const texts = schemaTexts(folder)
  const provider = /^\s*datasource\s[^}]*?provider\s*=\s*"(\w+)"/m.exec(texts)?.[1]
  if (provider !== 'postgresql')
    throw new Failure(
      `${folder} keeps its data in ${provider ?? 'no database'}: Guildhall needs PostgreSQL ` +
        '(provider = "postgresql").',
    )
  const both = namesIn(texts).filter((name) => namesIn(schemaTexts(core)).includes(name))
  if (both.length > 0)
    throw new Failure(
      `${folder} has Prisma models that Guildhall has as well: ${both.join(', ')}. Rename yours first, ` +
        'say to AppUser, and its table too where that has the same name.',
    )
  return ownSchema
}

const schemaTexts = (folder) =>
  fs
    .readdirSync(path.join(folder, 'prisma'))
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => fs.readFileSync(path.join(folder, 'prisma', name), 'utf8'))
    .join('\n')

/** The names of a schema's models, enums and tables, which must be unique. */
const namesIn = (text) => [
  ...new Set(
    [...text.matchAll(/^\s*(?:model|enum|view)\s+(\w+)|@@map\("(\w+)"\)/gm)].map(
      ([, name, table]) => name ?? table,
    ),
  ),
]
