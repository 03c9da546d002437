import type en from '@/messages/en.json'
import { Layout } from './layout'
import type { MailProps, TemplateName } from './mail-props'
import type { MailKey, MailTemplate } from './mail-template'
import type { MailValues } from './mail-values'
import { Paragraph } from './paragraph'

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

/** For a person who requested a new password, or their first. */
export const passwordReset = notice<'password-reset'>(
  'passwordReset',
  ({ isFirst }) => [isFirst ? 'introFirst' : 'intro', 'lifetime'],
  'passwordReset.button',
)

/** For a person whose password was changed; links to the page to request a new one. */
export const passwordChanged = notice<'password-changed'>(
  'passwordChanged',
  ['intro', 'wasItYou'],
  'passwordChanged.button',
)

/** To a person whose second factors changed: their app, a passkey, their recovery codes. */
export const factorsChanged = notice<'factors-changed'>(
  'factorsChanged',
  ({ change }) => [change, change === 'factors-reset' ? 'reset' : 'wasItYou'],
  'passwordChanged.button',
)

/** To someone who has connected an account at a provider, or disconnected one. */
export const providerChanged = notice<'provider-changed'>(
  ({ became }) => (became === 'connected' ? 'providerConnected' : 'providerDisconnected'),
  ['intro', 'wasItYou'],
  'providerConnected.button',
)

/** For the new address of an account: the link to verify it. */
export const emailChange = notice<'email-change'>(
  'emailChange',
  ['intro', 'lifetime'],
  'emailChange.button',
)

/** To an additional address: the link that proves it. */
export const emailAdd = notice<'email-add'>('emailAdd', ['intro', 'lifetime'], 'emailAdd.button')

/** To the primary address after one was added: the link that undoes it. */
export const emailAdded = notice<'email-added'>(
  'emailAdded',
  ['intro', 'wasItYou'],
  'emailChanged.button',
)

/** To the primary address after one was removed. */
export const emailRemoved = notice<'email-removed'>(
  'emailRemoved',
  ['intro', 'wasItYou'],
  'emailRemoved.button',
)

/** For an address requested for another account, although it already has one. */
export const emailInUse = notice<'email-in-use'>('emailInUse', ['intro'], 'accountExists.button')

/** For the previous address of an account: the link to undo the change. */
export const emailChanged = notice<'email-changed'>(
  'emailChanged',
  ['intro', 'wasItYou'],
  'emailChanged.button',
)

/** For the address that an account had until a change was undone. */
export const emailRestored = notice<'email-restored'>('emailRestored', ['intro', 'wasItYou'])

/** To a person who deletes their account: how to keep it. */
export const accountClosing = notice<'account-closing'>(
  'accountClosing',
  ['intro', 'keep', 'wasItYou'],
  'accountClosing.button',
)

/** The same, three days before the end. */
export const accountEnding = notice<'account-ending'>(
  'accountEnding',
  ['intro', 'keep'],
  'accountClosing.button',
)

/** To a person whose account is no longer being deleted, because they signed in. */
export const accountKept = notice<'account-kept'>(
  'accountKept',
  ['intro', 'wasItYou'],
  'passwordChanged.button',
)

/** For a person who wants to sign in without a password. */
export const signInLink = notice<'sign-in-link'>(
  'signInLink',
  ({ code }) => (code ? ['intro', 'code', 'lifetime'] : ['intro', 'lifetime']),
  'signInLink.button',
)

/** To a person whose account was signed in to on a new device. */
export const newDevice = notice<'new-device'>(
  'newDevice',
  ({ browser, system, city, country }) => [
    browser && system ? 'intro' : 'introUnknown',
    ...(country ? [city ? 'inCity' : 'inCountry'] : []),
    'wasItYou',
  ],
  'newDevice.button',
)

/** For the invited address, if an account with another address wants to accept. */
export const invitationAccount = notice<'invitation-account'>(
  'invitationAccount',
  ['intro', 'once', 'notYou'],
  'invitationAccount.button',
)

/** For the inviter or the admins, if a new invitation is requested after one expired. */
export const invitationRenewal = notice<'invitation-renewal'>(
  'invitationRenewal',
  ['intro', 'resend'],
  'invitationDeclined.button',
)

/** For the inviter, after the invitee accepted. */
export const invitationAccepted = notice<'invitation-accepted'>(
  'invitationAccepted',
  ['intro'],
  'viewPeople',
)

/** For the inviter, after the invitee declined. */
export const invitationDeclined = notice<'invitation-declined'>(
  'invitationDeclined',
  ['intro'],
  'invitationDeclined.button',
)

/** For the creator of a join link, when a person requests to join with it. */
export const joinRequested = notice<'join-requested'>(
  'joinRequested',
  ['intro'],
  'joinRequested.button',
)

/** For a person whose request to join was declined. */
export const joinRefused = notice<'join-refused'>('joinRefused', ['intro'])

/** For the admins, if the record that verifies a domain is gone. */
export const domainLapsed = notice<'domain-lapsed'>(
  'domainLapsed',
  ['intro'],
  'domainLapsed.button',
)

/** For a person with an account whom an admin added to an organization without an invitation. */
export const memberAdded = notice<'member-added'>(
  'memberAdded',
  ['intro', 'leave'],
  'openOrganization',
)

/** For a member whose role was changed. */
export const roleChanged = notice<'role-changed'>('roleChanged', ['intro'], 'openOrganization')

/** For a member without a second factor, when their organization requires one and until they have it. */
export const factorRequired = notice<'factor-required'>(
  'factorRequired',
  ({ isDue }) => [isDue ? 'introNow' : 'introFrom', 'how'],
  'factorRequired.button',
)

/** For a member whose access was suspended. */
export const memberSuspended = notice<'member-suspended'>('memberSuspended', ['intro', 'untouched'])

/** For a member whose access was resumed. */
export const memberResumed = notice<'member-resumed'>(
  'memberResumed',
  ['intro'],
  'openOrganization',
)

/** For a person who was removed from an organization. */
export const memberRemoved = notice<'member-removed'>('memberRemoved', ['intro', 'untouched'])

/** For the owner, after a member left. */
export const memberLeft = notice<'member-left'>('memberLeft', ['intro'], 'viewPeople')

/** For both the former and the new owner of an organization. */
export const ownershipTransferred = notice<'ownership-transferred'>(
  ({ became }) => (became === 'owner' ? 'ownershipGained' : 'ownershipGiven'),
  ['intro', 'next'],
  'openOrganization',
)

/** For an admin who was offered ownership; links to the page to answer. */
export const ownershipOffered = notice<'ownership-offered'>(
  'ownershipOffered',
  ['intro', 'until'],
  'ownershipOffered.button',
)

/** For an admin whose ownership offer was withdrawn. */
export const ownershipWithdrawn = notice<'ownership-withdrawn'>('ownershipWithdrawn', ['intro'])

/** For the owner, after an admin declined their offer. */
export const ownershipDeclined = notice<'ownership-declined'>(
  'ownershipDeclined',
  ['intro'],
  'ownershipDeclined.button',
)

/** For everyone who was a member of a deleted organization. */
export const organizationDeleted = notice<'organization-deleted'>(
  'organizationDeleted',
  ({ actorName, endsAt, url }) => [
    actorName ? 'introBy' : 'intro',
    ...(endsAt ? [url ? 'youRestore' : 'ownerRestores'] : []),
    'untouched',
  ],
  'restoreOrganization',
)

/** For the members, three days before the rows of a deleted organization are purged. */
export const organizationEnding = notice<'organization-ending'>(
  'organizationEnding',
  ({ url }) => ['intro', url ? 'youRestore' : 'ownerRestores'],
  'restoreOrganization',
)

/** To members, when a deleted organization is restored. */
export const organizationRestored = notice<'organization-restored'>(
  'organizationRestored',
  ['intro'],
  'openOrganization',
)
