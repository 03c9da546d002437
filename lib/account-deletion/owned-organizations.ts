import 'server-only'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'
import type { db, Tx } from '@/lib/db'
import { displayName } from '@/lib/accounts/person'

/** An owned organization, as far as it matters for deleting the account. */
export type OwnedOrganization = Awaited<ReturnType<typeof ownedOrganizations>>[number]

const userSelect = { select: { id: true, name: true, email: true } } as const

/**
 * Lists the organizations that a person owns, including deleted ones until they are erased, with their
 * open offer.
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
  const deleted = found.filter(({ deletedAt }) => deletedAt).map(({ id }) => id)
  const ends =
    deleted.length > 0
      ? await tx.deletedOrganization.findMany({
          where: { id: { in: deleted } },
          select: { id: true, endsAt: true },
        })
      : []
  return found.map(({ id, name, slug, picture, offer, ...columns }) => ({
    ...{ id, name, slug, picture, state: organizationState(columns) },
    /** When a deleted one is erased. */
    endsAt: ends.find((end) => end.id === id)?.endsAt ?? null,
    offer:
      offer && offer.expiresAt > databaseNow()
        ? { to: displayName(offer.to.user), expiresAt: offer.expiresAt }
        : null,
  }))
}

/** Whether it prevents deleting the account: a deleted one does not. */
export const standsInTheWay = ({ state }: OwnedOrganization) => state !== 'deleted'

/**
 * Returns when the account ends: not before its deleted organizations are erased, because nobody else
 * can restore them.
 */
export const endOf = (owned: OwnedOrganization[]) =>
  new Date(
    Math.max(
      databaseNow().getTime() + config.lifetimes.accountDeletion,
      ...owned.map(({ endsAt }) => endsAt?.getTime() ?? 0),
    ),
  )
