import 'server-only'
import { pseudonymOf } from '@/lib/account-deletion/erase-traces'
import { endOf, ownedOrganizations, standsInTheWay } from '@/lib/account-deletion/schedule-deletion'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { openInvitation } from '@/lib/invitations/is-open'

/** What prevents deleting an account, and what happens to its data. */
export type DeletionPlan = Awaited<ReturnType<typeof readDeletionPlan>>

interface Counts {
  members: number
  sessions: number
  invitations: number
  joinRequests: number
}

/** How many organizations are named; of the others only the number is given. */
const namedAtMost = 20

/** Returns what a person should know before they delete their account. */
export async function readDeletionPlan({ id, isSuperuser }: SignedIn) {
  const [owned, memberships, [counts]] = await Promise.all([
    ownedOrganizations(db, id),
    db.organization.findMany({
      where: { deletedAt: null, members: { some: { userId: id } } },
      select: { name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: namedAtMost,
    }),
    db.$queryRaw<[Counts]>`
      SELECT
        (SELECT count(*)::int FROM "OrganizationUser" m JOIN "Organization" o
          ON o.id = m."organizationId" AND o."deletedAt" IS NULL
          WHERE m."userId" = ${id}::uuid) AS members,
        (SELECT count(*)::int FROM "Session"
          WHERE "userId" = ${id}::uuid AND expires > now()) AS sessions,
        (SELECT count(*)::int FROM "OrganizationInvitation"
          WHERE "invitedById" = ${id}::uuid AND ${openInvitation}) AS invitations,
        (SELECT count(*)::int FROM "JoinRequest"
          WHERE "userId" = ${id}::uuid AND status = 'pending') AS "joinRequests"`,
  ])
  const inTheWay = owned.filter(standsInTheWay)
  const going = owned.filter((organization) => !standsInTheWay(organization))
  return {
    /** Staff must give up staff access first. */
    isStaff: isSuperuser,
    /** Owned organizations that must be transferred or deleted first. */
    inTheWay: inTheWay.slice(0, namedAtMost),
    /** Those that are already deleted, and erased before the account. */
    going: going.slice(0, namedAtMost),
    deletesAt: endOf(owned),
    memberships: memberships.map(({ name }) => name),
    /** How many more there are of each. */
    others: {
      inTheWay: Math.max(inTheWay.length - namedAtMost, 0),
      going: Math.max(going.length - namedAtMost, 0),
      memberships: counts.members - memberships.length,
    },
    ...counts,
    /** Their name in the audit log afterwards. */
    pseudonym: pseudonymOf(id),
  }
}
