import 'server-only'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import type { SignInLinkInput } from '@/lib/accounts/sign-in/schema'
import { redeemUserToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'

/**
 * Signs in with an emailed link, once: signing in changes the state that the link depends on.
 * @throws DomainError link-invalid
 */
export const signInByLink = ({ token }: SignInLinkInput, from: Caller | null): Promise<Begun> =>
  db.$transaction(async (tx) => {
    const { id, name, email } = await redeemUserToken(tx, 'sign-in', token)
    return beginSession(tx, { person: { id, name, email }, by: 'link', from })
  })
