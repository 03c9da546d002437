import 'server-only'
import type { Person } from '@/lib/accounts/person'
import type { db, Prisma, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { FieldValues } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'
import { parseFields } from '@/lib/kinds/parse-fields'
import { isKeptOut, keptOut } from '@/lib/members/former-member'
import { startMembership } from '@/lib/members/start-membership'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import {
  ensureJoinable,
  findJoinLink,
  takesAddress,
  type FoundJoinLink,
} from '@/lib/join-links/find-join-link'
import type { JoinTokenInput } from '@/lib/join-links/schema'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

/** The most open requests of one person, across all organizations. */
export const MOST_REQUESTS = 10

/** The role of people who join by their email domain. */
export const DOMAIN_ROLE = 'member'

/** A way into an organization that people use on their own initiative. */
export interface WayIn {
  organization: { id: string; kind: string }
  role: string
  /** Whether an admin must approve each person. */
  needsApproval: boolean
  by: 'joinLink' | 'domain'
  /** Its name for admins and the audit log. */
  name: string
  source: { joinLinkId: string } | { domain: string }
  /** Who is notified of a request by email. */
  notified: { id: string; email: string } | null
  /** Whether the person is signed in and asks for it now. */
  isPresent: boolean
}

/**
 * Adds a person, or records their request if an admin must approve, or if the person was removed from the
 * organization before or left it while suspended. Requires the organization lock.
 * @param fields the kind's member fields, as typed
 * @throws DomainError organization-full | join-requests-many | fields-invalid | factor-first
 */
export async function joinOrAsk(
  tx: Tx,
  way: WayIn,
  person: Person,
  fields: FieldValues | undefined,
): Promise<'joined' | 'asked'> {
  const { organization, role, by, isPresent } = way
  const here = { organizationId: organization.id, userId: person.id }
  if (!way.needsApproval && !(await isKeptOut(tx, here))) {
    await startMembership(tx, {
      ...{ organization, person, role, actor: person, by, fields, isPresent },
    })
    return 'joined'
  }
  await ask(tx, way, person, fields)
  return 'asked'
}

async function ask(tx: Tx, way: WayIn, person: Person, fields: FieldValues | undefined) {
  const { organization, role, name, notified } = way
  const { id: organizationId, kind } = organization
  const memberFields = kindOf(kind).memberFields
    ? parseFields(kind, 'memberFields', fields)
    : undefined
  // Locks the person's row, so that concurrent requests to several organizations are counted correctly.
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${person.id}::uuid FOR NO KEY UPDATE`
  // Only those that the person sees, and so can withdraw.
  const open = await tx.joinRequest.count({
    where: { userId: person.id, status: 'pending', organization: { isActive: true } },
  })
  if (open >= MOST_REQUESTS)
    throw new DomainError('join-requests-many', undefined, { limit: MOST_REQUESTS })
  const { id: requestId } = await tx.joinRequest.create({
    data: {
      ...{ organizationId, userId: person.id, ...way.source },
      ...(memberFields && { memberFields: memberFields as Prisma.InputJsonObject }),
    },
    select: { id: true },
  })
  const data = { name, role }
  const event = { type: 'joinRequest.sent', organizationId, actor: person, data } as const
  if (!notified) return record(tx, event)
  const mail = { template: 'join-requested', to: notified.email } as const
  await record(tx, event, { ...mail, requestId, userId: notified.id })
}

/** Reads a person's relation to an organization, in one statement. */
export async function standingOf(client: Tx | typeof db, organizationId: string, userId: string) {
  const where = { organizationId, userId }
  const user = await client.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      memberships: { where, select: { id: true } },
      joinRequests: { where: { ...where, status: 'pending' }, select: { id: true } },
      formerMemberships: { where: { ...where, ...keptOut }, select: { role: true } },
    },
    relationLoadStrategy: 'join',
  })
  const requestId = user.joinRequests[0]?.id ?? null
  const standing = user.memberships.length > 0 ? 'member' : requestId ? 'asked' : null
  return { standing, requestId, isKeptOut: user.formerMemberships.length > 0 } as const
}

/** The columns of a request that sourceOf needs. */
export const requestSource = {
  domain: true,
  joinLink: { select: { label: true, role: true } },
} as const

/** Returns the role a request asks for, and the name of the link or domain it came by. */
export const sourceOf = ({
  domain,
  joinLink,
}: {
  domain: string | null
  joinLink: { label: string; role: string } | null
}) => ({ role: joinLink?.role ?? DOMAIN_ROLE, name: joinLink?.label ?? domain ?? '' })

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
