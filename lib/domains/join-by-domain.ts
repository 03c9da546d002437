import 'server-only'
import { verifiedAddresses } from '@/lib/accounts/address/find-account'
import { mailDomainOf } from '@/lib/accounts/email-address'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import type { JoinByDomainInput } from '@/lib/domains/schema'
import { DomainError } from '@/lib/errors'
import { inviterSelect, mayInviterStill } from '@/lib/invitations/may-inviter-still'
import { DOMAIN_ROLE, joinOrAsk, standingOf } from '@/lib/join-links/join-or-ask'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Joins an organization that has verified the domain of one of the person's verified addresses, or asks
 * to join if the organization requires it or the person was removed before. Joining twice is not an error.
 * @throws DomainError not-found | organization-full | join-requests-many | fields-invalid |
 *   factor-first
 */
export async function joinByDomain(user: SignedIn, { domainId, fields }: JoinByDomainInput) {
  const organizationId = (await openTo(db, user, domainId)).organization.id
  return withOrganization(organizationId, async (tx) => {
    await lockOrganization(tx, organizationId)
    // Read again under the lock: the domain may have been removed meanwhile.
    const { domain, policy, addedBy, organization } = await openTo(tx, user, domainId)
    const { standing } = await standingOf(tx, organizationId, user.id)
    if (standing) return { organization, outcome: standing }
    await tx.joinRequest.deleteMany({
      where: { organizationId, userId: user.id, status: 'unproven' },
    })
    const { owner, ...there } = organization
    const outcome = await joinOrAsk(
      tx,
      {
        ...{ organization: there, role: DOMAIN_ROLE, needsApproval: policy === 'ask' },
        ...{ by: 'domain', name: domain, source: { domain }, isPresent: true },
        // Notifies the person who added the domain, or else the owner.
        notified: mayInviterStill(there, DOMAIN_ROLE, addedBy) ? addedBy : owner!.member.user,
      },
      user,
      fields,
    )
    return { organization, outcome }
  })
}

/** @throws DomainError not-found, whatever the reason the person cannot join through the domain */
async function openTo(client: Tx | typeof db, { id: userId }: SignedIn, domainId: string) {
  const addresses = await verifiedAddresses(client, userId)
  const found = await client.organizationDomain.findUnique({
    where: {
      id: domainId,
      domain: { in: addresses.map(mailDomainOf) },
      verifiedAt: { not: null },
      policy: { not: 'nothing' },
      organization: { isActive: true },
    },
    select: {
      domain: true,
      policy: true,
      addedBy: { select: inviterSelect({ organization: { domains: { some: { id: domainId } } } }) },
      organization: {
        select: {
          ...{ id: true, name: true, slug: true, kind: true },
          owner: {
            select: { member: { select: { user: { select: { id: true, email: true } } } } },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) throw new DomainError('not-found')
  return found
}
