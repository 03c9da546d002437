import { migrationNames } from './prisma.mjs'

/**
 * The time that a new migration's name begins with: now, and after every migration that is there,
 * also when the clock of whoever wrote the last one was ahead.
 */
export function migrationStamp(now = new Date(), names = migrationNames()) {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const last = names.at(-1)?.slice(0, 14) ?? ''
  return stamp > last ? stamp : String(BigInt(last) + 1n)
}
