import 'server-only'
import { cache } from 'react'
import { staffContext } from '@/lib/access/staff-context'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { whereOpen } from '@/lib/invitations/is-open'
import { isUuid } from '@/lib/database/uuid'

/**
 * Finds an organization by id, including deactivated ones; null if there is none. Read once per
 * request.
 */
export const findOrganization = cache(async (staff: SignedIn, id: string) => {
  if (!isUuid(id)) return null
  const [org, found] = await Promise.all([
    staffContext(staff, id).catch(nullIfMissing),
    db.organization.findUnique({
      where: { id },
      select: {
        ...organizationStateColumns,
        slugs: { select: { slug: true }, orderBy: { createdAt: 'desc' }, take: 20 },
        _count: { select: { members: true, invitations: { where: whereOpen() } } },
      },
      relationLoadStrategy: 'join',
    }),
  ])
  if (!org || !found) return null
  return {
    /** The organization as seen by staff, for its own queries. */
    org,
    state: organizationState(found),
    deactivatedAt: found.deactivatedAt,
    deletion: found.deletedAt && (await findDeletion(id)),
    members: found._count.members,
    openInvitations: found._count.invitations,
    formerSlugs: found.slugs
      .map(({ slug }) => slug)
      .filter((slug) => slug !== org.organization.slug),
  }
})

/** An organization with everything the back office shows. */
export type OrganizationDetails = NonNullable<Awaited<ReturnType<typeof findOrganization>>>

const findDeletion = (id: string) =>
  db.deletedOrganization.findUnique({
    where: { id },
    select: { deletedByName: true, deletedAt: true, endsAt: true },
  })

const nullIfMissing = (error: unknown) => {
  if (error instanceof DomainError) return null
  throw error
}
