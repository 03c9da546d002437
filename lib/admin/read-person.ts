import 'server-only'
import { cache } from 'react'
import config from '@/guildhall.config'
import {
  accountState,
  organizationState,
  organizationStateColumns,
  stateColumns,
} from '@/lib/accounts/account-state'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { ownColumns, type EventRow } from '@/lib/events/queries'
import { isUuid } from '@/lib/database/uuid'

/** Finds a person by id; null if there is none. Read once per request. */
export const findPerson = cache(async (id: string) => {
  if (!isUuid(id)) return null
  const found = await db.user.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      picture: true,
      ...stateColumns,
      isSuperuser: true,
      createdAt: true,
      lastSignInAt: true,
      passwordHash: true,
      addresses: { select: { email: true }, orderBy: { createdAt: 'asc' } },
      accounts: { select: { provider: true } },
      memberships: {
        select: {
          role: true,
          suspendedAt: true,
          owns: { select: { userId: true } },
          organization: {
            select: {
              id: true,
              name: true,
              slug: true,
              picture: true,
              ...organizationStateColumns,
            },
          },
        },
        orderBy: { id: 'asc' },
        take: config.pageSize,
      },
      authenticator: { select: { confirmedAt: true } },
      _count: {
        select: {
          memberships: true,
          sessions: { where: { expires: { gt: databaseNow() } } },
          passkeys: true,
          recoveryCodes: true,
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const {
    isSuperuser,
    passwordHash,
    addresses,
    accounts,
    memberships,
    authenticator,
    _count,
    ...person
  } = found
  return {
    ...person,
    furtherEmails: addresses.map(({ email }) => email).filter((email) => email !== person.email),
    state: accountState(found),
    isStaff: isSuperuser,
    hasPassword: passwordHash !== null,
    providers: accounts.map(({ provider }) => provider),
    sessions: _count.sessions,
    membershipCount: _count.memberships,
    factors: {
      authenticator: Boolean(authenticator?.confirmedAt),
      passkeys: _count.passkeys,
      recoveryCodes: _count.recoveryCodes,
    },
    /** The first of them. */
    memberships: memberships.map(
      ({ role, suspendedAt, owns, organization: { id, name, slug, picture, ...rest } }) => ({
        organizationId: id,
        organization: name,
        slug,
        picture,
        role,
        suspendedAt,
        isOwner: owns !== null,
        state: organizationState(rest),
      }),
    ),
  }
})

/** A person with everything the back office shows. */
export type PersonDetails = NonNullable<Awaited<ReturnType<typeof findPerson>>>
/** One of their organizations, including deactivated ones. */
export type PersonMembership = PersonDetails['memberships'][number]

/** Lists events by or about a person, newest first. */
export const listEventsAbout = (userId: string) =>
  db.$queryRaw<EventRow[]>`
    SELECT ${ownColumns} FROM "Event"
    WHERE "actorId" = ${userId}::uuid OR "targetId" = ${userId}::uuid ORDER BY id DESC LIMIT 10`
