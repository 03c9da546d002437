import 'server-only'
import type { Route } from 'next'
import { setFlash } from '@/lib/action/flash'
import {
  pendingCookie,
  setSessionCookie,
  deviceCookie,
} from '@/lib/accounts/sessions/session-cookie'
import type { Begun, Caller } from '@/lib/accounts/sign-in/begin-session'
import { confirmPath, safeNext } from '@/lib/paths'
import { headers } from 'next/headers'
import { clientIp } from '@/lib/ops/client-ip'
import { clientPlace } from '@/lib/ops/client-place'

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
  if (begun.isKept) await setFlash('accountKept', {}, to)
  return to
}

/** Where a form goes on after it. */
export interface Onward {
  next?: string | undefined
}

/** A command that begins a session, for an action, with where its form goes on. */
export const entering =
  <I extends Onward>(begin: (from: Caller, input: I) => Promise<Begun>) =>
  async (from: Caller, input: I) => ({ begun: await begin(from, input), next: input.next })

/** What such an action does when it is done. */
export const enter = async ({ begun, next }: { begun: Begun } & Onward) => ({
  to: await enterBrowser(begun, safeNext(next)),
})

/** Returns where the current request comes from. */
export async function readCaller(): Promise<Caller> {
  const from = await headers()
  return {
    ip: clientIp(from),
    userAgent: from.get('user-agent'),
    device: await deviceCookie.read(),
    place: clientPlace(from),
  }
}
