import 'server-only'
import type { Person } from '@/lib/accounts/person'
import { db } from '@/lib/db'
import { DomainError, InvalidFields } from '@/lib/errors'
import { joinLinkSelect, joinLinkState, joinLinkToken } from '@/lib/join-links/find-join-link'
import { enter } from '@/lib/join-links/join-by-link'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Completes what a person asked for with join links before their address was proven: they join, or ask
 * the admins, if the link still permits it. Called after their activation is committed, with one
 * transaction per organization, so that one that is full by now does not affect the others or the
 * account.
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
        await enter(tx, link, person, undefined)
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await db.joinRequest.deleteMany({ where: { id, status: 'unproven' } })
      if (error instanceof InvalidFields) asking = joinLinkToken(joinLink)
    }
  }
  return asking
}
