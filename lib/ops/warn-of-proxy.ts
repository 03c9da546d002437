import 'server-only'
import { env } from '@/lib/env'
import { logWarning } from '@/lib/log'

const home = globalThis as { guildhallWarnedOfProxy?: true }

/**
 * Logs once that there seems to be a proxy that the settings do not name, so that rate limits count
 * everyone behind it as one client.
 * @param peer the other end of a connection that forwarded an address
 */
export function warnOfProxy(peer = 'unknown') {
  if (home.guildhallWarnedOfProxy || env.VERCEL || env.TRUSTED_PROXY_HOPS !== undefined) return
  home.guildhallWarnedOfProxy = true
  logWarning(
    'Requests come through a proxy that TRUSTED_PROXY_HOPS does not name, so everybody behind it shares ' +
      'one rate limit. Set it to the number of proxies in front that are yours, mostly 1; or to 0 where ' +
      'there is none, and clients make these headers up.',
    { peer },
  )
}
