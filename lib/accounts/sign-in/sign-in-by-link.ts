import 'server-only'
import { createSession, type NewSession } from '@/lib/accounts/sessions/create-session'
import type { SignInLinkInput } from '@/lib/accounts/sign-in/schema'
import { redeemUserToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'

/**
 * Signs in by a mailed link, once: signing in changes the state that the link hangs on.
 * @throws DomainError link-invalid
 */
export const signInByLink = (
  { token }: SignInLinkInput,
  userAgent: string | null,
): Promise<NewSession> =>
  db.$transaction(async (tx) => {
    const { id, name, email } = await redeemUserToken(tx, 'sign-in', token)
    await record(tx, {
      type: 'user.signedIn',
      actor: { id, name, email },
      data: { by: 'link' },
    })
    return createSession(tx, { userId: id, userAgent })
  })
