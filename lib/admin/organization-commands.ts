import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { findAccount } from '@/lib/accounts/address/find-account'
import { ensureRole } from '@/lib/access/refuse'
import type { AddMemberInput } from '@/lib/admin/schema'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { displayName } from '@/lib/accounts/person'
import { startMembership } from '@/lib/members/start-membership'

/**
 * Activates an organization: one that staff deactivated, or one that waits for its owner.
 * @throws DomainError not-found | forbidden
 */
export const activateOrganization = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(actor.isStaff === true)
    const { id } = ctx.organization
    const { isActive, deactivatedAt } = await tx.organization.findUniqueOrThrow({
      where: { id },
      select: { isActive: true, deactivatedAt: true },
    })
    if (isActive) return
    const data = { isActive: true, deactivatedAt: null }
    await tx.organization.update({ where: { id }, data, select: { id: true } })
    const type = deactivatedAt ? 'organization.reactivated' : 'organization.activated'
    await recordIn(tx, ctx, { type, data: {} })
  })

/**
 * Deactivates an organization: its members no longer find it, and only staff can reactivate it; its
 * owner's activation link does not. Nothing is lost.
 * @throws DomainError not-found | forbidden
 */
export const deactivateOrganization = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(actor.isStaff === true)
    const { id } = ctx.organization
    // Only if it is active: doing it twice is not an error, and recorded once.
    const { count } = await tx.organization.updateMany({
      where: { id, deactivatedAt: null },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    if (count === 0) return
    await recordIn(tx, ctx, { type: 'organization.deactivated', data: {} })
  })

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
      to: person.email,
      organizationId: organization.id,
      role,
      by: displayName(ctx.user),
    })
  })
