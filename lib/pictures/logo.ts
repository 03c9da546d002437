import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { claimPicture, keepPicture } from '@/lib/pictures/keep-picture'
import type { PictureInput } from '@/lib/pictures/schema'

/**
 * Sets an organization's logo, replacing the previous one.
 * @throws DomainError forbidden | picture-unreadable | picture-large | picture-small | picture-not-kept
 */
export async function setLogo(ctx: OrgContext, { picture }: PictureInput): Promise<void> {
  authorize(can(ctx.actor, 'org.update'))
  const { id } = ctx.organization
  const hash = await keepPicture(id, picture)
  await withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const before = await tx.organization.findUniqueOrThrow({
      where: { id },
      select: { picture: true },
    })
    if (before.picture === hash) return
    await claimPicture(tx, hash)
    await tx.organization.update({ where: { id }, data: { picture: hash }, select: { id: true } })
    await recordIn(tx, ctx, { type: 'organization.logoChanged', data: {} })
  })
}

/**
 * Removes an organization's logo. Not an error if there is none.
 * @throws DomainError forbidden
 */
export const removeLogo = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const { id } = ctx.organization
    const { count } = await tx.organization.updateMany({
      where: { id, picture: { not: null } },
      data: { picture: null },
    })
    if (count === 0) return
    await recordIn(tx, ctx, { type: 'organization.logoRemoved', data: {} })
  })
