import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { Failure } from '../failure.mjs'

/** The password is stored beside the cluster, not in it: the files there belong to PostgreSQL. */
export const passwordFile = (dataDir) => `${dataDir}-password`

/** @returns {string} the embedded database's password, created on the first call */
export function makePassword(dataDir) {
  const password = randomBytes(24).toString('base64url')
  fs.writeFileSync(passwordFile(dataDir), password, { mode: 0o600 })
  return password
}

/** @returns {string} the password of an existing cluster. @throws {Failure} if it is lost */
export function readPassword(dataDir) {
  const file = passwordFile(dataDir)
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim()
  throw new Failure(
    `${file}, which opens the database in ${dataDir}, is missing: ` +
      'put it back, or remove that folder to begin with an empty database.',
  )
}
