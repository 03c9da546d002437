import os from 'node:os'

/**
 * How many processes answer behind the one port: WEB_CONCURRENCY, else one on the embedded database
 * and one a core elsewhere, up to four. What cannot be read counts as unset here; lib/env.ts refuses it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {number}
 */
export function concurrency(env = process.env, cores = os.availableParallelism()) {
  const wanted = Number(env.WEB_CONCURRENCY)
  if (Number.isInteger(wanted) && wanted >= 1) return wanted
  const isEmbedded = !env.DATABASE_URL || env.GUILDHALL_EMBEDDED === '1'
  return isEmbedded ? 1 : Math.min(cores, 4)
}
