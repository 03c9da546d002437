import os from 'node:os'

/**
 * How many processes serve the port: WEB_CONCURRENCY, else one with the embedded database and one per
 * core, up to four, with any other. Invalid values count as unset here; lib/env.ts refuses them.
 */
export function concurrency(env = process.env, cores = os.availableParallelism()) {
  const wanted = Number(env.WEB_CONCURRENCY)
  if (Number.isInteger(wanted) && wanted >= 1) return wanted
  const isEmbedded = !env.DATABASE_URL || env.GUILDHALL_EMBEDDED === '1'
  return isEmbedded ? 1 : Math.min(cores, 4)
}
