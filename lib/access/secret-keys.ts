import 'server-only'
import { hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

/**
 * The keys for one purpose: made from AUTH_SECRET, and after it from the older ones that are still
 * accepted. A key of its own for each purpose: what was made for one can never pass for another.
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
// Deriving one takes longer than all that is done with it.
const keys = new Map<string, Buffer>()
