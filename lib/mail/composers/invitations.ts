import 'server-only'
import { displayName } from '@/lib/accounts/person'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { invitationPath } from '@/lib/backends/landing'
import { db } from '@/lib/db'
import { accountToken, invitationToken, namedToken } from '@/lib/invitations/invitation-token'
import { isOpen } from '@/lib/invitations/is-open'
import { inviterSelect, isInside, mayInviterStill } from '@/lib/invitations/may-inviter-still'
import { about, sayIn, url, type Composers } from '@/lib/mail/composers/composer'
import { orgPath } from '@/lib/paths'

const findInvitation = (id: string) =>
  db.organizationInvitation.findUnique({
    where: { id, organization: { deletedAt: null } },
    select: {
      guid: true,
      version: true,
      inviteeIdentifier: true,
      channel: true,
      email: true,
      role: true,
      message: true,
      locale: true,
      status: true,
      expiresAt: true,
      organization: { select: { id: true, name: true, slug: true, kind: true } },
      invitedBy: { select: inviterSelect({ organization: { invitations: { some: { id } } } }) },
      invitee: { select: { name: true, email: true } },
    },
    relationLoadStrategy: 'join',
  })

/** Finds the invitation of a link that should still be sent. */
async function findOpen(id: string, version: number) {
  const invitation = await findInvitation(id)
  if (!invitation || !isOpen(invitation) || invitation.version !== version) return null
  const { organization, role, invitedBy } = invitation
  return mayInviterStill(organization, role, invitedBy) ? invitation : null
}

const invitationProps = (
  {
    organization,
    invitedBy,
    role,
    message,
    expiresAt,
  }: NonNullable<Awaited<ReturnType<typeof findOpen>>>,
  token: string,
) => ({
  ...about(organization),
  inviterName: invitedBy ? displayName(invitedBy) : organization.name,
  role,
  message: message ?? undefined,
  url: url(invitationPath(organization.kind, token)),
  expiresAt,
})

/**
 * Composes an invitation as one line of text, for a channel other than email.
 * @returns null if it is no longer valid and must not be sent
 */
export async function composeMessage(
  { invitationId, version }: { invitationId: string; version: number },
  locale: string | null,
): Promise<{ text: string; url: string } | null> {
  const invitation = await findOpen(invitationId, version)
  if (!invitation) return null
  const props = invitationProps(invitation, invitationToken(invitation))
  const { subject } = await sayIn(locale)('invitation', props, invitation.locale)
  return { text: `${subject}: ${props.url}`, url: props.url }
}

/** Emails to invited people, and to their inviters; also about requests to join. */
export const invitationComposers = {
  invitation: async ({ invitationId, version, to }, { say }) => {
    const invitation = await findOpen(invitationId, version)
    if (!invitation) return null
    const { channel, email, invitedBy, locale } = invitation
    // Another address was named meanwhile.
    if (channel && email !== to) return null
    const token = channel ? namedToken(invitation) : invitationToken(invitation)
    const mail = await say('invitation', invitationProps(invitation, token), locale)
    return { ...mail, replyTo: invitedBy?.email }
  },

  'invitation-account': async ({ invitationId, version, userId }, { say }) => {
    const [invitation, user] = await Promise.all([
      findOpen(invitationId, version),
      db.user.findUnique({ where: { id: userId, isActive: true }, select: { email: true } }),
    ])
    if (!invitation || !user) return null
    const props = invitationProps(invitation, accountToken(invitation, userId))
    return say('invitation-account', { ...props, email: user.email }, invitation.locale)
  },

  'invitation-renewal': async ({ invitationId }, { say }) => {
    const invitation = await findInvitation(invitationId)
    if (invitation?.status !== 'pending' && invitation?.status !== 'expired') return null
    const { organization, inviteeIdentifier: address, role, invitedBy } = invitation
    const isPending = isOpen(invitation)
    // It was resent meanwhile.
    if (isPending && mayInviterStill(organization, role, invitedBy)) return null
    const found = new URLSearchParams({ q: address, ...(!isPending && { status: 'expired' }) })
    return say('invitation-renewal', {
      ...about(organization),
      email: shownInvitee(invitation),
      url: url(`${orgPath(organization.slug, 'invitations')}?${found}`),
    })
  },

  'invitation-accepted': async ({ invitationId }, { say }) => {
    const invitation = await findInvitation(invitationId)
    if (!invitation?.invitee || !isInside(invitation.invitedBy)) return null
    const { organization, invitee, role } = invitation
    return say('invitation-accepted', {
      ...about(organization),
      memberName: displayName(invitee),
      role,
      url: url(orgPath(organization.slug, 'people')),
    })
  },

  'invitation-declined': async ({ invitationId }, { say }) => {
    const invitation = await findInvitation(invitationId)
    if (invitation?.status !== 'declined' || !isInside(invitation.invitedBy)) return null
    const { organization } = invitation
    return say('invitation-declined', {
      ...about(organization),
      email: shownInvitee(invitation),
      url: url(orgPath(organization.slug, 'invitations')),
    })
  },

  'join-requested': async ({ requestId, userId }, { say }) => {
    const request = await db.joinRequest.findUnique({
      where: { id: requestId, status: 'pending', organization: { deletedAt: null } },
      select: {
        user: { select: { name: true, email: true } },
        organization: { select: { name: true, slug: true, kind: true } },
      },
      relationLoadStrategy: 'join',
    })
    const notified = await db.user.findUnique({
      where: { id: userId },
      select: inviterSelect({ organization: { joinRequests: { some: { id: requestId } } } }),
    })
    if (!request || !isInside(notified)) return null
    const { user, organization } = request
    return say('join-requested', {
      ...about(organization),
      personName: displayName(user),
      email: user.email,
      url: url(orgPath(organization.slug, 'people/requests')),
    })
  },
} satisfies Partial<Composers>
