import 'server-only'
import config from '@/guildhall.config'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { limit } from '@/lib/ops/rate-limits'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { accountState } from '@/lib/accounts/account-state'

/**
 * Emails a person a link to set a new password or, while they are pending, their activation link; a
 * sign-in link if they have no password and may set none. Staff never see it.
 * @throws DomainError not-found | person-inactive for a deactivated account | rate-limited
 */
export const mailPersonLink = async (staff: Staff, { userId }: PersonIdInput) => {
  await limit('staffLink', userId)
  await withPersonLock(staff, userId, async (tx, person) => {
    const state = accountState(person)
    if (state === 'deactivated') throw new DomainError('person-inactive')
    const template =
      state === 'pending'
        ? 'activate-account'
        : (await maySetPassword(tx, userId))
          ? 'password-reset'
          : 'sign-in-link'
    await record(
      tx,
      { type: 'user.linkMailed', actor: staff, target: person, data: { template } },
      { template, to: person.email, userId },
    )
  })
}

const maySetPassword = async (tx: Tx, id: string) =>
  config.allow.firstPassword ||
  (await tx.user.count({ where: { id, passwordHash: { not: null } } })) > 0
