import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes, hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

const ALGORITHM = 'aes-256-gcm'
const IV = 12
const TAG = 16

/**
 * Encrypts what the server must read again, so that a copy of the database does not reveal it.
 * @param purpose selects the key
 * @param owner whom it belongs to: it cannot be decrypted in another owner's row
 */
export function seal(purpose: string, owner: string, text: string): string {
  const iv = randomBytes(IV)
  const cipher = createCipheriv(ALGORITHM, secretKeys(`seal:${purpose}`)[0], iv)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/**
 * @returns the text, and whether it was encrypted with an older secret; null if it was not encrypted by
 *   us for this purpose and owner
 */
export function unseal(
  purpose: string,
  owner: string,
  sealed: string,
): { text: string; isOld: boolean } | null {
  const bytes = Buffer.from(sealed, 'base64url')
  for (const [index, key] of secretKeys(`seal:${purpose}`).entries()) {
    try {
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV), {
        authTagLength: TAG,
      })
      decipher.setAAD(Buffer.from(owner))
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
      const opened = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()])
      return { text: opened.toString('utf8'), isOld: index > 0 }
    } catch {
      // Another key's.
    }
  }
  return null
}

/**
 * Returns the keys for one purpose: derived from AUTH_SECRET, followed by those of accepted older
 * secrets. Each purpose has its own key, so a token for one is never valid for another.
 */
export const secretKeys = (purpose: string): [Buffer, ...Buffer[]] => [
  keyOf(purpose, env.AUTH_SECRET),
  ...env.AUTH_SECRET_FALLBACKS.map((secret) => keyOf(purpose, secret)),
]

const keyOf = (purpose: string, secret: string) => {
  const known = keys.get(`${purpose} ${secret}`)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, 'guildhall', purpose, 32))
  keys.set(`${purpose} ${secret}`, key)
  return key
}
// Deriving a key takes longer than using it.
const keys = new Map<string, Buffer>()
