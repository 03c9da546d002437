import 'server-only'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'
import type { db, Tx } from '@/lib/db'
import { displayName } from '@/lib/accounts/person'

/** What a person owns, as far as it concerns the end of their account. */
export type OwnedOrganization = Awaited<ReturnType<typeof ownedOrganizations>>[number]

const userSelect = { select: { id: true, name: true, email: true } } as const

/**
 * The organizations that a person owns, deleted ones too until their rows are gone, with the offer that
 * stands.
 */
export async function ownedOrganizations(tx: Tx | typeof db, userId: string) {
  const found = await tx.organization.findMany({
    where: { owner: { userId } },
    select: {
      ...{ id: true, name: true, slug: true, picture: true, ...organizationStateColumns },
      offer: { select: { expiresAt: true, to: { select: { user: userSelect } } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const ends = await tx.deletedOrganization.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: { id: true, endsAt: true },
  })
  return found.map(({ id, name, slug, picture, offer, ...columns }) => ({
    ...{ id, name, slug, picture, state: organizationState(columns) },
    /** When the rows of a deleted one go. */
    endsAt: ends.find((end) => end.id === id)?.endsAt ?? null,
    offer:
      offer && offer.expiresAt > databaseNow()
        ? { to: displayName(offer.to.user), expiresAt: offer.expiresAt }
        : null,
  }))
}

/** Which of them stand in the way: a deleted one goes by itself. */
export const standsInTheWay = ({ state }: OwnedOrganization) => state !== 'deleted'

/** When the account ends: not before the rows of what its person deleted, which nobody else can restore. */
export const endOf = (owned: OwnedOrganization[]) =>
  new Date(
    Math.max(
      databaseNow().getTime() + config.lifetimes.accountDeletion,
      ...owned.map(({ endsAt }) => endsAt?.getTime() ?? 0),
    ),
  )
