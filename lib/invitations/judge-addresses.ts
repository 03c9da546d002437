import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import type { db, Tx } from '@/lib/db'
import { kindOf } from '@/lib/kinds/kind-of'

/** What would become of an address if it were invited now. */
export const verdicts = [
  'new',
  'expired',
  'member',
  'invited',
  'invalid',
  'repeated',
  'no-room',
] as const
export type Verdict = (typeof verdicts)[number]

interface Address {
  email: string | null
  isRepeated: boolean
}

interface Facts {
  email: string
  isMember: boolean
  isInvited: boolean
  /** An invitation to it ran out: it is invited anew. */
  ranOut: boolean
}

/**
 * Says of each address what would become of it, in one statement however many there are. Changes
 * nothing and promises nothing: the one gate for invitations decides when it is its turn.
 */
export async function judgeAddresses(
  client: Tx | typeof db,
  { organization: { id, kind } }: OrgContext | OrgScope,
  addresses: Address[],
): Promise<Verdict[]> {
  const emails = addresses.flatMap(({ email }) => email ?? [])
  const found = await client.$queryRaw<(Facts & { members: number; open: number })[]>`
    SELECT a.email,
      EXISTS (SELECT 1 FROM "User" u
        JOIN "OrganizationUser" m ON m."userId" = u.id AND m."organizationId" = ${id}::uuid
        WHERE u.email = a.email) AS "isMember",
      coalesce(bool_or(i.status = 'pending' AND i."expiresAt" > now()), false) AS "isInvited",
      coalesce(bool_or(i.status = 'expired' OR i.status = 'pending' AND i."expiresAt" <= now()), false)
        AS "ranOut",
      (SELECT count(*)::int FROM "OrganizationUser" WHERE "organizationId" = ${id}::uuid) AS members,
      (SELECT count(*)::int FROM "OrganizationInvitation" WHERE "organizationId" = ${id}::uuid
        AND status = 'pending' AND "expiresAt" > now()) AS open
    FROM (SELECT DISTINCT unnest(${emails}::text[]) AS email) a
    LEFT JOIN "OrganizationInvitation" i
      ON i."organizationId" = ${id}::uuid AND i."inviteeIdentifier" = a.email
    GROUP BY a.email`
  const facts = new Map(found.map((row) => [row.email, row]))
  const limit = kindOf(kind).limits?.members ?? Infinity
  let room = limit - (found[0]?.members ?? 0) - (found[0]?.open ?? 0)
  return addresses.map(({ email, isRepeated }) => {
    if (!email) return 'invalid'
    if (isRepeated) return 'repeated'
    const known = facts.get(email)
    if (known?.isMember) return 'member'
    if (known?.isInvited) return 'invited'
    if (room-- <= 0) return 'no-room'
    return known?.ranOut ? 'expired' : 'new'
  })
}
