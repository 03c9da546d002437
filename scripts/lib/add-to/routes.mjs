import fs from 'node:fs'
import path from 'node:path'

const isRoute = /^(page|route)\.(tsx?|jsx?|mdx?)$/

/** The files below a folder, with "/" between the names; none where it does not exist. */
export const filesIn = (folder) =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((file) => file.replaceAll(path.sep, '/'))
        .sort()
    : []

/** The parts of the address that a file of app/ answers for; undefined for what is no page and no route. */
export function addressOf(file) {
  const parts = file.split('/')
  if (!isRoute.test(parts.pop())) return undefined
  return parts.filter((part) => !/^(\(\w[^)]*\)|@.*)$/.test(part))
}

/** Every address of an app: of its App Router, and of pages/ where it has that too. */
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

/** Whether two addresses are the same, or call a part of it that varies by two names: Next has only one. */
export const collide = (one, other) => one.join('/') === other.join('/') || contradict(one, other)

/** Whether one says orgs/[id] where the other says orgs/[slug]. */
export function contradict(one, other) {
  const i = one.findIndex((part, at) => part !== other[at])
  return i >= 0 && other[i] !== undefined && varies(one[i]) === 1 && varies(other[i]) === 1
}

/** How many parts a part stands for: none but itself, one, or any number. */
const varies = (part) =>
  part.startsWith('[[') || part.startsWith('[...') ? 2 : Number(part.startsWith('['))

/** What tells Guildhall's addresses from an app's own: the first part, below api and dev the second too. */
export const firstParts = ([first, second]) =>
  ['api', 'dev'].includes(first) && second ? `${first}/${second}` : first
