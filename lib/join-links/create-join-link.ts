import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can } from '@/lib/access/roles'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import type { CreateJoinLinkInput } from '@/lib/join-links/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/** The most unrevoked links of an organization. */
export const MOST_JOIN_LINKS = 50

/**
 * Creates a link with which people join with a role no higher than the actor's own.
 * @throws DomainError forbidden | role-unknown | role-too-high | join-links-many
 */
export const createJoinLink = (ctx: OrgContext, input: CreateJoinLinkInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.invite'))
    const { id: organizationId, kind } = ctx.organization
    const { label, role, needsApproval, domains, maxUses = null } = input
    ensureMayGrant(actor, kind, role, 'role')
    const kept = await tx.joinLink.count({ where: { organizationId, revokedAt: null } })
    if (kept >= MOST_JOIN_LINKS)
      throw new DomainError('join-links-many', undefined, { limit: MOST_JOIN_LINKS })
    const expiresAt =
      input.days === null ? null : new Date(databaseNow().getTime() + days(input.days))
    await tx.joinLink.createMany({
      data: {
        ...{ organizationId, label, role, needsApproval, domains, maxUses, expiresAt },
        createdById: ctx.user.id,
      },
    })
    await recordIn(tx, ctx, { type: 'joinLink.created', data: { name: label, role } })
  })
