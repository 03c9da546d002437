import 'server-only'
import { useChallenge } from '@/lib/accounts/factors/passkey-options'
import { notePasskeyUse, readPasskey } from '@/lib/accounts/factors/passkeys'
import type {
  ConfirmByCodeInput,
  ConfirmByRecoveryCodeInput,
  PasskeyAnswerInput,
} from '@/lib/accounts/factors/schema'
import { useRecoveryCode } from '@/lib/accounts/factors/recovery-codes'
import { useTotpCode, withinTries } from '@/lib/accounts/factors/authenticator'
import type { Person } from '@/lib/accounts/person'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { readPending } from '@/lib/accounts/sign-in/pending-sign-in'
import type { SecondWay } from '@/lib/accounts/sign-in/ways-in'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/** The caller with the pending sign-in of their browser, unverified. */
export type WaitingCaller = Caller & { pending: string | undefined }

/**
 * Completes a sign-in that waits for the second factor.
 * @param prove checks the factor, or throws
 */
export async function confirmSignIn(
  from: WaitingCaller,
  second: SecondWay,
  prove: (tx: Tx, person: Person) => Promise<void>,
): Promise<Begun> {
  const waiting = await readPending(db, from.pending)
  if (!waiting) throw new DomainError('sign-in-over')
  return withinTries(waiting.person, from, () =>
    db.$transaction(async (tx) => {
      // Of concurrent calls one succeeds; the others find it used up.
      const pending = await readPending(tx, from.pending, true)
      if (!pending) throw new DomainError('sign-in-over')
      await prove(tx, pending.person)
      return beginSession(tx, { ...pending, with: second, from })
    }),
  )
}

/**
 * With a code from the authenticator app.
 * @throws DomainError sign-in-over | rate-limited | code-wrong
 */
export const confirmByCode = (from: WaitingCaller, { code }: ConfirmByCodeInput): Promise<Begun> =>
  confirmSignIn(from, 'totp', (tx, { id }) => useTotpCode(tx, id, code))

/**
 * With a recovery code, which is used up. The person is emailed how many are left.
 * @throws DomainError sign-in-over | rate-limited | recovery-code-wrong
 */
export const confirmByRecoveryCode = (
  from: WaitingCaller,
  { recoveryCode }: ConfirmByRecoveryCodeInput,
): Promise<Begun> =>
  confirmSignIn(from, 'recovery-code', async (tx, person) => {
    const { id: userId, email: to } = person
    const left = await useRecoveryCode(tx, userId, recoveryCode)
    if (left === null) throw new DomainError('recovery-code-wrong', 'recoveryCode')
    await record(
      tx,
      { type: 'user.recoveryCodeUsed', actor: person, data: { left } },
      { template: 'factors-changed', to, userId, change: 'recovery-code-used', left },
    )
  })

/**
 * A passkey as the second factor of a sign-in that waits.
 * @throws DomainError sign-in-over | rate-limited | passkey-refused | passkey-copied
 */
export const confirmByPasskey = (
  from: WaitingCaller,
  { answer }: PasskeyAnswerInput,
  kept: string | undefined,
): Promise<Begun> =>
  confirmSignIn(from, 'passkey', async (tx, { id }) =>
    notePasskeyUse(tx, await readPasskey(answer, await useChallenge('second', kept), id)),
  )

/**
 * Signs in by a passkey, which says whose it is and asks for no second factor.
 * @param kept what the browser has kept of the challenge
 * @throws DomainError passkey-refused | passkey-copied
 */
export async function signInByPasskey(
  from: Caller,
  { answer }: PasskeyAnswerInput,
  kept: string | undefined,
): Promise<Begun> {
  const passkey = await readPasskey(answer, await useChallenge('sign-in', kept))
  return db.$transaction(async (tx) => {
    // Locks the person's row first, as everything does that takes a passkey away: in another order the two
    // could wait for each other.
    const begun = await beginSession(tx, { person: passkey.person, by: 'passkey', from })
    await notePasskeyUse(tx, passkey)
    return begun
  })
}
