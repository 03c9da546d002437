import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { maySignIn } from '@/lib/accounts/account-state'
import { findAccount } from '@/lib/accounts/address/find-account'
import { knownDevice } from '@/lib/accounts/sessions/devices'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import type { SignInCodeInput, SignInLinkInput } from '@/lib/accounts/sign-in/schema'
import type { SignInRequest } from '@/lib/accounts/sign-in/sign-in-request'
import { linkStateSelect, userCode, redeemUserToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { forgive, isWithinLimit } from '@/lib/ops/rate-limits'

/**
 * Signs in by the code that a mail shows beside its link, in the browser that asked for it: once, five
 * tries, and only by the newest mail, since it depends on the same state as the link. A wrong code, an
 * address that nobody has and an account that is not active get the same answer after the same work.
 * @throws DomainError code-wrong, at the field `code` | code-over
 */
export async function signInByCode(
  asked: SignInRequest | undefined,
  { code }: SignInCodeInput,
  from: Caller,
): Promise<Begun> {
  if (!asked) throw new DomainError('code-over')
  const { email, request } = asked
  // Counted before the code is looked at: many at once cannot slip through together.
  if (!(await isWithinLimit('signInCode', request))) throw new DomainError('code-over')
  const known = await knownDevice(db, from.device, { addresses: { some: { email } } })
  const subject = known ? `device ${known}` : email
  if (!(await isWithinLimit('signInCodeAddress', subject))) throw new DomainError('code-over')

  const session = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User"
      WHERE id = (SELECT "userId" FROM "UserAddress" WHERE email = ${email}) FOR UPDATE`
    const user = await findAccount(tx, email, { ...linkStateSelect, name: true })
    const right = userCode(request, user ?? nobody)
    if (!user || !maySignIn(user) || !timingSafeEqual(Buffer.from(right), Buffer.from(code)))
      throw new DomainError('code-wrong', 'code')
    const { id, name, email: primary } = user
    return beginSession(tx, { person: { id, name, email: primary }, by: 'code', from })
  })
  await forgive('signInCodeAddress', subject)
  return session
}

/** For the same work where there is no account. */
const nobody = {
  ...{ id: '', email: '', isActive: false, passwordHash: null },
  ...{ deactivatedAt: null, deletesAt: null, lastSignInAt: null },
  ...{ activationVersion: 0, resetVersion: 0, signInVersion: 0 },
}

/**
 * Signs in with an emailed link, once: signing in changes the state that the link depends on.
 * @throws DomainError link-invalid
 */
export const signInByLink = ({ token }: SignInLinkInput, from: Caller | null): Promise<Begun> =>
  db.$transaction(async (tx) => {
    const { id, name, email } = await redeemUserToken(tx, 'sign-in', token)
    return beginSession(tx, { person: { id, name, email }, by: 'link', from })
  })
