import 'server-only'
import { useChallenge } from '@/lib/accounts/factors/passkey-options'
import { holdPerson } from '@/lib/accounts/factors/note-factors'
import { notePasskeyUse, readPasskey } from '@/lib/accounts/factors/passkeys'
import type {
  PasskeyAnswerInput,
  ConfirmByCodeInput,
  ProveByPasswordInput,
} from '@/lib/accounts/factors/schema'
import { useTotpCode, withinTries } from '@/lib/accounts/factors/authenticator'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { NewSession, Caller } from '@/lib/accounts/sign-in/begin-session'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import { ensurePassword } from '@/lib/accounts/sign-in/fresh-sign-in'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/** A session with its new token: the old one no longer works. */
export type RenewedSession = Pick<NewSession, 'token' | 'expires'>

/**
 * Records that the person has proved their identity again: sensitive actions ask for nothing more for
 * ten minutes.
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
 * With the password.
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
 * With a code from the authenticator app.
 * @throws DomainError code-wrong | rate-limited | signed-out
 */
export const proveByCode = (
  user: SignedIn,
  { code }: ConfirmByCodeInput,
  from: Pick<Caller, 'device'>,
): Promise<RenewedSession> =>
  withinTries(user, from, () =>
    db.$transaction(async (tx) => {
      await holdPerson(tx, user)
      await useTotpCode(tx, user.id, code)
      return renewProof(tx, user)
    }),
  )

/**
 * A passkey as a proof, once more, of who the person is.
 * @throws DomainError passkey-refused | passkey-copied | signed-out
 */
export async function proveByPasskey(
  user: SignedIn,
  { answer }: PasskeyAnswerInput,
  kept: string | undefined,
): Promise<RenewedSession> {
  const passkey = await readPasskey(answer, await useChallenge('prove', kept), user.id)
  return db.$transaction(async (tx) => {
    await holdPerson(tx, user)
    await notePasskeyUse(tx, passkey)
    return renewProof(tx, user)
  })
}
