import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import type { JoinLinkIdInput, CreateJoinLinkInput } from '@/lib/join-links/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'

/**
 * Revokes a join link. Requests made with it stay. Revoking twice is not an error.
 * @throws DomainError not-found | forbidden
 */
export const revokeJoinLink = (ctx: OrgContext, { linkId }: JoinLinkIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'invitation.manage'))
    const link = await linkOf(tx, ctx, linkId)
    if (link.revokedAt) return
    await change(tx, ctx, link, 'joinLink.revoked', { revokedAt: new Date() })
  })

/**
 * Gives a join link a new URL and invalidates the old one. The actor becomes responsible for it, so its
 * role must not be above theirs.
 * @throws DomainError not-found | forbidden | role-too-high | join-link-revoked
 */
export const resetJoinLink = (ctx: OrgContext, { linkId }: JoinLinkIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.invite'))
    const link = await linkOf(tx, ctx, linkId)
    if (link.revokedAt) throw new DomainError('join-link-revoked')
    ensureMayGrant(actor, ctx.organization.kind, link.role)
    await change(tx, ctx, link, 'joinLink.reset', {
      version: { increment: 1 },
      createdById: ctx.user.id,
    })
  })

type Link = Awaited<ReturnType<typeof linkOf>>

async function linkOf(tx: Tx, { organization: { id: organizationId } }: OrgContext, id: string) {
  const link = await tx.joinLink.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { id: true, label: true, role: true, revokedAt: true },
  })
  if (!link) throw new DomainError('not-found')
  return link
}

async function change(
  tx: Tx,
  ctx: OrgContext,
  { id, label, role }: Link,
  type: 'joinLink.revoked' | 'joinLink.reset',
  data: Parameters<Tx['joinLink']['update']>[0]['data'],
) {
  await tx.joinLink.update({ where: { id }, data, select: { id: true } })
  await recordIn(tx, ctx, { type, data: { name: label, role } })
}

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
