import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import type { db, Tx } from '@/lib/db'
import type { MailDelivery } from '@/lib/generated/prisma/client'
import { findLimited } from '@/lib/invitations/count-invitation'
import { cameThrough, openInvitation, shownStatus } from '@/lib/invitations/is-open'
import { leftOut, type ListRow } from '@/lib/invitations/list-row'
import { countedSoFar } from '@/lib/ops/rate-limits'
import { invitationsOf } from '@/lib/config/limits'
import { kindOf } from '@/lib/kinds/kind-of'

/** What would happen to a row if its address were invited now. */
export const verdicts = [
  'new',
  'expired',
  /** Invited, although an earlier invitation bounced or was marked as spam. */
  'bounced',
  'complained',
  'member',
  'invited',
  'invalid',
  'repeated',
  'no-room',
  /** The organization or the person has reached its daily limit. */
  'daily-limit',
  /** The address has reached its daily limit. */
  'rate-limited',
  ...leftOut,
] as const
export type Verdict = (typeof verdicts)[number]

const going = ['new', 'expired', 'bounced', 'complained'] as const
export type Going = (typeof going)[number]

/** Whether a row with this verdict is invited. */
export const isGoing = (verdict: Verdict): verdict is Going =>
  going.some((each) => each === verdict)

/** Whether an address with this verdict should be reviewed before it is invited. */
export const isDoubtful = (verdict: Verdict) => verdict === 'bounced' || verdict === 'complained'

const notDelivered: MailDelivery[] = ['bounced', 'suppressed', 'refused']

interface Facts {
  email: string
  isMember: boolean
  isInvited: boolean
  /** An earlier invitation expired: the address is invited again. */
  ranOut: boolean
  /** Delivery state of the latest email of an invitation to it. */
  delivery: MailDelivery | null
}

/** The same in each row. */
interface Sums {
  members: number
  /** Open invitations. */
  open: number
  sentHere: number
  sentByUser: number
}

/**
 * Returns the verdict for each row, in two statements for any number of rows. Read-only, and not
 * binding: the verdicts are checked again under the organization's lock.
 */
export async function judgeAddresses(
  client: Tx | typeof db,
  sender: Pick<OrgContext, 'organization' | 'user'>,
  rows: ListRow[],
): Promise<Verdict[]> {
  const { organization, user } = sender
  const { id, kind } = organization
  const emails = rows.flatMap(({ email }) => email ?? [])
  const { limits } = config
  const found = await client.$queryRaw<(Facts & Sums)[]>`
    SELECT a.email,
      EXISTS (SELECT 1 FROM "User" u
        JOIN "OrganizationUser" m ON m."userId" = u.id AND m."organizationId" = ${id}::uuid
        WHERE u.email = a.email) OR coalesce(bool_or(${cameThrough}), false) AS "isMember",
      coalesce(bool_or(${openInvitation}), false) AS "isInvited",
      coalesce(bool_or(${shownStatus} = 'expired'), false) AS "ranOut",
      (array_agg(i.delivery ORDER BY i.id DESC) FILTER (WHERE i.delivery IS NOT NULL))[1] AS delivery,
      (SELECT count(*)::int FROM "OrganizationUser" WHERE "organizationId" = ${id}::uuid) AS members,
      (SELECT count(*)::int FROM "OrganizationInvitation" WHERE "organizationId" = ${id}::uuid
        AND ${openInvitation}) AS open,
      ${countedSoFar('organizationMails', id)} AS "sentHere",
      ${countedSoFar('inviterMails', user.id)} AS "sentByUser"
    FROM (SELECT DISTINCT unnest(${emails}::text[]) AS email) a
    LEFT JOIN "OrganizationInvitation" i
      ON i."organizationId" = ${id}::uuid AND i."inviteeIdentifier" = a.email
    GROUP BY a.email`
  const limited = await findLimited(client, sender, emails)
  const facts = new Map(found.map((row) => [row.email, row]))
  const { members = 0, open = 0, sentHere = 0, sentByUser = 0 } = found[0] ?? {}
  let room = (kindOf(kind).limits?.members ?? Infinity) - members - open
  let left = Math.min(
    invitationsOf(limits, organization).most - sentHere,
    limits.invitationsPerInviter - sentByUser,
  )
  const seen = new Set<string>()
  return rows.map(({ email, leftOut: against }) => {
    if (against) return against
    if (!email) return 'invalid'
    if (seen.has(email)) return 'repeated'
    seen.add(email)
    const known = facts.get(email)
    if (known?.isMember) return 'member'
    if (known?.isInvited) return 'invited'
    if (limited.has(email)) return 'rate-limited'
    if (room <= 0) return 'no-room'
    if (left <= 0) return 'daily-limit'
    room--
    left--
    if (known?.delivery === 'complained') return 'complained'
    if (notDelivered.some((each) => each === known?.delivery)) return 'bounced'
    return known?.ranOut ? 'expired' : 'new'
  })
}
