import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { PassThrough, Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { Failure } from '../failure.mjs'

/**
 * A backup is a gzipped SQL script, which psql can run if nothing else is available. This program reads
 * the comments in it: "-- guildhall {…}" first, "-- table {…}" before the rows of each table, and "--
 * end {…}" last, with the SHA-256 of everything before it.
 */
export const format = 1

const newline = 10

/** Writes the complete file, readable only by its owner, or nothing. @throws {Failure} if it exists */
export async function writeBackup(file, parts) {
  if (fs.existsSync(file)) throw new Failure(`${file} is there already: name another file.`)
  const draft = `${file}.part`
  fs.rmSync(draft, { force: true })
  try {
    const out = fs.createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(sealed(parts), { objectMode: false }), createGzip(), out)
    fs.renameSync(draft, file)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

async function* sealed(parts) {
  const hash = createHash('sha256')
  for await (const part of parts) {
    hash.update(part)
    yield part
  }
  yield comment('end', { sha256: hash.digest('hex') })
}

/** @returns {string} a line for this program, which is a comment to PostgreSQL */
export const comment = (name, value) => `-- ${name} ${JSON.stringify(value)}\n`

/** @returns {object | undefined} the content of such a line */
export function readComment(line, name) {
  const start = `-- ${name} {`
  if (line.subarray(0, start.length).toString() !== start) return undefined
  return JSON.parse(line.subarray(start.length - 1).toString())
}

/** Reads the lines of a backup, including line endings. */
export async function* readLines(file) {
  const out = new PassThrough()
  const reading = pipeline(fs.createReadStream(file), createGunzip(), out)
  reading.catch(() => {}) // the loop throws the same error
  let rest = Buffer.alloc(0)
  for await (const chunk of out) {
    const text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let start = 0
    for (let end; (end = text.indexOf(newline, start)) >= 0; start = end + 1)
      yield text.subarray(start, end + 1)
    rest = text.subarray(start)
  }
  if (rest.length > 0) yield rest
  await reading
}

/**
 * Reads a whole backup before anything is done with it.
 * @returns {Promise<{ version: string, migrations: string[], madeAt: string }>} its header
 * @throws {Failure} if it is not a backup, or was altered
 */
export async function checkBackup(file) {
  if (!fs.existsSync(file)) throw new Failure(`There is no file ${file}.`)
  let header
  let end
  const hash = createHash('sha256')
  try {
    for await (const line of readLines(file)) {
      header ??= readComment(line, 'guildhall')
      if (!header || end) throw new Error('there is something else in it')
      end = readComment(line, 'end')
      if (!end) hash.update(line)
    }
    if (!header) throw new Error('it is empty')
    if (!end) throw new Error('its end is missing')
    if (end.sha256 !== hash.digest('hex')) throw new Error('its checksum is another one')
  } catch (error) {
    // A damaged gzip file may fail before its first line.
    const isGzip = error.code?.startsWith('Z_') && error.message !== 'incorrect header check'
    if (!header && !isGzip)
      throw new Failure(`${file} is no backup of Guildhall (${error.message}).`)
    throw new Failure(
      `${file} is not as it was written (${error.message}): use another backup; this one is truncated or altered.`,
    )
  }
  if (header.format !== format)
    throw new Failure(`${file} was written by another version of Guildhall: restore it with that.`)
  return header
}
