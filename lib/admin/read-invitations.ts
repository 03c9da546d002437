import 'server-only'
import { hasAccessSql } from '@/lib/access/membership-access'
import { byText, byTime, holds, newestFirst, oldestFirst, readPage } from '@/lib/lists/read-page'
import type { ListQuery } from '@/lib/lists/read-list-query'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { Prisma } from '@/lib/db'
import type { MailDelivery } from '@/lib/generated/prisma/client'
import { shownStatus } from '@/lib/invitations/is-open'
import { mayInviterStill, type Inviter } from '@/lib/invitations/may-inviter-still'
import { invitationFilters, type InvitationFilter } from '@/lib/invitations/queries'
import { kindNames } from '@/lib/kinds/kind-of'

export const invitationSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  expires: byTime(Prisma.sql`i."expiresAt"`, false),
  address: byText(Prisma.sql`i."inviteeIdentifier"`),
  organization: byText(Prisma.sql`lower(o.name)`),
}
export const anyInvitationFilters = () => ({ status: invitationFilters, kind: kindNames() })

type Query = ListQuery<keyof typeof invitationSorts, ReturnType<typeof anyInvitationFilters>>

/** A row of the list of invitations. Never includes the link, which only the email contains. */
export interface AnyInvitationRow {
  id: string
  email: string
  role: string
  status: InvitationFilter
  organizationId: string
  kind: string
  organization: string
  slug: string
  invitedById: string | null
  invitedBy: string | null
  /** Delivery state of its email. */
  delivery: MailDelivery | null
  /** Pending, but its sender could no longer send it: it cannot be accepted until it is resent. */
  isInviterGone: boolean
  createdAt: Date
  expiresAt: Date
  can: { resend: boolean; revoke: boolean }
}

// In the form that may-inviter-still.ts expects, with only the membership in this organization.
const inviter = Prisma.sql`CASE WHEN u.id IS NOT NULL THEN jsonb_build_object(
  'id', u.id, 'isActive', u."isActive", 'isSuperuser', u."isSuperuser",
  'memberships', CASE WHEN m.id IS NULL THEN '[]'::jsonb ELSE
    jsonb_build_array(jsonb_build_object('organizationId', o.id, 'role', m.role,
      'owns', (SELECT jsonb_build_object('userId', w."userId") FROM "OrganizationOwner" w
        WHERE w."organizationId" = o.id AND w."userId" = u.id))) END) END`

type Row = Omit<AnyInvitationRow, 'can' | 'isInviterGone' | 'email'> & {
  inviter: Inviter | null
  /** Its organization is deleted, and accepts no commands. */
  isGone: boolean
} & Parameters<typeof shownInvitee>[0]

/** Lists invitations to every organization, or to one, by page. */
export async function listAnyInvitations(
  { search, filters, ...order }: Query,
  organizationId?: string,
) {
  const tables = Prisma.sql`"OrganizationInvitation" i
    JOIN "Organization" o ON o.id = i."organizationId"`
  const { rows, next } = await readPage<Row, Query['sort']>({
    ...order,
    sorts: invitationSorts,
    id: Prisma.sql`i.id`,
    from: tables,
    tables: Prisma.sql`${tables} LEFT JOIN "User" u ON u.id = i."invitedById"
      LEFT JOIN "OrganizationUser" m ON m."organizationId" = o.id AND m."userId" = u.id
        AND ${hasAccessSql('m')}`,
    where: [
      organizationId ? Prisma.sql`i."organizationId" = ${organizationId}::uuid` : null,
      holds(search, Prisma.sql`i."inviteeIdentifier"`, Prisma.sql`o.name`, Prisma.sql`o.slug`),
      filters.status ? Prisma.sql`${shownStatus} = ${filters.status}` : null,
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    columns: Prisma.sql`i.id, i."inviteeIdentifier", i.channel, i.role, i.delivery,
      ${shownStatus} AS status, o.id AS "organizationId", o.kind, o.name AS organization, o.slug,
      u.id AS "invitedById", coalesce(nullif(u.name, ''), u.email) AS "invitedBy",
      i."createdAt", i."expiresAt", o."deletedAt" IS NOT NULL AS "isGone", ${inviter} AS inviter`,
  })
  return {
    rows: rows.map(({ inviter, inviteeIdentifier, channel, isGone, ...row }): AnyInvitationRow => {
      const organization = { id: row.organizationId, kind: row.kind }
      const mayStill = mayInviterStill(organization, row.role, inviter)
      const isInviterGone = row.status === 'pending' && !mayStill
      const email = shownInvitee({ channel, inviteeIdentifier })
      return { ...row, email, isInviterGone, can: possible(row.status, isGone) }
    }),
    next,
  }
}

const possible = (now: InvitationFilter, isGone: boolean) => ({
  resend: !isGone && now !== 'accepted',
  revoke: !isGone && (now === 'pending' || now === 'expired'),
})
