import 'server-only'
import { ensureNewPassword } from '@/lib/accounts/passwords/ensure-new-password'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import type { ResetPasswordInput } from '@/lib/accounts/sign-in/schema'
import { readUserToken, redeemUserToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/**
 * Sets a new password with an emailed link, ends all sessions and signs in here. The person is notified
 * by email.
 * @throws DomainError link-invalid | password-…
 */
export async function resetPassword(
  { token, password }: ResetPasswordInput,
  from: Caller | null,
): Promise<Begun> {
  const found = await readUserToken(db, 'reset', token)
  if (!found) throw new DomainError('link-invalid')
  await ensureNewPassword(password, [found.name, found.email])
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const { id, name, email } = await redeemUserToken(tx, 'reset', token)
    const person = { id, name, email }
    await tx.user.update({ where: { id }, data: { passwordHash }, select: { id: true } })
    await endSessionsOf(tx, id)
    await record(
      tx,
      { type: 'user.passwordChanged', actor: person, data: { by: 'reset' } },
      { template: 'password-changed', to: email, userId: id },
    )
    return beginSession(tx, { person, by: 'reset', from })
  })
}
