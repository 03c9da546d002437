import 'server-only'
import config from '@/guildhall.config'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import { displayName } from '@/lib/accounts/person'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { lockOrganizationsOf } from '@/lib/organizations/with-org-lock'
import { declineOffer } from '@/lib/ownership/move-ownership'

/**
 * Schedules the deletion of a person's account: they are signed out everywhere, the account cannot be
 * used, and it is erased at the end (endAccounts) unless they sign in before (keepAccount). They are
 * emailed. Ownership offered to them is declined; memberships stay until the end.
 * @returns when the account ends
 * @throws DomainError signed-out | staff-stays | organizations-first while they own one
 */
export async function scheduleDeletion({ id, name, email }: SignedIn): Promise<Date> {
  const person = { id, name, email }
  return db.$transaction(async (tx) => {
    const locked = await lockOrganizationsOf(tx, id)
    await ensureMayGo(tx, id)
    const owned = await ownedOrganizations(tx, id)
    const inTheWay = owned.filter(standsInTheWay)
    if (inTheWay.length > 0) {
      const names = inTheWay.map((organization) => organization.name)
      const organizations = [...names.slice(0, 5), ...(names.length > 5 ? ['…'] : [])].join(', ')
      throw new DomainError('organizations-first', undefined, { organizations })
    }
    const deletesAt = endOf(owned)
    const offers = await tx.ownershipOffer.findMany({
      where: { toId: id, organizationId: { in: [...locked.keys()] } },
      select: { organizationId: true },
    })
    for (const { organizationId } of offers)
      await declineOffer(tx, locked.get(organizationId)!, person)
    await tx.user.updateMany({ where: { id }, data: { isActive: false, deletesAt } })
    const { sessions } = await endSessionsOf(tx, id)
    await record(
      tx,
      { type: 'user.deletionScheduled', actor: person, data: { sessions } },
      { template: 'account-closing', to: email, userId: id },
    )
    return deletesAt
  })
}

/** Locks the person's row, so that they cannot become an owner meanwhile. */
async function ensureMayGo(tx: Tx, id: string) {
  const [user] = await tx.$queryRaw<{ isSuperuser: boolean }[]>`
    SELECT "isSuperuser" FROM "User" WHERE id = ${id}::uuid AND "isActive" FOR UPDATE`
  if (!user) throw new DomainError('signed-out')
  if (user.isSuperuser) throw new DomainError('staff-stays')
}

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
