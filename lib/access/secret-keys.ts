import 'server-only'
import { hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

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
