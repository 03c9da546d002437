import fs from 'node:fs'
import path from 'node:path'

const isRoute = /^(page|route)\.(tsx?|jsx?|mdx?)$/

/** The files below a folder, with "/" between the names; empty if it does not exist. */
export const filesIn = (folder) =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((file) => file.replaceAll(path.sep, '/'))
        .sort()
    : []

/** The URL segments that a file of app/ serves; undefined if it is neither a page nor a route. */
export function addressOf(file) {
  const parts = file.split('/')
  if (!isRoute.test(parts.pop())) return undefined
  return parts.filter((part) => !/^(\(\w[^)]*\)|@.*)$/.test(part))
}

/** All URLs of an app: of its App Router, and of pages/ if it has that too. */
export function addressesOf({ folder, source, appFolder, routes }) {
  const own = filesIn(path.join(folder, appFolder))
    .map((file) => ({ file: `${appFolder}/${file}`, address: addressOf(file) }))
    .filter(({ file, address }) => address && !file.startsWith(`${routes}/`))
  const pages = filesIn(path.join(folder, source, 'pages'))
    .filter((file) => !/(^|\/)_/.test(file))
    .map((file) => ({
      file: `${source}pages/${file}`,
      address: file.replace(/(^|\/)index\.\w+$|\.\w+$/, '').split('/'),
    }))
  return [...own, ...pages]
}

/**
 * Whether two URLs are equal, or name the same dynamic segment differently, which Next does not allow.
 */
export const collide = (one, other) => one.join('/') === other.join('/') || contradict(one, other)

/** Whether one has orgs/[id] and the other orgs/[slug]. */
export function contradict(one, other) {
  const i = one.findIndex((part, at) => part !== other[at])
  return i >= 0 && other[i] !== undefined && varies(one[i]) === 1 && varies(other[i]) === 1
}

/** How many segments a segment matches: only itself, one, or any number. */
const varies = (part) =>
  part.startsWith('[[') || part.startsWith('[...') ? 2 : Number(part.startsWith('['))

/**
 * What distinguishes Guildhall's URLs from an app's: the first segment; in api and dev the second too.
 */
export const firstParts = ([first, second]) =>
  ['api', 'dev'].includes(first) && second ? `${first}/${second}` : first
