import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { limit } from '@/lib/ops/rate-limits'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { accountState } from '@/lib/accounts/account-state'

/**
 * Mails a person the link to a new password or, while they wait, their activation link. Staff never
 * see it.
 * @throws DomainError not-found | person-inactive for a deactivated account | rate-limited
 */
export const mailPersonLink = async (staff: Staff, { userId }: PersonIdInput) => {
  await limit('staffLink', userId)
  await withPersonLock(staff, userId, async (tx, person) => {
    const state = accountState(person)
    if (state === 'deactivated') throw new DomainError('person-inactive')
    const template = state === 'active' ? 'password-reset' : 'activate-account'
    await record(
      tx,
      { type: 'user.linkMailed', actor: staff, target: person, data: { template } },
      { template, to: person.email, userId },
    )
  })
}
