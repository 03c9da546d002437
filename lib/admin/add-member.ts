import 'server-only'
import { findAccount } from '@/lib/accounts/address/find-account'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureRole } from '@/lib/access/refuse'
import type { AddMemberInput } from '@/lib/admin/schema'
import { authorize, DomainError } from '@/lib/errors'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { displayName } from '@/lib/accounts/person'
import { startMembership } from '@/lib/members/start-membership'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Adds a person with an account to an organization directly, and emails them. For staff; others invite.
 * @throws DomainError not-found | forbidden | role-unknown | person-unknown | person-inactive |
 *   already-member | fields-invalid
 */
export const addMember = (ctx: OrgContext, { email, role, fields }: AddMemberInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(actor.isStaff === true)
    ensureRole(ctx.organization.kind, role, 'role')
    const person = await findAccount(tx, email, {
      ...{ id: true, name: true, email: true },
      isActive: true,
    })
    if (!person) throw new DomainError('person-unknown', 'email')
    if (!person.isActive) throw new DomainError('person-inactive', 'email')
    const { organization, user } = ctx
    const member = { organization, person, role, actor: user, by: 'staff', fields } as const
    if (!(await startMembership(tx, member))) throw new DomainError('already-member', 'email')
    await enqueueMail(tx, {
      template: 'member-added',
      to: email,
      organizationId: organization.id,
      role,
      by: displayName(ctx.user),
    })
  })
