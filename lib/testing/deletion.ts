import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import { deleteOrganization, endDeletions } from '@/lib/organizations/delete-organization'

/** Moves the end of a deleted organization to now. */
export const endNow = (id: string) =>
  db.deletedOrganization.update({
    where: { id },
    data: { endsAt: new Date(), remindedAt: new Date() },
    select: { id: true },
  })

/**
 * Deletes an organization, even if owners may not, and ends its time to be restored: its rows are
 * erased.
 */
export async function deleteForGood(ctx: OrgContext, confirmation: string) {
  config.allow.deleteOrganization = true
  await deleteOrganization(ctx, { confirmation })
  await endNow(ctx.organization.id)
  await endDeletions()
}
