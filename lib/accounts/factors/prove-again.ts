import 'server-only'
import type { ProveByCodeInput, ProveByPasswordInput } from '@/lib/accounts/factors/schema'
import { useTotpCode, withinTries } from '@/lib/accounts/factors/use-code'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { NewSession } from '@/lib/accounts/sessions/create-session'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import { ensurePassword } from '@/lib/accounts/sign-in/fresh-sign-in'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/** A session's new token: what was known of it before the proof opens nothing afterwards. */
export type RenewedSession = Pick<NewSession, 'token' | 'expires'>

/**
 * Notes that the person has proved once more who they are: for ten minutes grave steps ask nothing more.
 * @throws DomainError signed-out
 */
export async function renewProof(tx: Tx, user: SignedIn): Promise<RenewedSession> {
  const token = newSessionToken()
  const [session] = await tx.session.updateManyAndReturn({
    where: { id: user.sessionId, userId: user.id },
    data: { provedAt: databaseNow(), sessionToken: hashSessionToken(token) },
    select: { expires: true },
  })
  if (!session) throw new DomainError('signed-out')
  return { token, expires: session.expires }
}

/**
 * By the password.
 * @throws DomainError password-wrong | rate-limited, both at `password` | sign-in-again | signed-out
 */
export async function proveByPassword(
  user: SignedIn,
  { password }: ProveByPasswordInput,
): Promise<RenewedSession> {
  await ensurePassword(user, password)
  return db.$transaction((tx) => renewProof(tx, user))
}

/**
 * By a code of the authenticator app.
 * @throws DomainError code-wrong | rate-limited | signed-out
 */
export const proveByCode = (
  user: SignedIn,
  { code }: ProveByCodeInput,
  from: Pick<Caller, 'device'>,
): Promise<RenewedSession> =>
  withinTries(user, from, () =>
    db.$transaction(async (tx) => {
      await useTotpCode(tx, user.id, code)
      return renewProof(tx, user)
    }),
  )
