import 'server-only'
import { readUserToken } from '@/lib/accounts/sign-in/user-token'
import { secondFactors, type SecondFactors } from '@/lib/accounts/factors/queries'
import { readPendingCookie } from '@/lib/accounts/sessions/session-cookie'
import { readPending } from '@/lib/accounts/sign-in/pending-sign-in'
import { db } from '@/lib/db'

/** Whose reset or sign-in link this is; null for one that does not work. Uses nothing up. */
export async function findLinkOwner(
  purpose: 'reset' | 'sign-in',
  token: string,
): Promise<{ email: string } | null> {
  const user = await readUserToken(db, purpose, token)
  return user && { email: user.email }
}

/** Whose sign-in waits in this browser for the second factor, and what they have; null for nobody's. */
export async function findPendingSignIn(): Promise<(SecondFactors & { email: string }) | null> {
  const pending = await readPending(db, await readPendingCookie())
  if (!pending) return null
  const { id, email } = pending.person
  return { ...(await secondFactors(id)), email }
}
