import 'server-only'
import { db } from '@/lib/db'

/** What the address of a deleted organization tells those who were members. */
export interface DeletedView {
  name: string
  deletedAt: Date
  deletedByName: string
  /** Until then its owner can restore it; null once its rows are gone. */
  endsAt: Date | null
}

/**
 * The organization that had this slug when it was deleted, for somebody who was a member then.
 * @returns null for everybody else, as for a slug that nobody ever had
 */
export const findDeleted = (user: { id: string }, slug: string): Promise<DeletedView | null> =>
  db.deletedOrganization.findFirst({
    where: { slugs: { some: { slug } }, memberIds: { has: user.id } },
    select: { name: true, deletedAt: true, deletedByName: true, endsAt: true },
  })
