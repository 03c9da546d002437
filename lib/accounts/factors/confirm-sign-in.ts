import 'server-only'
import type { ConfirmByCodeInput, ConfirmByRecoveryCodeInput } from '@/lib/accounts/factors/schema'
import { useRecoveryCode } from '@/lib/accounts/factors/recovery-codes'
import { useTotpCode, withinTries } from '@/lib/accounts/factors/use-code'
import type { Person } from '@/lib/accounts/person'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { readPending } from '@/lib/accounts/sign-in/pending-sign-in'
import type { SecondWay } from '@/lib/accounts/sign-in/ways-in'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/** What the browser brings: where it is, and the sign-in that waits in it, unproven. */
export type WaitingCaller = Caller & { pending: string | undefined }

/**
 * Ends a sign-in that waits for the second factor.
 * @param prove takes the factor, or throws
 * @throws DomainError sign-in-over | rate-limited, and what `prove` throws
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
      // Of many at once one gets through; the others find it used up.
      const pending = await readPending(tx, from.pending, true)
      if (!pending) throw new DomainError('sign-in-over')
      await prove(tx, pending.person)
      return beginSession(tx, { ...pending, with: second, from })
    }),
  )
}

/**
 * By a code of the authenticator app.
 * @throws DomainError sign-in-over | rate-limited | code-wrong
 */
export const confirmByCode = (from: WaitingCaller, { code }: ConfirmByCodeInput): Promise<Begun> =>
  confirmSignIn(from, 'totp', (tx, { id }) => useTotpCode(tx, id, code))

/**
 * By a recovery code, which is used up. The person is told by mail, with how many are left.
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
