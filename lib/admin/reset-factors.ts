import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import { ensureAnother, withPersonLock } from '@/lib/admin/lock-person'
import type { ResetFactorsInput } from '@/lib/admin/schema'
import { record } from '@/lib/events/record'

/**
 * Takes away the authenticator app, the passkeys and the recovery codes of a person who has lost them. They
 * are mailed the reason.
 * @throws DomainError not-found | not-yourself
 */
export const resetFactors = (staff: Staff, { userId, reason }: ResetFactorsInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    if (!isReady(await secondFactors(userId, tx))) return
    await tx.authenticator.deleteMany({ where: { userId } })
    await tx.passkey.deleteMany({ where: { userId } })
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await record(
      tx,
      { type: 'user.factorsReset', actor: staff, target: person, data: { reason } },
      { template: 'factors-changed', to: person.email, userId, change: 'factors-reset', reason },
    )
  })
