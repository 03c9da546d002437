import 'server-only'
import { randomBytes } from 'node:crypto'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can, type Actor } from '@/lib/access/roles'
import { databaseNow } from '@/lib/database/clock'
import type { Tx } from '@/lib/db'
import { hasRecord } from '@/lib/domains/read-txt'
import { isPublicDomain } from '@/lib/domains/is-public-domain'
import type { AddDomainInput, DomainIdInput, DomainPolicyInput } from '@/lib/domains/schema'
import { authorize, DomainError, InvalidFields } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { DOMAIN_ROLE } from '@/lib/join-links/join-or-ask'
import { refusing } from '@/lib/tenancy/refusals'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/** The maximum number of domains per organization, verified or not. */
export const MOST_DOMAINS = 20

/**
 * Adds a domain that the organization claims. Nobody can join through it until it is verified.
 * @throws DomainError forbidden | fields-invalid for a public email provider's or one already added |
 *   domains-limit
 */
export const addDomain = (ctx: OrgContext, { domain }: AddDomainInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    ensureMayLetIn(ctx, actor)
    if (isPublicDomain(domain)) throw new InvalidFields({ domain: 'domain-public' })
    const { id: organizationId } = ctx.organization
    const kept = await tx.organizationDomain.findMany({
      where: { organizationId },
      select: { domain: true },
    })
    if (kept.some((own) => own.domain === domain))
      throw new InvalidFields({ domain: 'domain-known' })
    if (kept.length >= MOST_DOMAINS)
      throw new DomainError('domains-limit', undefined, { limit: MOST_DOMAINS })
    const token = randomBytes(18).toString('base64url')
    await tx.organizationDomain.createMany({
      data: { organizationId, domain, token, addedById: ctx.user.id },
    })
    await recordIn(tx, ctx, { type: 'domain.added', data: { domain } })
    return domain
  })

/**
 * Looks up the record that verifies a domain. From then on the domain belongs only to this
 * organization.
 * @throws DomainError not-found | forbidden | domain-record-missing | domain-unreachable | domain-taken
 */
export async function verifyDomain(ctx: OrgContext, { domainId }: DomainIdInput) {
  // Before taking the lock, because DNS lookups are slow.
  const { domain, token, verifiedAt } = await withOrgLock(ctx, async (tx, actor) => {
    ensureMayLetIn(ctx, actor)
    return domainOf(tx, ctx, domainId)
  })
  if (verifiedAt) return domain
  const isThere = await hasRecord(domain, token)
  if (isThere === null) throw new DomainError('domain-unreachable', undefined, { domain })
  if (!isThere) throw new DomainError('domain-record-missing', undefined, { domain })
  return withOrgLock(ctx, async (tx, actor) => {
    ensureMayLetIn(ctx, actor)
    if ((await domainOf(tx, ctx, domainId)).verifiedAt) return domain
    const now = databaseNow()
    // A deleted organization, which can be restored for a while, only keeps its unverified claim.
    await tx.organizationDomain.updateMany({
      where: { domain, organization: { deletedAt: { not: null } } },
      data: { verifiedAt: null, missingSince: null },
    })
    await refusing('P2002', new DomainError('domain-taken', undefined, { domain }), () =>
      tx.organizationDomain.updateMany({
        where: { id: domainId },
        data: { verifiedAt: now, checkedAt: now, missingSince: null },
      }),
    )
    await recordIn(tx, ctx, { type: 'domain.verified', data: { domain } })
    return domain
  })
}

/**
 * Sets what people with an address at a domain can do: join, ask to join, or nothing.
 * @throws DomainError not-found | forbidden
 */
export const changeDomainPolicy = (ctx: OrgContext, { domainId, policy }: DomainPolicyInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    ensureMayLetIn(ctx, actor)
    const { domain, policy: before } = await domainOf(tx, ctx, domainId)
    if (policy === before) return domain
    await tx.organizationDomain.updateMany({ where: { id: domainId }, data: { policy } })
    const data = { domain, policy }
    await recordIn(tx, ctx, { type: 'domain.policyChanged', data })
    return domain
  })

/**
 * Removes a domain: nobody can join through it any longer, and others can verify it. Requests made
 * through it are kept, and so are members.
 * @throws DomainError not-found | forbidden
 */
export const removeDomain = (ctx: OrgContext, { domainId }: DomainIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const { domain } = await domainOf(tx, ctx, domainId)
    await tx.organizationDomain.delete({ where: { id: domainId }, select: { id: true } })
    await recordIn(tx, ctx, { type: 'domain.removed', data: { domain } })
    return domain
  })

/** A domain admits people, so only someone who may invite may change it. */
function ensureMayLetIn({ organization }: OrgContext, actor: Actor) {
  authorize(can(actor, 'org.update') && can(actor, 'member.invite'))
  ensureMayGrant(actor, organization.kind, DOMAIN_ROLE)
}

async function domainOf(tx: Tx, { organization: { id: organizationId } }: OrgContext, id: string) {
  const domain = await tx.organizationDomain.findUnique({
    where: { id, organizationId },
    select: { domain: true, token: true, policy: true, verifiedAt: true },
  })
  if (!domain) throw new DomainError('not-found')
  return domain
}
