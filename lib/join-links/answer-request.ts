import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { record, recordIn } from '@/lib/events/record'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { requestSource, sourceOf } from '@/lib/join-links/join-or-ask'
import type { JoinRequestIdInput } from '@/lib/join-links/schema'
import type { FieldValues } from '@/lib/kinds/form-of'
import { startMembership } from '@/lib/members/start-membership'
import { lockOrganization, withOrganization, withOrgLock } from '@/lib/organizations/with-org-lock'
import { displayName } from '@/lib/accounts/person'

/**
 * Approves a request to join. The new member gets the role of the link, or of the domain, that they
 * used.
 * @returns their name
 * @throws DomainError not-found | forbidden | role-too-high | request-over | person-inactive |
 *   organization-full | fields-invalid if the kind asks for more fields than were given
 */
export const approveRequest = (ctx: OrgContext, { requestId }: JoinRequestIdInput) =>
  withOrgLock(ctx, async (tx, admin) => {
    authorize(can(admin, 'member.invite'))
    const asked = await openRequest(tx, ctx.organization.id, requestId)
    const { user: person, role, name } = asked
    ensureMayGrant(admin, ctx.organization.kind, role)
    if (!person.isActive) throw new DomainError('person-inactive')
    await answer(tx, requestId, 'approved')
    await recordIn(tx, ctx, { type: 'joinRequest.approved', target: person, data: { name, role } })
    const { organization, user: actor } = ctx
    const member = { organization, person, role, actor, by: 'joinRequest' } as const
    if (await startMembership(tx, { ...member, given: asked.fields }))
      await enqueueMail(tx, {
        template: 'member-added',
        to: person.email,
        organizationId: organization.id,
        role,
        by: displayName(actor),
      })
    return displayName(person)
  })

/**
 * Refuses a request to join and notifies the person by email. They can ask again with an open link.
 * @returns their name
 * @throws DomainError not-found | forbidden | request-over
 */
export const refuseRequest = (ctx: OrgContext, { requestId }: JoinRequestIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.invite'))
    const { user: person, role, name } = await openRequest(tx, ctx.organization.id, requestId)
    const { id: organizationId } = ctx.organization
    await answer(tx, requestId, 'refused')
    await recordIn(
      tx,
      ctx,
      { type: 'joinRequest.refused', target: person, data: { name, role } },
      { template: 'join-refused', to: person.email, organizationId, userId: person.id },
    )
    return displayName(person)
  })

/**
 * Withdraws the caller's own request. Withdrawing twice is not an error.
 * @throws DomainError not-found | request-over
 */
export async function withdrawRequest(user: SignedIn, { requestId }: JoinRequestIdInput) {
  const own = await db.joinRequest.findUnique({
    where: { id: requestId, userId: user.id },
    select: { organizationId: true, status: true },
  })
  if (!own) throw new DomainError('not-found')
  if (own.status === 'withdrawn') return
  await withOrganization(own.organizationId, async (tx) => {
    await lockOrganization(tx, own.organizationId)
    const { role, name } = await openRequest(tx, own.organizationId, requestId)
    await answer(tx, requestId, 'withdrawn')
    await record(tx, {
      type: 'joinRequest.withdrawn',
      organizationId: own.organizationId,
      actor: user,
      data: { name, role },
    })
  })
}

async function openRequest(tx: Tx, organizationId: string, id: string) {
  const request = await tx.joinRequest.findUnique({
    where: { id, organizationId },
    select: {
      status: true,
      memberFields: true,
      user: { select: { id: true, name: true, email: true, isActive: true } },
      ...requestSource,
    },
    relationLoadStrategy: 'join',
  })
  // A request that waits for its person's activation is not visible yet.
  if (!request || request.status === 'unproven') throw new DomainError('not-found')
  if (request.status !== 'pending') throw new DomainError('request-over')
  const { user, memberFields, ...source } = request
  return { ...{ user, ...sourceOf(source) }, fields: (memberFields ?? {}) as FieldValues }
}

const answer = (tx: Tx, id: string, status: 'approved' | 'refused' | 'withdrawn') =>
  tx.joinRequest.update({ where: { id }, data: { status }, select: { id: true } })
