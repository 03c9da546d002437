import 'server-only'
import { limit } from '@/lib/ops/rate-limits'
import config from '@/guildhall.config'
import { registrationBackend, parseExtra } from '@/lib/backends/choose-backend'
import { inTurn } from '@/lib/database/in-turn'
import { db } from '@/lib/db'
import { DomainError, InvalidFields } from '@/lib/errors'
import { logError } from '@/lib/log'
import type { Locale } from '@/lib/i18n/locales'
import {
  ensureJoinable,
  findJoinLink,
  takesAddress,
  joinLinkSelect,
  joinLinkState,
  joinLinkToken,
} from '@/lib/join-links/find-join-link'
import type { RegisterToJoinInput } from '@/lib/join-links/schema'
import {
  keepOrganization,
  lockOrganization,
  withOrganization,
} from '@/lib/organizations/with-org-lock'
import { inEvenTime } from '@/lib/accounts/sign-up/even-time'
import { holdAddress } from '@/lib/accounts/address/find-account'
import type { Person } from '@/lib/accounts/person'
import { pending } from '@/lib/accounts/account-state'
import { enter, standingOf } from '@/lib/join-links/join-or-ask'

/**
 * Signs up a newcomer with a join link: creates an inactive account, whose emailed link proves the
 * address, and a request that waits for that proof. As with sign-up, an address with an account
 * receives an email that says so, with the same answer in the same time.
 * @throws DomainError sign-up-closed | link-invalid | join-link-… | fields-invalid | rate-limited
 */
export async function registerToJoin(
  { token, email, extra }: RegisterToJoinInput,
  locale?: Locale,
): Promise<void> {
  if (config.allow.signUp === 'closed') throw new DomainError('sign-up-closed')
  const found = await findJoinLink(token)
  if (!found) throw new DomainError('link-invalid')
  ensureJoinable(found.state)
  const { id: joinLinkId, organizationId, domains, organization } = found.link
  if (!takesAddress(found.link, email))
    throw new DomainError('join-link-domain', 'email', { domains: domains.join(', ') })
  const backend = registrationBackend(organization.kind)
  const { kind } = organization
  const request = {
    ...{ email, kind, extra: parseExtra(backend, 'fields', extra) },
    ...(locale && { locale }),
  }
  await limit('signUpLink', email)
  await inEvenTime(() =>
    inTurn(`address ${email}`, () =>
      db.$transaction(async (tx) => {
        // In this order, as where an invitation is accepted.
        await keepOrganization(tx, organizationId)
        await holdAddress(tx, email)
        const person = await backend.register(tx, request)
        if (!person) return
        await backend.verify(tx, person, request)
        // Read after their row is locked: they may have been activated since. Only the link in this
        // email completes the request, because whoever typed the address need not be its owner.
        const waiting = await tx.user.findUnique({
          where: { id: person.id, ...pending },
          select: { activationVersion: true },
        })
        if (!waiting) return
        const asked = { organizationId, userId: person.id }
        // The newest link counts: an earlier one may have been revoked by now.
        const { count } = await tx.joinRequest.updateMany({
          where: { ...asked, status: 'unproven' },
          data: { joinLinkId, ...waiting },
        })
        if (count === 0)
          await tx.joinRequest.createMany({
            data: { ...asked, joinLinkId, ...waiting, status: 'unproven' },
          })
      }),
    ),
  )
}

/**
 * Completes what a person asked for with a join link before their address was proven: they join, or ask
 * the admins, if the link still permits it. Called after their activation is committed, with one
 * transaction per organization, so that one that is full by now does not affect the others or the
 * account. What fails for another reason than the organization's is kept for `enterLeftWaiting`.
 * @returns the token of a link whose organization asks members for fields, to continue on its page
 */
export async function enterWaiting(person: Person): Promise<string | undefined> {
  const waiting = await db.joinRequest.findMany({
    where: { userId: person.id, status: 'unproven' },
    select: {
      id: true,
      organizationId: true,
      joinLink: { select: { id: true, version: true, createdAt: true } },
    },
    relationLoadStrategy: 'join',
  })
  let asking: string | undefined
  for (const { id, organizationId, joinLink } of waiting) {
    // Only join links accept requests from people without a proven address.
    if (!joinLink) continue
    try {
      await withOrganization(organizationId, async (tx) => {
        await lockOrganization(tx, organizationId)
        // Of two concurrent calls, the first one takes it.
        const { count } = await tx.joinRequest.deleteMany({ where: { id, status: 'unproven' } })
        const link = await tx.joinLink.findUnique({
          where: { id: joinLink.id },
          select: joinLinkSelect({ id: joinLink.id }),
          relationLoadStrategy: 'join',
        })
        if (count === 0 || !link?.organization.isActive || joinLinkState(link) !== 'open') return
        // They may have been added before.
        if ((await standingOf(tx, organizationId, person.id)).standing) return
        await enter(tx, link, person, undefined)
      })
    } catch (error) {
      if (!(error instanceof DomainError)) logError(error, { organization: organizationId })
      if (!(error instanceof DomainError) || error.code === 'busy') continue
      await db.joinRequest.deleteMany({ where: { id, status: 'unproven' } })
      if (error instanceof InvalidFields) asking = joinLinkToken(joinLink)
    }
  }
  return asking
}

/** Completes what could not be completed when its person was activated. */
export async function enterLeftWaiting(): Promise<void> {
  const people = await db.user.findMany({
    where: { isActive: true, joinRequests: { some: { status: 'unproven' } } },
    select: { id: true, name: true, email: true },
    take: 100,
  })
  for (const person of people) await enterWaiting(person)
}
