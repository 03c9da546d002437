import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../failure.mjs'
import { core } from '../root.mjs'
import { major, readJson, versionOf } from './manifest.mjs'
import { isDirty } from './origin.mjs'
import { readSchema } from './read-schema.mjs'

/**
 * Checks whether Guildhall can be added to an app.
 * @param {string} folder
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
  if (isDirty(folder))
    throw new Failure(`${folder} has changes that are not committed: commit or stash them first.`)
  return { ...app, schema: readSchema(app, has) }
}

/** Where the app has its routes, and files such as proxy.ts beside them. */
export function routesOf(has) {
  const isInSrc = !has('app') && has('src/app')
  const source = isInSrc ? 'src/' : ''
  const appFolder = has('app') || isInSrc ? `${source}app` : undefined
  return { source, appFolder, routes: appFolder && `${appFolder}/(guildhall)` }
}
