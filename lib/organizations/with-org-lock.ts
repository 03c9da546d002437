import 'server-only'
import { hasAccess, policySql } from '@/lib/access/membership-access'
import { memberActor, staffActor, type OrgContext, type OrgScope } from '@/lib/access/org-context'
import type { Actor } from '@/lib/access/roles'
import { whyBlocked, type SignInPolicy } from '@/lib/access/sign-in-policy'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import { databaseNow } from '@/lib/database/clock'
import { db, limitTransaction, type Prisma, type Tx } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { DomainError } from '@/lib/errors'
import { inTurn } from '@/lib/database/in-turn'

/**
 * Runs a transaction that locks the organization's row, so that changes to memberships are serialized.
 * The actor is read again under the lock: a role that was just removed no longer counts, and a sign-in
 * policy that was just set does.
 * @param lock lockRow to act on a deleted organization
 * @throws DomainError not-found if the actor is no longer a member, or the organization is deleted |
 *   member-suspended | blocked-way-in | blocked-session | blocked-second-factor | busy
 */
export const withOrgLock = <R>(
  ctx: OrgContext,
  work: (tx: Tx, actor: Actor) => Promise<R>,
  lock: Lock = lockOrganization,
  options?: { timeout: number },
): Promise<R> => {
  const locked = async (tx: Tx) => {
    await lock(tx, ctx.organization.id)
    // A separate statement: the one that waited for the lock still sees the state from before.
    const [member] = await tx.$queryRaw<Membership[]>`
      SELECT m.role, m."suspendedAt", (w."userId" IS NOT NULL) AS "isOwner", ${policySql},
        o."secondFactorFrom" IS NOT NULL AND ${isReadySql} AS "isReady"
      FROM "OrganizationUser" m
      JOIN "Organization" o ON o.id = m."organizationId"
      JOIN "User" u ON u.id = m."userId"
      LEFT JOIN "OrganizationOwner" w
        ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"
      WHERE m."organizationId" = ${ctx.organization.id}::uuid AND m."userId" = ${ctx.user.id}::uuid`
    return work(tx, await actorNow(tx, ctx, member))
  }
  return withOrganization(ctx.organization.id, locked, options)
}

/**
 * Like withOrgLock, for commands on the organization's own rows, such as those of resources: PostgreSQL
 * neither shows nor changes rows of others, whatever the statements say
 * (docs/decisions/row-level-security.md).
 */
export const withOrgRows: typeof withOrgLock = (ctx, work, lock) =>
  withOrgLock(
    ctx,
    async (tx, actor) => {
      await limitTransaction(tx, ctx.organization.id)
      return work(tx, actor)
    },
    lock,
  )

interface Membership extends SignInPolicy {
  isReady: boolean
  role: string
  suspendedAt: Date | null
  isOwner: boolean
}

/** Staff access is read again too: former staff are treated as strangers. */
async function actorNow(
  tx: Tx,
  { user, organization }: OrgContext,
  member: Membership | undefined,
): Promise<Actor> {
  if (user.asStaff) {
    if ((await tx.user.count({ where: staffNow(user.id) })) === 0)
      throw new DomainError('not-found')
    return staffActor(user.id)
  }
  if (!member) throw new DomainError('not-found')
  if (!hasAccess(member)) throw new DomainError('member-suspended')
  const { isReady } = member
  const why = whyBlocked(member, { ...user.signIn, isReady }, databaseNow())
  if (why) throw new DomainError(`blocked-${why}`)
  return memberActor(organization.kind, user.id, member.role, member.isOwner)
}

const staffNow = (id: string) => ({ id, isSuperuser: true, isActive: true })

/**
 * Runs a transaction that waits for the organization's row, limiting concurrent ones so that the pool
 * has connections left for other organizations.
 * @throws DomainError busy
 */
export const withOrganization = <R>(
  id: string,
  work: (tx: Tx) => Promise<R>,
  options?: { timeout: number },
): Promise<R> => inTurn(`organization ${id}`, () => db.$transaction(work, options))

/** Transaction options: an organization may have many members, and a person many events. */
export const erasing = { timeout: minutes(1) }

/** Waits for an organization's row and locks it until the transaction ends. */
export type Lock = (tx: Tx, id: string) => Promise<unknown>

/** @throws DomainError not-found, also for a deleted organization */
export async function lockOrganization(tx: Tx, id: string): Promise<void> {
  if ((await lockRow(tx, id)).deletedAt) throw new DomainError('not-found')
}

/** Like lockOrganization, but includes deleted organizations. */
export async function lockRow(tx: Tx, id: string): Promise<{ deletedAt: Date | null }> {
  const [row] = await tx.$queryRaw<{ deletedAt: Date | null }[]>`
    SELECT "deletedAt" FROM "Organization" WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new DomainError('not-found')
  return row
}

/**
 * Prevents the organization from being erased until the transaction ends, without blocking anything
 * else: for additions that do not change permissions.
 * @throws DomainError not-found if it is deleted
 */
export async function keepOrganization(tx: Tx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Organization" WHERE id = ${id}::uuid AND "deletedAt" IS NULL FOR KEY SHARE`
  if (rows.length === 0) throw new DomainError('not-found')
}

/**
 * Locks an organization for code that acts by itself, until the transaction ends.
 * @param lock lockRow to include deleted organizations
 * @throws DomainError not-found
 */
export async function lockOrganizationScope(
  tx: Tx,
  id: string,
  lock: Lock = lockOrganization,
): Promise<OrgScope> {
  await lock(tx, id)
  return scopeOf(
    await tx.organization.findUniqueOrThrow({
      where: { id },
      select: scopeSelect,
      relationLoadStrategy: 'join',
    }),
  )
}

/**
 * Locks all organizations of a person, including deleted ones, with the same few statements however many
 * they are.
 */
export async function lockOrganizationsOf(tx: Tx, userId: string): Promise<Map<string, OrgScope>> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Organization" WHERE id IN (
      SELECT "organizationId" FROM "OrganizationUser" WHERE "userId" = ${userId}::uuid)
    ORDER BY id FOR UPDATE`
  const found = await tx.organization.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    select: scopeSelect,
    relationLoadStrategy: 'join',
  })
  return new Map(found.map((organization) => [organization.id, scopeOf(organization)]))
}

const scopeSelect = {
  id: true,
  kind: true,
  name: true,
  owner: { select: { member: { select: { user: { select: { id: true, email: true } } } } } },
} as const

function scopeOf({
  owner,
  ...organization
}: Prisma.OrganizationGetPayload<{ select: typeof scopeSelect }>): OrgScope {
  if (!owner) throw new DomainError('not-found')
  return { organization, owner: owner.member.user }
}
