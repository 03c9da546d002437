import 'server-only'
import { env } from '@/lib/env'
import { logWarning } from '@/lib/log'

const home = globalThis as { guildhallWarnedOfProxy?: true }

/**
 * Says once, in the log, that a proxy seems to stand in front which the settings do not name: rate limits
 * then count everybody behind it as one.
 * @param peer the other end of the connection that brought somebody else's address
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
