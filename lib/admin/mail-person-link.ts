import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { onPerson } from '@/lib/admin/hold-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { limit } from '@/lib/auth/rate-limits'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/**
 * Mails a person the link to a new password or, while they wait, their activation link. Staff never
 * see it.
 * @throws DomainError not-found | person-inactive for one who is switched off | rate-limited
 */
export const mailPersonLink = async (staff: Staff, { userId }: PersonIdInput) => {
  await limit('staffLink', userId)
  await onPerson(staff, userId, async (tx, person) => {
    if (person.deactivatedAt) throw new DomainError('person-inactive')
    const template = person.isActive ? 'password-reset' : 'activate-account'
    await record(
      tx,
      { type: 'user.linkMailed', actor: staff, target: person, data: { template } },
      { template, to: person.email, userId },
    )
  })
}
