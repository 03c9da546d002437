import type en from '@/messages/en.json'
import { invitation } from './invitation'
import { Layout } from './layout'
import { Paragraph } from './paragraph'
import type { MailProps, TemplateName } from './mail-props'
import type { MailKey, MailTemplate } from './mail-template'
import type { MailValues } from './mail-values'
import { Link } from '@react-email/components'
import { mailStyles } from './mail-styles'

type Mail = typeof en.mail
/** The messages of an email: subject, heading, reason, paragraphs and button. */
type Words = {
  [K in keyof Mail]: Mail[K] extends { subject: string } ? K : never
}[keyof Mail]

/**
 * An email that consists only of its messages: paragraphs, and at most one button.
 * @param button its label; undefined for an email without a link
 */
function notice<Name extends TemplateName>(
  words: Words | ((props: MailProps[Name]) => Words),
  paragraphs: string[] | ((props: MailProps[Name]) => string[]),
  button?: MailKey,
): MailTemplate<Name> {
  const keyOf = (props: MailProps[Name], part: string) =>
    `${typeof words === 'string' ? words : words(props)}.${part}` as MailKey
  return {
    subject: (t, props) => t(keyOf(props, 'subject'), props as MailValues),
    Body: ({ t, unsubscribeUrl, ...all }) => {
      const props = all as unknown as MailProps[Name]
      const { url, ...values } = all as { url?: string } & MailValues
      const parts = typeof paragraphs === 'function' ? paragraphs(props) : paragraphs
      return (
        <Layout
          t={t}
          heading={t(keyOf(props, 'heading'), values)}
          button={button && url ? { label: t(button), url } : undefined}
          why={t(keyOf(props, 'why'), values)}
          unsubscribeUrl={unsubscribeUrl}
        >
          {parts.map((part) => (
            <Paragraph key={part}>{t.rich(keyOf(props, part), values)}</Paragraph>
          ))}
        </Layout>
      )
    },
  }
}

/** For a sign-up with an address that already has an account, which the page does not reveal. */
const accountExists: MailTemplate<'account-exists'> = {
  subject: (t) => t('accountExists.subject'),
  Body: ({ t, url, resetUrl, invitationCount = 0 }) => (
    <Layout
      t={t}
      heading={t('accountExists.heading')}
      button={{ label: t('accountExists.button'), url }}
      why={t('accountExists.why')}
    >
      <Paragraph>{t('accountExists.intro')}</Paragraph>
      {invitationCount > 0 && <Paragraph>{t('invitationsWait', { invitationCount })}</Paragraph>}
      <Paragraph>
        {t.rich('accountExists.reset', undefined, {
          link: (chunks) => (
            <Link className="link" href={resetUrl} style={mailStyles.link}>
              {chunks}
            </Link>
          ),
        })}
      </Paragraph>
    </Layout>
  ),
}

/** For a sign-up: verifies the address. Its subject contains nothing typed by a stranger. */
const activateAccount: MailTemplate<'activate-account'> = {
  subject: (t) => t('activateAccount.subject'),
  Body: ({ t, url, isJoining, ...props }) => (
    <Layout
      t={t}
      heading={t('activateAccount.heading')}
      button={{ label: t('activateAccount.button'), url }}
      why={t('activateAccount.why')}
    >
      <Paragraph>
        {props.organizationName === undefined
          ? t('activateAccount.introAlone')
          : t.rich(`activateAccount.${isJoining ? 'introJoining' : 'intro'}`, props)}
      </Paragraph>
      <Paragraph>{t('activateAccount.lifetime', props)}</Paragraph>
      {Boolean(props.invitationCount) && <Paragraph>{t('invitationsWait', props)}</Paragraph>}
    </Layout>
  ),
}

/** Every email, by its name in the outbox. */
export const mailTemplates: { [Name in TemplateName]: MailTemplate<Name> } = {
  'activate-account': activateAccount,
  'account-exists': accountExists,
  invitation,
  /** For the invited address, if an account with another address wants to accept. */
  'invitation-account': notice(
    'invitationAccount',
    ['intro', 'once', 'notYou'],
    'invitationAccount.button',
  ),
  /** For the inviter or the admins, if a new invitation is requested after one expired. */
  'invitation-renewal': notice(
    'invitationRenewal',
    ['intro', 'resend'],
    'invitationDeclined.button',
  ),
  /** For the inviter, after the invitee accepted. */
  'invitation-accepted': notice('invitationAccepted', ['intro'], 'viewPeople'),
  /** For the inviter, after the invitee declined. */
  'invitation-declined': notice('invitationDeclined', ['intro'], 'invitationDeclined.button'),
  /** For the creator of a join link, when a person requests to join with it. */
  'join-requested': notice('joinRequested', ['intro'], 'joinRequested.button'),
  /** For a person whose request to join was declined. */
  'join-refused': notice('joinRefused', ['intro']),
  /** For the admins, if the record that verifies a domain is gone. */
  'domain-lapsed': notice('domainLapsed', ['intro'], 'domainLapsed.button'),
  /** For a person who requested a new password, or their first. */
  'password-reset': notice(
    'passwordReset',
    ({ isFirst }) => [isFirst ? 'introFirst' : 'intro', 'lifetime'],
    'passwordReset.button',
  ),
  /** To a person whose second factors changed: their app, a passkey, their recovery codes. */
  'factors-changed': notice(
    'factorsChanged',
    ({ change }) => [change, change === 'factors-reset' ? 'reset' : 'wasItYou'],
    'passwordChanged.button',
  ),
  /** For a person whose password was changed; links to the page to request a new one. */
  'password-changed': notice('passwordChanged', ['intro', 'wasItYou'], 'passwordChanged.button'),
  /** To someone who has connected an account at a provider, or disconnected one. */
  'provider-changed': notice(
    ({ became }) => (became === 'connected' ? 'providerConnected' : 'providerDisconnected'),
    ['intro', 'wasItYou'],
    'providerConnected.button',
  ),
  /** For the new address of an account: the link to verify it. */
  'email-change': notice('emailChange', ['intro', 'lifetime'], 'emailChange.button'),
  /** To an additional address: the link that proves it. */
  'email-add': notice('emailAdd', ['intro', 'lifetime'], 'emailAdd.button'),
  /** To the primary address after one was added: the link that undoes it. */
  'email-added': notice('emailAdded', ['intro', 'wasItYou'], 'emailChanged.button'),
  /** To the primary address after one was removed. */
  'email-removed': notice('emailRemoved', ['intro', 'wasItYou'], 'emailRemoved.button'),
  /** For an address requested for another account, although it already has one. */
  'email-in-use': notice('emailInUse', ['intro'], 'accountExists.button'),
  /** For the previous address of an account: the link to undo the change. */
  'email-changed': notice('emailChanged', ['intro', 'wasItYou'], 'emailChanged.button'),
  /** For the address that an account had until a change was undone. */
  'email-restored': notice('emailRestored', ['intro', 'wasItYou']),
  /** For both addresses of an account whose address staff have changed. */
  'email-edited': notice('emailEdited', ({ became }) => [became, 'wasItYou']),
  /** To a person who deletes their account: how to keep it. */
  'account-closing': notice(
    'accountClosing',
    ['intro', 'keep', 'wasItYou'],
    'accountClosing.button',
  ),
  /** The same, three days before the end. */
  'account-ending': notice('accountEnding', ['intro', 'keep'], 'accountClosing.button'),
  /** To a person whose account is no longer being deleted, because they signed in. */
  'account-kept': notice('accountKept', ['intro', 'wasItYou'], 'passwordChanged.button'),
  /** For a person who wants to sign in without a password. */
  'sign-in-link': notice(
    'signInLink',
    ({ code }) => (code ? ['intro', 'code', 'lifetime'] : ['intro', 'lifetime']),
    'signInLink.button',
  ),
  /** To a person whose account was signed in to on a new device. */
  'new-device': notice(
    'newDevice',
    ({ browser, system, city, country }) => [
      browser && system ? 'intro' : 'introUnknown',
      ...(country ? [city ? 'inCity' : 'inCountry'] : []),
      'wasItYou',
    ],
    'newDevice.button',
  ),
  /** For a member whose role was changed. */
  'role-changed': notice('roleChanged', ['intro'], 'openOrganization'),
  /** For a person with an account whom an admin added to an organization without an invitation. */
  'member-added': notice('memberAdded', ['intro', 'leave'], 'openOrganization'),
  /** For a member whose access was suspended. */
  'member-suspended': notice('memberSuspended', ['intro', 'untouched']),
  /** For a member without a second factor, when their organization requires one and until they have it. */
  'factor-required': notice(
    'factorRequired',
    ({ isDue }) => [isDue ? 'introNow' : 'introFrom', 'how'],
    'factorRequired.button',
  ),
  /** For a member whose access was resumed. */
  'member-resumed': notice('memberResumed', ['intro'], 'openOrganization'),
  /** For a person who was removed from an organization. */
  'member-removed': notice('memberRemoved', ['intro', 'untouched']),
  /** For the owner, after a member left. */
  'member-left': notice('memberLeft', ['intro'], 'viewPeople'),
  /** For both the former and the new owner of an organization. */
  'ownership-transferred': notice(
    ({ became }) => (became === 'owner' ? 'ownershipGained' : 'ownershipGiven'),
    ['intro', 'next'],
    'openOrganization',
  ),
  /** For an admin who was offered ownership; links to the page to answer. */
  'ownership-offered': notice('ownershipOffered', ['intro', 'until'], 'ownershipOffered.button'),
  /** For an admin whose ownership offer was withdrawn. */
  'ownership-withdrawn': notice('ownershipWithdrawn', ['intro']),
  /** For the owner, after an admin declined their offer. */
  'ownership-declined': notice('ownershipDeclined', ['intro'], 'ownershipDeclined.button'),
  /** For everyone who was a member of a deleted organization. */
  'organization-deleted': notice(
    'organizationDeleted',
    ({ actorName, endsAt, url }) => [
      actorName ? 'introBy' : 'intro',
      ...(endsAt ? [url ? 'youRestore' : 'ownerRestores'] : []),
      'untouched',
    ],
    'restoreOrganization',
  ),
  /** For the members, three days before the rows of a deleted organization are purged. */
  'organization-ending': notice(
    'organizationEnding',
    ({ url, isInactive }) => [
      'intro',
      ...(isInactive ? [] : [url ? 'youRestore' : 'ownerRestores']),
    ],
    'restoreOrganization',
  ),
  /** To members, when a deleted organization is restored. */
  'organization-restored': notice('organizationRestored', ['intro'], 'openOrganization'),
}
