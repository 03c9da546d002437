import 'server-only'
import { readUserToken } from '@/lib/accounts/sign-in/user-token'
import { secondFactors, type SecondFactors } from '@/lib/accounts/factors/queries'
import { pendingCookie } from '@/lib/accounts/sessions/session-cookie'
import { readPending } from '@/lib/accounts/sign-in/pending-sign-in'
import { db } from '@/lib/db'

/** Returns the person a reset or sign-in link belongs to; null if it is invalid. Uses nothing up. */
export async function findLinkOwner(
  purpose: 'reset' | 'sign-in',
  token: string,
): Promise<{ email: string } | null> {
  const user = await readUserToken(db, purpose, token)
  return user && { email: user.email }
}

/**
 * Returns the person whose sign-in waits in this browser for the second factor, with their factors;
 * null if there is none.
 */
export async function findPendingSignIn(): Promise<(SecondFactors & { email: string }) | null> {
  const pending = await readPending(db, await pendingCookie.read())
  if (!pending) return null
  const { id, email } = pending.person
  return { ...(await secondFactors(id)), email }
}
