import 'server-only'
import { mailDomainOf } from '@/lib/accounts/email-address'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import type { JoinByDomainInput } from '@/lib/domains/schema'
import { DomainError } from '@/lib/errors'
import { inviterSelect, mayInviterStill } from '@/lib/invitations/may-inviter-still'
import { DOMAIN_ROLE, joinOrAsk, standingOf } from '@/lib/join-links/join-or-ask'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Joins an organization that has proven the domain of the person's own address, which they have proven
 * too; or asks to, where it wants that, and after a removal. Pressing the button twice is no error.
 * @throws DomainError not-found | organization-full | join-requests-many | fields-invalid
 */
export async function joinByDomain(user: SignedIn, { domainId, fields }: JoinByDomainInput) {
  const organizationId = (await openTo(db, user, domainId)).organization.id
  return withOrganization(organizationId, async (tx) => {
    await lockOrganization(tx, organizationId)
    // Read again: whoever held the lock may have given it up.
    const { domain, policy, addedBy, organization } = await openTo(tx, user, domainId)
    const standing = await standingOf(tx, organizationId, user.id)
    if (standing) return { organization, outcome: standing }
    await tx.joinRequest.deleteMany({
      where: { organizationId, userId: user.id, status: 'unproven' },
    })
    const { owner, ...there } = organization
    const outcome = await joinOrAsk(
      tx,
      {
        ...{ organization: there, role: DOMAIN_ROLE, needsApproval: policy === 'ask' },
        ...{ by: 'domain', name: domain, source: { domain } },
        // Whoever added it answers, or else the owner.
        notified: mayInviterStill(there, DOMAIN_ROLE, addedBy) ? addedBy : owner!.member.user,
      },
      user,
      fields,
    )
    return { organization, outcome }
  })
}

/** @throws DomainError not-found, whatever it is that keeps this person from coming in by it */
async function openTo(client: Tx | typeof db, { id: userId, email }: SignedIn, domainId: string) {
  const found = await client.organizationDomain.findUnique({
    where: {
      id: domainId,
      domain: mailDomainOf(email),
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
  const proven = { id: userId, email, isActive: true, emailVerified: { not: null } }
  if (!found || (await client.user.count({ where: proven })) === 0)
    throw new DomainError('not-found')
  return found
}
