import 'server-only'
import { ensureNewPassword } from '@/lib/accounts/passwords/ensure-new-password'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { hashPassword, verifyPassword } from '@/lib/accounts/passwords/passwords'
import { forgive, limit } from '@/lib/ops/rate-limits'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { ChangePasswordInput } from '@/lib/accounts/profile/schema'

/**
 * Changes a person's password after checking the current one, ends their other sessions and notifies
 * them by email. A person who signs in with a provider has none: they reset it by email.
 * @returns the device token for this browser
 * @throws DomainError password-wrong | password-… | rate-limited
 */
export async function changePassword(
  user: SignedIn,
  { currentPassword, password }: ChangePasswordInput,
): Promise<string> {
  const subject = `password ${user.id}`
  await limit('signIn', subject)
  const { passwordHash: before } = await db.user.findUniqueOrThrow({
    where: { id: user.id },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(before, currentPassword)))
    throw new DomainError('password-wrong', 'currentPassword')
  await ensureNewPassword(password, [user.name, user.email])
  const passwordHash = await hashPassword(password)
  const device = await db.$transaction(async (tx) => {
    // Only if the checked password is still current: of two concurrent changes the later one is refused.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: before },
      data: { passwordHash },
    })
    if (count !== 1) throw new DomainError('password-wrong', 'currentPassword')
    const ended = await endSessionsOf(tx, user.id, user.sessionId)
    await record(
      tx,
      { type: 'user.passwordChanged', actor: user, data: { by: 'person' } },
      { template: 'password-changed', to: user.email, userId: user.id },
    )
    return ended.device
  })
  await forgive('signIn', subject)
  return device
}
