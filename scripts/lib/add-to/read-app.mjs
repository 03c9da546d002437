import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../failure.mjs'
import { core } from '../root.mjs'
import { major, readJson, requireClean, versionOf } from './origin.mjs'

/**
 * Checks whether Guildhall can be added to an app.
 * @throws {Failure} with the reason if it cannot
 */
export function readApp(folder) {
  const has = (file) => fs.existsSync(path.join(folder, file))
  if (!has('package.json'))
    throw new Failure(`${folder} is no app: there is no package.json in it.`)
  if (path.resolve(folder) === core) throw new Failure(`${folder} is this Guildhall itself.`)
  const manifest = readJson(path.join(folder, 'package.json'))
  const app = { folder, manifest, ...routesOf(has), origin: manifest.guildhall }
  if (app.origin) return app

  const next = versionOf(app, 'next')
  if (!next) throw new Failure(`${folder} is no Next.js app: package.json names no "next".`)
  if (major(next) !== 16)
    throw new Failure(`${folder} has Next.js ${next}: Guildhall needs Next.js 16.`)
  if (!app.routes) throw new Failure(`${folder} has no App Router: there is no app/ or src/app/.`)
  if (!has('tsconfig.json'))
    throw new Failure(`${folder} has no tsconfig.json: Guildhall needs TypeScript.`)
  if (has('guildhall'))
    throw new Failure(`${folder} has a folder "guildhall" already: rename or remove it first.`)
  requireClean(folder)
  return { ...app, schema: readSchema(app, has) }
}

/** Where the app has its routes, and files such as proxy.ts beside them. */
export function routesOf(has) {
  const isInSrc = !has('app') && has('src/app')
  const source = isInSrc ? 'src/' : ''
  const appFolder = has('app') || isInSrc ? `${source}app` : undefined
  return { source, appFolder, routes: appFolder && `${appFolder}/(guildhall)` }
}

const ownSchema = 'prisma/schema.prisma'

/**
 * The file of the app's Prisma schema, which Guildhall's models are added to; undefined if it has none.
 * @throws {Failure} if they cannot be added
 */
function readSchema(app, has) {
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
