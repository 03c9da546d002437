import 'server-only'
import { byText, byTime, holds, newestFirst, readPage } from '@/lib/lists/read-page'
import type { ListQuery } from '@/lib/lists/read-list-query'
import {
  accountStateIs,
  accountStateSql,
  accountStates,
  type AccountState,
} from '@/lib/accounts/account-state'
import { Prisma } from '@/lib/db'
import { kindNames } from '@/lib/kinds/kind-of'

export const ownerSorts = {
  newest: newestFirst,
  organization: byText(Prisma.sql`lower(o.name)`),
  person: byText(Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`),
  since: byTime(Prisma.sql`w."modifiedAt"`),
}
export const ownerFilters = () => ({ state: accountStates, kind: kindNames() })

type Query = ListQuery<keyof typeof ownerSorts, ReturnType<typeof ownerFilters>>

/** A row of the list of owners. */
export interface OwnerRow {
  organizationId: string
  kind: string
  organization: string
  slug: string
  /** The organization's picture. */
  picture: string | null
  ownerId: string
  ownerName: string
  name: string | null
  email: string
  /** The state of the owner's account. */
  state: AccountState
  since: Date
}

/**
 * Lists owners by page. The filter is about the owner: one who cannot sign in cannot transfer
 * ownership.
 */
export const listOwners = ({ search, filters, ...order }: Query) =>
  readPage<OwnerRow, Query['sort']>({
    ...order,
    sorts: ownerSorts,
    id: Prisma.sql`w."organizationId"`,
    tables: Prisma.sql`"OrganizationOwner" w
      JOIN "Organization" o ON o.id = w."organizationId" JOIN "User" u ON u.id = w."userId"`,
    where: [
      holds(
        search,
        Prisma.sql`u.name`,
        Prisma.sql`u.email`,
        Prisma.sql`o.name`,
        Prisma.sql`o.slug`,
      ),
      filters.state ? accountStateIs('u', filters.state) : null,
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    columns: Prisma.sql`o.id AS "organizationId", o.kind, o.name AS organization, o.slug, o.picture,
      u.id AS "ownerId", coalesce(nullif(u.name, ''), u.email) AS "ownerName", u.name, u.email, ${accountStateSql('u')} AS state, w."modifiedAt" AS since`,
  })
