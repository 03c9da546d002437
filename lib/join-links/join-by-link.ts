import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import {
  ensureJoinable,
  findJoinLink,
  takesAddress,
  type FoundJoinLink,
} from '@/lib/join-links/find-join-link'
import { joinOrAsk, standingOf } from '@/lib/join-links/join-or-ask'
import type { JoinTokenInput } from '@/lib/join-links/schema'
import type { FieldValues } from '@/lib/kinds/form-of'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'
import type { Person } from '@/lib/accounts/person'

/** The outcome of joining. */
export interface JoinOutcome {
  organization: { name: string; slug: string; kind: string }
  outcome: 'joined' | 'asked' | 'member'
}

/**
 * Joins with a link as the signed-in person, or asks to join if an admin must approve. A person who was
 * removed from the organization always has to ask. Calling it twice is not an error.
 * @throws DomainError link-invalid | join-link-… | organization-full | join-requests-many |
 *   fields-invalid | factor-first
 */
export async function joinByLink(
  user: SignedIn,
  { token, fields }: JoinTokenInput,
): Promise<JoinOutcome> {
  const found = await findJoinLink(token)
  if (!found) throw new DomainError('link-invalid')
  const { organizationId } = found.link
  return withOrganization(organizationId, async (tx) => {
    await lockOrganization(tx, organizationId)
    // Read again under the lock: another transaction may have used it up or revoked it.
    const now = await findJoinLink(token, tx)
    if (!now) throw new DomainError('link-invalid')
    const { link, state } = now
    const { name, slug, kind } = link.organization
    const organization = { name, slug, kind }
    const { standing } = await standingOf(tx, organizationId, user.id)
    if (standing) return { organization, outcome: standing }
    ensureJoinable(state)
    // This also answers the request they made before they had an account.
    await tx.joinRequest.deleteMany({
      where: { organizationId, userId: user.id, status: 'unproven' },
    })
    return { organization, outcome: await enter(tx, link, user, fields, true) }
  })
}

/**
 * Adds a person through an open link, or records their request. Requires the organization lock.
 * @param fields the kind's member fields, as typed
 * @param isPresent whether the person is signed in and asks for it now
 * @throws DomainError join-link-domain | organization-full | join-requests-many | fields-invalid
 */
export async function enter(
  tx: Tx,
  link: FoundJoinLink,
  person: Person,
  fields: FieldValues | undefined,
  isPresent = false,
): Promise<'joined' | 'asked'> {
  const { id, organization, role } = link
  const own = await tx.userAddress.findMany({ where: { userId: person.id } })
  if (!takesAddress(link, ...own.map(({ email }) => email)))
    throw new DomainError('join-link-domain', undefined, { domains: link.domains.join(', ') })
  await tx.joinLink.updateMany({ where: { id }, data: { uses: { increment: 1 } } })
  return joinOrAsk(
    tx,
    {
      ...{ organization, role, needsApproval: link.needsApproval, by: 'joinLink', isPresent },
      ...{ name: link.label, source: { joinLinkId: id }, notified: link.createdBy },
    },
    person,
    fields,
  )
}
