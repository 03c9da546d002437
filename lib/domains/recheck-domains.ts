import 'server-only'
import { hasAccessSql } from '@/lib/access/membership-access'
import { roleNames, rolePermissions } from '@/lib/access/org-context'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { db, Prisma } from '@/lib/db'
import { hasRecord } from '@/lib/domains/read-txt'
import { record } from '@/lib/events/record'
import { logError } from '@/lib/log'
import { enqueueMailToEach } from '@/lib/mail/enqueue-mail'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

/** How often the record of a verified domain is checked. */
const MONTH = days(30)
/** A missing record is checked again after this time; if it is still missing, the verification lapses. */
const WEEK = days(7)
/** The maximum per run, because DNS lookups are slow. */
const AT_MOST = 50

/**
 * Checks the records of verified domains again: monthly, and a week after one was missing. If name
 * servers do not respond, nothing changes, and the domain is checked again on the next run.
 */
export async function recheckDomains(now = databaseNow()): Promise<void> {
  const before = (time: number) => new Date(now.getTime() - time)
  // In any order: those whose name servers never respond stay due, and must not keep the rest from it.
  const due = await db.$queryRaw<Due[]>`
    SELECT d.id, d."organizationId", d.domain, d.token, d."checkedAt", d."missingSince"
    FROM "OrganizationDomain" d JOIN "Organization" o ON o.id = d."organizationId" AND o."isActive"
    WHERE d."verifiedAt" IS NOT NULL AND d."checkedAt" <=
      CASE WHEN d."missingSince" IS NULL THEN ${before(MONTH)}::timestamptz
        ELSE ${before(WEEK)}::timestamptz END
    ORDER BY random() LIMIT ${AT_MOST}`
  const found = await Promise.all(due.map(({ domain, token }) => hasRecord(domain, token)))
  for (const [index, { id, organizationId, domain, checkedAt, missingSince }] of due.entries()) {
    const isThere = found[index]
    if (isThere === null) continue
    // Another process may have checked it meanwhile.
    const where = { id, checkedAt, verifiedAt: { not: null } }
    if (isThere || !missingSince)
      await db.organizationDomain.updateMany({
        where,
        data: { checkedAt: now, missingSince: isThere ? null : now },
      })
    else
      await lapse(organizationId, { where, domain, now }).catch((error: unknown) =>
        logError(error, { during: 'recheck-domains', organization: organizationId }),
      )
  }
}

interface Due {
  id: string
  organizationId: string
  domain: string
  token: string
  checkedAt: Date
  missingSince: Date | null
}

interface Lapsing {
  where: { id: string; checkedAt: Date | null; verifiedAt: { not: null } }
  domain: string
  now: Date
}

/** Ends the verification of a domain, and notifies those who can verify it again. */
const lapse = (organizationId: string, { where, domain, now }: Lapsing) =>
  withOrganization(organizationId, async (tx) => {
    await lockOrganization(tx, organizationId)
    const { count } = await tx.organizationDomain.updateMany({
      where,
      data: { verifiedAt: null, missingSince: null, checkedAt: now },
    })
    if (count === 0) return
    const { kind } = await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { kind: true },
    })
    const roles = roleNames(kind).filter((role) =>
      rolePermissions(kind, role).includes('org.update'),
    )
    const members = Prisma.sql`"OrganizationUser" m
      JOIN "User" u ON u.id = m."userId" AND u."isActive" AND ${hasAccessSql('m')}
        AND m."organizationId" = ${organizationId}::uuid AND m.role = ANY(${roles})`
    await enqueueMailToEach(tx, members, { template: 'domain-lapsed', organizationId, domain })
    await record(tx, { type: 'domain.lapsed', organizationId, data: { domain } })
  })
