import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Prisma, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import {
  ensureJoinable,
  findJoinLink,
  takesAddress,
  type FoundJoinLink,
} from '@/lib/join-links/find-join-link'
import type { JoinTokenInput } from '@/lib/join-links/schema'
import type { FieldValues } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'
import { parseFields } from '@/lib/kinds/parse-fields'
import { wasRemoved } from '@/lib/members/former-member'
import { startMembership } from '@/lib/members/start-membership'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'
import type { Person } from '@/lib/accounts/person'

/** Open requests of one person, in all organizations together. */
export const MOST_REQUESTS = 10

/** What became of it. */
export interface JoinOutcome {
  organization: { name: string; slug: string; kind: string }
  outcome: 'joined' | 'asked' | 'member'
}

/**
 * Joins by a link as the signed-in person, or asks to where an admin lets people in. Somebody who was
 * removed from the organization always asks. Pressing the button twice is no error.
 * @throws DomainError link-invalid | join-link-… | organization-full | join-requests-many |
 *   fields-invalid
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
    // Read again: whoever held the lock may have used it up, or taken it back.
    const now = await findJoinLink(token, tx)
    if (!now) throw new DomainError('link-invalid')
    const { link, state } = now
    const { name, slug, kind } = link.organization
    const organization = { name, slug, kind }
    if (await isIn(tx, link, user.id)) return { organization, outcome: 'member' }
    if (await hasAsked(tx, link, user.id)) return { organization, outcome: 'asked' }
    ensureJoinable(state)
    // What they asked before they had an account here is answered by this.
    await tx.joinRequest.deleteMany({
      where: { organizationId, userId: user.id, status: 'unproven' },
    })
    return { organization, outcome: await enter(tx, link, user, fields) }
  })
}

/**
 * Lets a person in by an open link, or notes that they ask. Requires the organization lock.
 * @param fields what the kind asks its members, as it was typed
 * @throws DomainError join-link-domain | organization-full | join-requests-many | fields-invalid
 */
export async function enter(
  tx: Tx,
  link: FoundJoinLink,
  person: Person,
  fields: FieldValues | undefined,
): Promise<'joined' | 'asked'> {
  const { id, organization, role } = link
  if (!takesAddress(link, person.email))
    throw new DomainError('join-link-domain', undefined, { domains: link.domains.join(', ') })
  await tx.joinLink.update({
    where: { id },
    data: { uses: { increment: 1 } },
    select: { id: true },
  })
  const { organizationId } = link
  const isKeptOut = () => wasRemoved(tx, { organizationId, userId: person.id })
  if (!link.needsApproval && !(await isKeptOut())) {
    const member = { organization, person, role, actor: person, by: 'joinLink', fields } as const
    await startMembership(tx, member)
    return 'joined'
  }
  await ask(tx, link, person, fields)
  return 'asked'
}

async function ask(tx: Tx, link: FoundJoinLink, person: Person, fields: FieldValues | undefined) {
  const { id: joinLinkId, organizationId, role, organization } = link
  const memberFields = kindOf(organization.kind).memberFields
    ? parseFields(organization.kind, 'memberFields', fields)
    : undefined
  // Their row is held, so that requests to several organizations at once are counted.
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${person.id}::uuid FOR NO KEY UPDATE`
  const open = await tx.joinRequest.count({ where: { userId: person.id, status: 'pending' } })
  if (open >= MOST_REQUESTS)
    throw new DomainError('join-requests-many', undefined, { limit: MOST_REQUESTS })
  const { id: requestId, joinLink } = await tx.joinRequest.create({
    data: {
      ...{ organizationId, userId: person.id, joinLinkId },
      ...(memberFields && { memberFields: memberFields as Prisma.InputJsonObject }),
    },
    select: { id: true, joinLink: { select: { label: true } } },
  })
  const event = {
    type: 'joinRequest.sent',
    organizationId,
    actor: person,
    data: { name: joinLink.label, role },
  } as const
  const maker = link.createdBy
  if (!maker) return record(tx, event)
  await record(tx, event, {
    template: 'join-requested',
    to: maker.email,
    requestId,
    userId: maker.id,
  })
}

const isIn = async (tx: Tx, { organizationId }: FoundJoinLink, userId: string) =>
  (await tx.organizationUser.count({ where: { organizationId, userId } })) > 0

const hasAsked = async (tx: Tx, { organizationId }: FoundJoinLink, userId: string) =>
  (await tx.joinRequest.count({ where: { organizationId, userId, status: 'pending' } })) > 0
