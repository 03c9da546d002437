import { migrationNames } from './prisma.mjs'

/**
 * The timestamp for a new migration's name: now, but later than every existing migration, even if the
 * clock was ahead when the last one was written.
 */
export function migrationStamp(now = new Date(), names = migrationNames()) {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const last = names.at(-1)?.slice(0, 14) ?? ''
  return stamp > last ? stamp : String(BigInt(last) + 1n)
}
