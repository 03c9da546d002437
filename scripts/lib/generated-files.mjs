import fs from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.mjs'
import { prisma, migrationNames } from './prisma.mjs'
import { root } from './root.mjs'

export const at = (file) => path.join(root, file)
export const read = (file) => fs.readFileSync(at(file), 'utf8')

/**
 * Writes what a command has planned, formatted as the project is.
 * @param {Map<string, string>} files each with its whole text
 */
export async function writeFiles(files) {
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(at(file)), { recursive: true })
    fs.writeFileSync(at(file), text)
  }
  if ([...files.keys()].some((file) => file.endsWith('.prisma'))) await prisma(['format'])
  await format([...files.keys()])
}

/** The Prisma client for the schema as it is now. @throws {Failure} */
export async function generate() {
  const { ok, output } = await prisma(['generate'])
  if (!ok) throw new Failure('Prisma could not generate its client: see above.', output)
}

/** The languages with a text for every message, English first; British English is English but for a few. */
export const languages = () => [
  'en',
  ...fs
    .readdirSync(at('messages'))
    .map((file) => path.basename(file, '.json'))
    .filter((locale) => !/^en(-GB)?$/.test(locale))
    .sort(),
]

/** A Prisma schema with further fields in one of its models: behind those that it has. */
export function intoModel(schema, model, lines) {
  const start = schema.search(new RegExp(`^model ${model} \\{$`, 'm'))
  const end = schema.indexOf('\n}', start)
  if (start < 0 || end < 0) throw new Failure(`The Prisma schema has no model ${model}.`)
  const body = schema.slice(start, end)
  // Before the first line that begins with "@@" or "//".
  const before = body.search(/\n(\s*\n)?\s*(@@|\/\/ )[^\n]*(\n[^\n]*)*$/)
  const place = start + (before < 0 ? body.length : before) + 1
  return schema.slice(0, place) + lines + schema.slice(place)
}

/** Formats files like the project, if the formatter is installed. */
export async function format(files) {
  const prettier = await import('prettier').catch(() => undefined)
  for (const file of files.filter((name) => /\.(tsx?|mjs|json|md)$/.test(name))) {
    if (!prettier) return
    const at = path.join(root, file)
    const options = { ...(await prettier.resolveConfig(at)), filepath: at }
    fs.writeFileSync(at, await prettier.format(fs.readFileSync(at, 'utf8'), options))
  }
}

/**
 * The timestamp for a new migration's name: now, but later than every existing migration, even if the
 * clock was ahead when the last one was written.
 */
export function migrationStamp(now = new Date(), names = migrationNames()) {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const last = names.at(-1)?.slice(0, 14) ?? ''
  return stamp > last ? stamp : String(BigInt(last) + 1n)
}
