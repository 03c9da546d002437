import 'server-only'
import config from '@/guildhall.config'
import { renderMail } from '@/emails/render-mail'
import type { MailProps, TemplateName } from '@/emails/mail-props'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import {
  addressLink,
  addressSelect,
  type AddressPurpose,
} from '@/lib/accounts/address/address-token'
import { unsubscribeLink } from '@/lib/accounts/notifications/choose-mails'
import { deviceLink } from '@/lib/accounts/sessions/devices'
import { linkVersion, type UserPurpose } from '@/lib/accounts/sign-in/link-version'
import { CODE_LIFETIME } from '@/lib/accounts/sign-in/sign-in-request'
import {
  linkStateSelect,
  userCode,
  userToken,
  type LinkState,
} from '@/lib/accounts/sign-in/user-token'
import { backendOfAccount } from '@/lib/backends/backend-of-account'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { invitationPath } from '@/lib/backends/landing'
import { databaseNow } from '@/lib/database/clock'
import { db, type Prisma } from '@/lib/db'
import { days, hours, minutes } from '@/lib/config/define-guildhall'
import { env } from '@/lib/env'
import { displayName } from '@/lib/accounts/person'
import {
  countInvitationsTo,
  inviterSelect,
  isInside,
  mayInviterStill,
} from '@/lib/invitations/may-inviter-still'
import { accountToken, invitationToken, namedToken } from '@/lib/invitations/invitation-token'
import { offeredLocale, defaultLocale } from '@/lib/i18n/offered-locale'
import { isOpen } from '@/lib/invitations/is-open'
import { mailKindOf } from '@/lib/mail/mail-kinds'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { orgPath, requiredPath } from '@/lib/paths'
import { withAccess } from '@/lib/access/membership-access'
import { accountState, maySignIn, signsIn } from '@/lib/accounts/account-state'

/** The content of an email, as of now. */
interface Composed {
  subject: string
  html: string
  text: string
  replyTo?: string
  unsubscribeUrl?: string
}

interface Circumstances {
  /** When it happened; a retry still says so. */
  at: Date
  say: Say
}
type Composer<T> = (mail: T & { to: string }, how: Circumstances) => Promise<Composed | null>
type Composers = { [T in OutgoingMail as T['template']]: Composer<T> }

const url = (path: string) => `${env.APP_URL}${path}`

/**
 * Renders an email in its recipient's language.
 * @param otherwise the language for a recipient without an account or a chosen language
 */
type Say = <T extends TemplateName>(
  template: T,
  props: MailProps[T],
  otherwise?: string | null,
) => Promise<Composed>

const sayIn =
  (recipients: string | null, unsubscribeUrl?: string): Say =>
  (template, props, otherwise) => {
    const locale = offeredLocale(recipients) ?? offeredLocale(otherwise) ?? defaultLocale()
    return renderMail(template, props, { locale, unsubscribeUrl })
  }

const findUser = (id: string) =>
  db.user.findUnique({ where: { id }, select: { ...linkStateSelect, name: true } })

const findMover = (id: string) =>
  db.user.findUnique({ where: { id, ...signsIn }, select: addressSelect })

const findOrganization = (id: string) =>
  db.organization.findUnique({
    where: { id, deletedAt: null },
    select: { name: true, slug: true, kind: true, secondFactorFrom: true },
  })

const about = ({ name, kind }: { name: string; kind: string }) => ({ organizationName: name, kind })

type Template = OutgoingMail['template'] & TemplateName
type Props<T extends TemplateName> = Omit<MailProps[T], 'organizationName' | 'kind'>
type MailOf<T> = Extract<OutgoingMail, { template: T }>

/**
 * Composes an email about an organization that still exists.
 * @param more its further props; null if it is no longer relevant
 */
const aboutOrganization =
  <T extends Template>(
    template: T,
    more: (
      organization: NonNullable<Awaited<ReturnType<typeof findOrganization>>>,
      mail: MailOf<T>,
    ) => Props<T> | null | Promise<Props<T> | null>,
  ): Composer<MailOf<T> & { organizationId: string }> =>
  async (mail, { say }) => {
    const organization = await findOrganization(mail.organizationId)
    const props = organization && (await more(organization, mail))
    return props && say(template, { ...about(organization), ...props } as MailProps[T])
  }

/** The link of an email about an address, with its user; null once a later change replaced it. */
async function findLink(
  purpose: AddressPurpose,
  { userId, version, to }: { userId: string; version: number; to: string },
) {
  const user = await findMover(userId)
  const current = purpose === 'undo-address' ? user?.undoVersion : user?.addressVersion
  return user && current === version ? { user, link: url(addressLink(purpose, user, to)) } : null
}

const composeAddressLink =
  (
    template: 'email-change' | 'email-add',
    purpose: AddressPurpose,
  ): Composer<Parameters<typeof findLink>[1]> =>
  async (mail, { say }) => {
    const found = await findLink(purpose, mail)
    if (!found) return null
    const { user, link } = found
    return say(template, { url: link, email: user.email }, user.locale)
  }

const composeClosing =
  (template: 'account-closing' | 'account-ending'): Composer<{ userId: string }> =>
  async ({ userId }, { say }) => {
    const user = await findUser(userId)
    if (!user?.deletesAt || accountState(user) !== 'closing') return null
    return say(template, { url: url('/login'), endsAt: user.deletesAt })
  }

const hasMember = async (where: Prisma.OrganizationUserWhereInput) =>
  (await db.organizationUser.count({ where })) > 0

const ownerSelect = {
  select: { member: { select: { user: { select: { id: true, name: true, email: true } } } } },
} as const

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

// A newer link was requested meanwhile. Emails queued before links had versions have none.
const isReplaced = (purpose: UserPurpose, user: LinkState, version: number | undefined) =>
  version !== undefined && version !== linkVersion(purpose, user)

// Each composer first checks whether the email is still relevant, and returns null if not.
const composers: Composers = {
  'activate-account': async ({ userId, version, organization, kind, locale, to }, { say }) => {
    const user = await findUser(userId)
    if (!user || accountState(user) !== 'pending') return null
    if (isReplaced('activate', user, version)) return null
    const { activationPath, lifetime = config.lifetimes.activation } = await backendOfAccount(
      db,
      userId,
    )
    const token = userToken('activate', user)
    const props = {
      organizationName: organization,
      kind,
      url: url(activationPath?.(token) ?? `/activate/${token}`),
      lifetimeDays: lifetime / days(1),
      invitationCount: await countInvitationsTo(to),
    }
    return say('activate-account', props, locale)
  },

  'account-exists': async ({ to }, { say }) =>
    say('account-exists', {
      url: url('/login'),
      resetUrl: url('/forgot-password'),
      invitationCount: await countInvitationsTo(to),
    }),

  'password-reset': async ({ userId, version }, { say }) => {
    const user = await findUser(userId)
    if (!user || !maySignIn(user) || isReplaced('reset', user, version)) return null
    return say('password-reset', {
      url: url(`/reset-password/${userToken('reset', user)}`),
      lifetimeHours: config.lifetimes.reset / hours(1),
      isFirst: user.passwordHash === null,
    })
  },

  'password-changed': async (_mail, { at, say }) =>
    say('password-changed', { url: url('/forgot-password'), changedAt: at }),

  'factors-changed': async ({ change, passkey, reason, left }, { at, say }) =>
    say('factors-changed', {
      ...{ change, changedAt: at, url: url('/forgot-password') },
      ...(passkey !== undefined && { passkeyName: passkey }),
      ...(reason !== undefined && { reason }),
      ...(left !== undefined && { left }),
    }),

  'email-change': composeAddressLink('email-change', 'change-address'),

  'email-add': composeAddressLink('email-add', 'add-address'),

  'email-added': async (mail, { at, say }) => {
    const found = await findLink('undo-address', mail)
    return found && say('email-added', { url: found.link, email: mail.address, changedAt: at })
  },

  'email-removed': ({ address }, { at, say }) =>
    say('email-removed', { url: url('/account/email'), email: address, changedAt: at }),

  'email-in-use': async (_mail, { say }) => say('email-in-use', { url: url('/login') }),

  'email-changed': async (mail, { at, say }) => {
    const found = await findLink('undo-address', mail)
    return found && say('email-changed', { url: found.link, changedAt: at }, found.user.locale)
  },

  'email-restored': async ({ userId }, { at, say }) => {
    const user = await findMover(userId)
    return say('email-restored', { changedAt: at }, user?.locale)
  },

  'account-closing': composeClosing('account-closing'),

  'account-ending': composeClosing('account-ending'),

  'account-kept': async (_mail, { at, say }) =>
    say('account-kept', { url: url('/forgot-password'), keptAt: at }),

  'provider-changed': async ({ provider, became }, { at, say }) =>
    say('provider-changed', {
      ...{ provider, became, changedAt: at },
      url: url('/account/security'),
    }),

  'sign-in-link': async ({ userId, version, next, request }, { say }) => {
    const user = await findUser(userId)
    if (!user || !maySignIn(user) || isReplaced('sign-in', user, version)) return null
    const query = next ? `?next=${encodeURIComponent(next)}` : ''
    return say('sign-in-link', {
      url: url(`/login/${userToken('sign-in', user)}${query}`),
      lifetimeMinutes: config.lifetimes.signInLink / minutes(1),
      ...(request && { code: userCode(request, user), codeMinutes: CODE_LIFETIME / minutes(1) }),
    })
  },

  'new-device': async ({ userId, sessionId, browser, system, city, country }, { at, say }) => {
    if (!(await findUser(userId))?.isActive) return null
    const session = await db.session.findUnique({ where: { id: sessionId }, select: { id: true } })
    const link = session ? deviceLink({ id: sessionId, userId }) : '/account/sessions'
    return say('new-device', { url: url(link), browser, system, city, country, signedInAt: at })
  },

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

  'join-refused': aboutOrganization('join-refused', () => ({})),

  'domain-lapsed': aboutOrganization('domain-lapsed', ({ slug }, { domain }) => ({
    ...{ domain, url: url(orgPath(slug, 'settings/domains')) },
  })),

  'member-added': aboutOrganization('member-added', ({ slug }, { by, role }) => ({
    ...{ actorName: by, role, url: url(orgPath(slug)) },
  })),

  'role-changed': aboutOrganization('role-changed', async ({ slug }, mail) => {
    const { organizationId, userId, role } = mail
    const isStill = await hasMember({ organizationId, userId, role, ...withAccess })
    return isStill ? { role, url: url(orgPath(slug)) } : null
  }),

  'member-suspended': aboutOrganization('member-suspended', async (_, mail) => {
    const { organizationId, userId } = mail
    return (await hasMember({ organizationId, userId, NOT: withAccess })) ? {} : null
  }),

  'member-resumed': aboutOrganization('member-resumed', async ({ slug }, mail) => {
    const where = { organizationId: mail.organizationId, userId: mail.userId, ...withAccess }
    const member = await db.organizationUser.findFirst({ where, select: { role: true } })
    return member && { role: member.role, url: url(orgPath(slug)) }
  }),

  'factor-required': aboutOrganization('factor-required', async (organization, mail) => {
    const { slug, secondFactorFrom: requiredAt } = organization
    const { organizationId, userId } = mail
    const isStill = await hasMember({ organizationId, userId, ...withAccess })
    // Not required any more, or set up meanwhile.
    if (!requiredAt || !isStill || isReady(await secondFactors(userId))) return null
    return { requiredAt, isDue: requiredAt <= databaseNow(), url: url(requiredPath(slug)) }
  }),

  'member-removed': async ({ organization, kind }, { say }) =>
    say('member-removed', { organizationName: organization, kind }),

  'member-left': aboutOrganization('member-left', ({ slug }, { member }) => ({
    ...{ memberName: member, url: url(orgPath(slug, 'people')) },
  })),

  'ownership-transferred': aboutOrganization('ownership-transferred', ({ slug }, mail) => ({
    ...{ otherName: mail.other, became: mail.became, url: url(orgPath(slug)) },
  })),

  'ownership-offered': aboutOrganization('ownership-offered', async ({ name, slug }, mail) => {
    const { organizationId, userId: toId } = mail
    const offer = await db.ownershipOffer.findUnique({
      where: { organizationId, toId },
      select: { expiresAt: true, organization: { select: { owner: ownerSelect } } },
      relationLoadStrategy: 'join',
    })
    if (!offer) return null
    const { owner } = offer.organization
    return {
      ...{ ownerName: owner ? displayName(owner.member.user) : name, expiresAt: offer.expiresAt },
      url: `${url(orgPath(slug, 'settings'))}#ownership`,
    }
  }),

  'ownership-withdrawn': aboutOrganization('ownership-withdrawn', () => ({})),

  'ownership-declined': aboutOrganization('ownership-declined', ({ slug }, { admin }) => ({
    ...{ adminName: admin, url: `${url(orgPath(slug, 'settings'))}#ownership` },
  })),

  'organization-deleted': async (mail, { at, say }) => {
    const { organization, organizationId, kind, by, userId } = mail
    const ending = organizationId ? await findEnding(organizationId, userId) : undefined
    // It was restored meanwhile.
    if (ending === null) return null
    return say('organization-deleted', {
      ...{ organizationName: organization, kind, actorName: by, deletedAt: at },
      ...ending,
    })
  },

  'organization-ending': async ({ organizationId, userId }, { say }) => {
    const ending = await findEnding(organizationId, userId)
    if (!ending?.endsAt) return null
    return say('organization-ending', { ...ending, endsAt: ending.endsAt })
  },

  'organization-restored': aboutOrganization('organization-restored', ({ slug }, { by }) => ({
    ...{ actorName: by, url: url(orgPath(slug)) },
  })),
}

/** A deleted organization, until when it can be restored and, for its owner, where; null otherwise. */
async function findEnding(id: string, userId: string) {
  const [deleted, owned] = await Promise.all([
    db.deletedOrganization.findUnique({
      where: { id },
      select: { name: true, kind: true, endsAt: true },
    }),
    db.organizationOwner.count({ where: { organizationId: id, userId } }),
  ])
  if (!deleted) return null
  const { name: organizationName, kind, endsAt } = deleted
  return {
    ...{ organizationName, kind, endsAt: endsAt ?? undefined },
    ...(owned > 0 && { url: url('/orgs') }),
  }
}

/**
 * Composes the email for an outbox row, with its link, from current data.
 * @param at when it happened
 * @param locale the language that the recipient chose, if any
 * @returns null if it is no longer relevant (revoked, used, deleted) and must not be sent
 */
export async function compose(
  mail: OutgoingMail,
  at: Date,
  locale: string | null,
): Promise<Composed | null> {
  const link = await findUnsubscribeLink(mail)
  const say = sayIn(locale, link && url(`/${link}`))
  const composed = await (composers[mail.template] as Composer<OutgoingMail>)(mail, { at, say })
  return composed && link ? { ...composed, unsubscribeUrl: url(`/api/${link}`) } : composed
}

/** Where the recipient turns this type of email off, if possible. */
async function findUnsubscribeLink({ template, to: email }: OutgoingMail) {
  const kind = mailKindOf(template)
  const user = kind && (await db.user.findUnique({ where: { email }, select: { id: true } }))
  return user ? unsubscribeLink(user.id, kind) : undefined
}

/** Whether this version knows the email's template: a newer version may have written the row. */
export const canCompose = (template: string): template is OutgoingMail['template'] =>
  Object.hasOwn(composers, template)
