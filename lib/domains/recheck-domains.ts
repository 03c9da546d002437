import 'server-only'
import { withAccess } from '@/lib/access/membership-access'
import { rolePermissions } from '@/lib/access/org-context'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { hasRecord } from '@/lib/domains/read-txt'
import { record } from '@/lib/events/record'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

/** How often the record of a proven domain is looked for. */
const MONTH = days(30)
/** A record that is missing is looked for again after this; if it is missing then, the proof has ended. */
const WEEK = days(7)
/** So many in one turn: name servers take their time. */
const AT_MOST = 50

/**
 * Looks again for the records that prove domains: monthly, and a week after one was missing. Name servers
 * that do not answer prove nothing either way, and are asked again next time.
 */
export async function recheckDomains(now = new Date()): Promise<void> {
  const before = (time: number) => ({ lte: new Date(now.getTime() - time) })
  const due = await db.organizationDomain.findMany({
    where: {
      verifiedAt: { not: null },
      organization: { isActive: true },
      OR: [
        { missingSince: null, checkedAt: before(MONTH) },
        { missingSince: { not: null }, checkedAt: before(WEEK) },
      ],
    },
    select: {
      id: true,
      organizationId: true,
      domain: true,
      token: true,
      checkedAt: true,
      missingSince: true,
    },
    orderBy: { checkedAt: 'asc' },
    take: AT_MOST,
  })
  for (const { id, organizationId, domain, token, checkedAt, missingSince } of due) {
    const isThere = await hasRecord(domain, token)
    if (isThere === null) continue
    // Another process may have looked meanwhile.
    const where = { id, checkedAt, verifiedAt: { not: null } }
    if (isThere || !missingSince)
      await db.organizationDomain.updateMany({
        where,
        data: { checkedAt: now, missingSince: isThere ? null : now },
      })
    else await lapse(organizationId, { where, domain, now })
  }
}

interface Lapsing {
  where: { id: string; checkedAt: Date | null; verifiedAt: { not: null } }
  domain: string
  now: Date
}

/** Ends the proof of a domain, and tells those who can prove it again. */
const lapse = (organizationId: string, { where, domain, now }: Lapsing) =>
  withOrganization(organizationId, async (tx) => {
    await lockOrganization(tx, organizationId)
    const { count } = await tx.organizationDomain.updateMany({
      where,
      data: { verifiedAt: null, missingSince: null, checkedAt: now },
    })
    if (count === 0) return
    const { kind, members } = await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: {
        kind: true,
        members: {
          where: { ...withAccess, user: { isActive: true } },
          select: { role: true, user: { select: { id: true, email: true } } },
        },
      },
      relationLoadStrategy: 'join',
    })
    const mails = members
      .filter(({ role }) => rolePermissions(kind, role).includes('org.update'))
      .map(({ user }) => ({
        ...{ template: 'domain-lapsed' as const, to: user.email, organizationId },
        ...{ userId: user.id, domain },
      }))
    await record(tx, { type: 'domain.lapsed', organizationId, data: { domain } }, ...mails)
  })
