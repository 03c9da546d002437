import 'server-only'
import type { Route } from 'next'
import { setFlash } from '@/lib/action/flash'
import { pendingCookie, setSessionCookie } from '@/lib/accounts/sessions/session-cookie'
import type { Begun } from '@/lib/accounts/sign-in/begin-session'
import { confirmPath } from '@/lib/paths'

/**
 * Hands the result of a sign-in to the browser.
 * @param to where the person wants to go
 * @returns where they go next
 */
export async function enterBrowser(begun: Begun, to: Route): Promise<Route> {
  if ('pending' in begun) {
    await pendingCookie.set(begun.pending)
    return confirmPath(to)
  }
  await setSessionCookie(begun)
  if (begun.isKept) await setFlash('accountKept')
  return to
}
