import 'server-only'
import { cookies } from 'next/headers'
import { RECENT_COOKIE, RECENT_KEPT, valueAfterVisit } from '@/lib/organizations/recent-slugs'

/**
 * Remembers the organization that an action leads to. lib/ops/door.ts and proxy.ts do it for pages that a
 * browser requests; Next puts the page after an action into the action's own response.
 */
export async function rememberVisit(to: string) {
  const jar = await cookies()
  const [pathname = ''] = to.split(/[?#]/, 1)
  const value = valueAfterVisit(pathname, jar.get(RECENT_COOKIE)?.value)
  if (value) jar.set(RECENT_COOKIE, value, RECENT_KEPT)
}
