import 'server-only'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import { canGrant } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { db, onlyRowsOf } from '@/lib/db'
import { displayName } from '@/lib/accounts/person'
import type { InvitationStatus, MailDelivery } from '@/lib/generated/prisma/client'
import { invitationPath } from '@/lib/backends/landing'
import { kindOf } from '@/lib/kinds/kind-of'
import { invitationToken } from '@/lib/invitations/invitation-token'
import { isOpen, whereExpired, whereOpen } from '@/lib/invitations/is-open'
import { inviterSelect, mayInviterStill } from '@/lib/invitations/may-inviter-still'
import { likePattern } from '@/lib/lists/like-pattern'
import type { Page } from '@/lib/lists/read-page'
import { rowPage } from '@/lib/lists/row-page'
import { firstParam } from '@/lib/lists/search-params'

/** A row of the invitations page. Never includes the link, which only the email contains. */
export interface InvitationRow {
  id: string
  email: string
  role: string
  /** `expired` also if it is pending in the database and past its expiry. */
  status: InvitationStatus
  invitedBy: string | null
  /** Delivery state of its email, if it still matters: the invitation can be answered, or expired. */
  delivery: MailDelivery | null
  /** Pending, but its sender could no longer send it: it cannot be accepted until it is resent. */
  isInviterGone: boolean
  createdAt: Date
  expiresAt: Date
  can: { resend: boolean; revoke: boolean; copy: boolean }
  /** Why it cannot be resent: its role is above the viewer's own. */
  isAbove: boolean
}

/** The filters of the invitations page. */
export const invitationFilters = ['pending', 'expired', 'declined', 'revoked', 'accepted'] as const
export type InvitationFilter = (typeof invitationFilters)[number]

/** Parses the query parameters of the invitations page. */
export const readInvitationsQuery = (params: Record<string, string | string[] | undefined>) => ({
  status: invitationFilters.find((filter) => filter === firstParam(params.status)) ?? 'pending',
  search: firstParam(params.q)?.trim(),
})

const orders = { newest: { descending: true } }

/** The columns of the invitations export. */
export const invitationColumns = {
  email: 'email',
  role: 'role',
  status: 'status',
  invited_by: 'invitedBy',
  sent: 'createdAt',
  expires: 'expiresAt',
} as const

/** Lists the organization's invitations, in one state or all, newest first, by page. */
export async function listInvitations(
  { organization: { id: organizationId, kind }, actor }: OrgContext,
  {
    status,
    cursor,
    search,
    size,
  }: { status?: InvitationFilter; cursor?: string; search?: string; size?: number },
): Promise<Page<InvitationRow>> {
  const { page, where, ...order } = rowPage(orders, { sort: 'newest', cursor, size })
  const found = await onlyRowsOf(organizationId, () =>
    db.organizationInvitation.findMany({
      where: {
        organizationId,
        ...where,
        // Prisma adds the outer `%`. Addresses are stored in lowercase.
        ...(search?.trim() && {
          inviteeIdentifier: { contains: likePattern(search).slice(1, -1).toLowerCase() },
        }),
        ...(status === 'pending'
          ? whereOpen()
          : status === 'expired'
            ? whereExpired()
            : status && { status }),
      },
      select: {
        id: true,
        inviteeIdentifier: true,
        channel: true,
        role: true,
        delivery: true,
        status: true,
        createdAt: true,
        expiresAt: true,
        invitedBy: { select: inviterSelect({ organizationId }) },
      },
      relationLoadStrategy: 'join',
      ...order,
    }),
  )
  const { rows, next } = page(found)
  const shown = rows.map(({ inviteeIdentifier, channel, invitedBy, ...row }) => {
    const isAbove = !canGrant(actor, rolePermissions(kind, row.role))
    const status = row.status === 'pending' && !isOpen(row) ? 'expired' : row.status
    const mayStill = mayInviterStill({ id: organizationId, kind }, row.role, invitedBy)
    return {
      ...row,
      status,
      delivery: status === 'pending' || status === 'expired' ? row.delivery : null,
      email: shownInvitee({ channel, inviteeIdentifier }),
      invitedBy: invitedBy && displayName(invitedBy),
      isInviterGone: status === 'pending' && !mayStill,
      isAbove: isAbove && status !== 'accepted',
      can: {
        resend: status !== 'accepted' && !isAbove,
        revoke: status === 'pending' || status === 'expired',
        copy: status === 'pending' && mayStill && channel === null,
      },
    }
  })
  return { rows: shown, next }
}

/** An invitation to the signed-in person, with its token and the page that answers it. */
export type MyInvitation = Awaited<ReturnType<typeof listInvitationsTo>>[number]

/**
 * Lists the invitations that this person can accept: open ones to any of their addresses, whose senders
 * could still send them.
 */
export async function listInvitationsTo(user: SignedIn) {
  const toThem = { inviteeIdentifier: { in: user.addresses }, channel: null, ...whereOpen() }
  const found = await db.organizationInvitation.findMany({
    where: {
      ...toThem,
      organization: { isActive: true, members: { none: { userId: user.id } } },
      invitedBy: { isActive: true },
    },
    select: {
      guid: true,
      version: true,
      inviteeIdentifier: true,
      channel: true,
      email: true,
      role: true,
      expiresAt: true,
      organization: { select: { id: true, kind: true, name: true, slug: true, picture: true } },
      invitedBy: { select: inviterSelect({ organization: { invitations: { some: toThem } } }) },
    },
    relationLoadStrategy: 'join',
    orderBy: { id: 'desc' },
    take: 20,
  })
  const open = found.filter(({ organization, role, invitedBy }) =>
    mayInviterStill(organization, role, invitedBy),
  )
  return open.map((invitation) => ({
    ...linkOf(invitation),
    organization: invitation.organization.name,
    slug: invitation.organization.slug,
    picture: invitation.organization.picture,
    role: invitation.role,
    invitedBy: invitation.invitedBy && displayName(invitation.invitedBy),
    expiresAt: invitation.expiresAt,
    /** Whether one click accepts it: its organization asks members nothing. */
    isAnswerable: !kindOf(invitation.organization.kind).memberFields,
  }))
}

function linkOf(
  invitation: Parameters<typeof invitationToken>[0] & { organization: { kind: string } },
) {
  const token = invitationToken(invitation)
  return { token, href: invitationPath(invitation.organization.kind, token) }
}
