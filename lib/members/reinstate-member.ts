import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { reinstatableSince } from '@/lib/members/former-member'
import type { MemberInput } from '@/lib/members/schema'
import { startMembership } from '@/lib/members/start-membership'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import type { FieldValues } from '@/lib/kinds/form-of'
import { displayName } from '@/lib/accounts/person'

/**
 * Reinstates a former member with their previous role and member fields, and notifies them by email.
 * @returns their name
 * @throws DomainError not-found if they are not a former member, or left too long ago | forbidden |
 *   role-unknown | role-too-high | person-inactive | limit-reached
 */
export const reinstateMember = (ctx: OrgContext, { userId }: MemberInput) =>
  withOrgLock(ctx, async (tx, admin) => {
    authorize(can(admin, 'member.invite'))
    const { organization, user: actor } = ctx
    const { id: organizationId, kind } = organization
    const former = await tx.formerMember.findFirst({
      where: { organizationId, userId, endedAt: { gt: reinstatableSince() } },
      select: {
        role: true,
        fields: true,
        user: { select: { id: true, name: true, email: true, isActive: true } },
      },
      relationLoadStrategy: 'join',
    })
    if (!former) throw new DomainError('not-found')
    const { role, user: person } = former
    const given = (former.fields ?? undefined) as FieldValues | undefined
    ensureMayGrant(admin, kind, role)
    if (!person.isActive) throw new DomainError('person-inactive')
    await startMembership(tx, { organization, person, role, actor, given, by: 'reinstatement' })
    await enqueueMail(tx, {
      ...{ template: 'member-added', to: person.email, organizationId, role },
      by: displayName(actor),
    })
    return displayName(person)
  })
