import 'server-only'
import config from '@/guildhall.config'
import { accountState, maySignIn, signsIn } from '@/lib/accounts/account-state'
import {
  addressLink,
  addressSelect,
  type AddressPurpose,
} from '@/lib/accounts/address/address-token'
import { canonicalEmail } from '@/lib/accounts/email-address'
import { deviceLink } from '@/lib/accounts/sessions/devices'
import { linkVersion, type UserPurpose } from '@/lib/accounts/sign-in/link-version'
import { CODE_LIFETIME } from '@/lib/accounts/sign-in/sign-in-request'
import { linkStateSelect, userCode, userToken } from '@/lib/accounts/sign-in/user-token'
import { backendOfAccount } from '@/lib/backends/backend-of-account'
import { days, hours, minutes } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { countInvitationsTo } from '@/lib/invitations/may-inviter-still'
import { url, type Composer, type Composers } from '@/lib/mail/composers/composer'

const findUser = (id: string) => db.user.findUnique({ where: { id }, select: linkStateSelect })

type LinkMail = { userId: string; version?: number; to: string }

/**
 * The person of an email with a link to their account. Null once a newer link was requested, or the
 * address is no longer theirs: the link would fit the account as it is now.
 */
async function findLinkUser(purpose: UserPurpose, { userId, version, to }: LinkMail) {
  const user = await db.user.findUnique({
    where: { id: userId, addresses: { some: { email: canonicalEmail(to) ?? '' } } },
    select: linkStateSelect,
  })
  // Emails queued before links had versions have none.
  const isReplaced = user && version !== undefined && version !== linkVersion(purpose, user)
  return isReplaced ? null : user
}

const findMover = (id: string) =>
  db.user.findUnique({ where: { id, ...signsIn }, select: addressSelect })

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

/** Emails about a person’s own account. */
export const accountComposers = {
  'activate-account': async (mail, { say }) => {
    const { userId, organization, kind, locale, to } = mail
    const user = await findLinkUser('activate', mail)
    if (!user || accountState(user) !== 'pending') return null
    const { activationPath, lifetime = config.lifetimes.activation } = await backendOfAccount(
      db,
      userId,
    )
    const token = userToken('activate', user)
    const joining = await db.joinRequest.findFirst({
      where: { userId, status: 'unproven', activationVersion: user.activationVersion },
      select: { organization: { select: { name: true } } },
    })
    const props = {
      organizationName: joining?.organization.name ?? organization,
      isJoining: joining !== null,
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

  'password-reset': async (mail, { say }) => {
    const user = await findLinkUser('reset', mail)
    if (!user || !maySignIn(user)) return null
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

  'email-edited': async ({ userId, became }, { at, say }) => {
    const user = await findMover(userId)
    return say('email-edited', { became, changedAt: at }, user?.locale)
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

  'sign-in-link': async (mail, { at, say }) => {
    const { next, request } = mail
    const user = await findLinkUser('sign-in', mail)
    if (!user || !maySignIn(user)) return null
    const query = next ? `?next=${encodeURIComponent(next)}` : ''
    // Unlike the link, the code expires that long after the request, whenever the email is sent.
    const codeLeft = at.getTime() + CODE_LIFETIME - databaseNow().getTime()
    const codeMinutes = Math.round(codeLeft / minutes(1))
    return say('sign-in-link', {
      url: url(`/login/${userToken('sign-in', user)}${query}`),
      lifetimeMinutes: config.lifetimes.signInLink / minutes(1),
      ...(request && codeMinutes > 0 && { code: userCode(request, user), codeMinutes }),
    })
  },

  'new-device': async ({ userId, sessionId, browser, system, city, country }, { at, say }) => {
    if (!(await findUser(userId))?.isActive) return null
    const session = await db.session.findUnique({ where: { id: sessionId }, select: { id: true } })
    const link = session ? deviceLink({ id: sessionId, userId }) : '/account/sessions'
    return say('new-device', { url: url(link), browser, system, city, country, signedInAt: at })
  },
} satisfies Partial<Composers>
