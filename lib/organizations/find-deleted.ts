import 'server-only'
import { db } from '@/lib/db'

/** What former members are told at the URL of a deleted organization. */
export interface DeletedView {
  name: string
  deletedAt: Date
  deletedByName: string
  /** Until when its owner can restore it; null once its rows are erased. */
  endsAt: Date | null
}

/**
 * Finds the organization that had this slug when it was deleted, for a person who was a member then.
 * @returns null for everyone else, as for an unknown slug
 */
export const findDeleted = (user: { id: string }, slug: string): Promise<DeletedView | null> =>
  db.deletedOrganization.findFirst({
    where: { slugs: { some: { slug } }, memberIds: { has: user.id } },
    select: { name: true, deletedAt: true, deletedByName: true, endsAt: true },
  })
