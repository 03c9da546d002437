import 'server-only'
import { pseudonymOf } from '@/lib/account-deletion/erase-traces'
import {
  endOf,
  ownedOrganizations,
  standsInTheWay,
  type OwnedOrganization,
} from '@/lib/account-deletion/schedule-deletion'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { openInvitation } from '@/lib/invitations/is-open'

/** What prevents deleting an account, and what happens to its data. */
export interface DeletionPlan {
  /** Staff must give up staff access first. */
  isStaff: boolean
  /** Owned organizations that must be transferred or deleted first. */
  inTheWay: OwnedOrganization[]
  /** Owned organizations that are already deleted, and erased before the account. */
  going: OwnedOrganization[]
  deletesAt: Date
  /** The organizations whose membership ends, by name. */
  memberships: string[]
  sessions: number
  /** Open invitations that the person sent. */
  invitations: number
  joinRequests: number
  /** Their name in the audit log afterwards. */
  pseudonym: string
}

/** Returns what a person should know before they delete their account. */
export async function readDeletionPlan({ id, isSuperuser }: SignedIn): Promise<DeletionPlan> {
  const [owned, memberships, [counts]] = await Promise.all([
    ownedOrganizations(db, id),
    db.organization.findMany({
      where: { deletedAt: null, members: { some: { userId: id } } },
      select: { name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    db.$queryRaw<[Pick<DeletionPlan, 'sessions' | 'invitations' | 'joinRequests'>]>`
      SELECT
        (SELECT count(*)::int FROM "Session"
          WHERE "userId" = ${id}::uuid AND expires > now()) AS sessions,
        (SELECT count(*)::int FROM "OrganizationInvitation"
          WHERE "invitedById" = ${id}::uuid AND ${openInvitation}) AS invitations,
        (SELECT count(*)::int FROM "JoinRequest"
          WHERE "userId" = ${id}::uuid AND status = 'pending') AS "joinRequests"`,
  ])
  return {
    isStaff: isSuperuser,
    inTheWay: owned.filter(standsInTheWay),
    going: owned.filter((organization) => !standsInTheWay(organization)),
    deletesAt: endOf(owned),
    memberships: memberships.map(({ name }) => name),
    ...counts,
    pseudonym: pseudonymOf(id),
  }
}
