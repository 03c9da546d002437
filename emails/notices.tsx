import type en from '@/messages/en.json'
import { Layout } from './layout'
import type { MailProps, TemplateName } from './mail-props'
import type { MailKey, MailTemplate } from './mail-template'
import type { MailValues } from './mail-values'
import { Paragraph } from './paragraph'

type Mail = typeof en.mail
/** The messages of a mail: its subject, heading and reason, its paragraphs and its button. */
type Words = {
  [K in keyof Mail]: Mail[K] extends { subject: string } ? K : never
}[keyof Mail]

/**
 * A mail that is nothing but its messages: paragraphs, and at most one button.
 * @param button its label; none for a mail that leads nowhere
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

/** To someone who asked for a new password, or for their first. */
export const passwordReset = notice<'password-reset'>(
  'passwordReset',
  ({ isFirst }) => [isFirst ? 'introFirst' : 'intro', 'lifetime'],
  'passwordReset.button',
)

/** To someone whose password was changed; it leads to where a new one is asked for. */
export const passwordChanged = notice<'password-changed'>(
  'passwordChanged',
  ['intro', 'wasItYou'],
  'passwordChanged.button',
)

/** To someone whose second factors have changed: their app, a passkey, their recovery codes. */
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

/** To the address that an account is to have: the link that proves it. */
export const emailChange = notice<'email-change'>(
  'emailChange',
  ['intro', 'lifetime'],
  'emailChange.button',
)

/** To the address that an account is to have besides: the link that proves it. */
export const emailAdd = notice<'email-add'>('emailAdd', ['intro', 'lifetime'], 'emailAdd.button')

/** To the primary address, when there is another one: the link that undoes it. */
export const emailAdded = notice<'email-added'>(
  'emailAdded',
  ['intro', 'wasItYou'],
  'emailChanged.button',
)

/** To the primary address, when there is one less. */
export const emailRemoved = notice<'email-removed'>(
  'emailRemoved',
  ['intro', 'wasItYou'],
  'emailRemoved.button',
)

/** To an address that another account is to have, and that has one. */
export const emailInUse = notice<'email-in-use'>('emailInUse', ['intro'], 'accountExists.button')

/** To the address that an account had: the link that undoes it. */
export const emailChanged = notice<'email-changed'>(
  'emailChanged',
  ['intro', 'wasItYou'],
  'emailChanged.button',
)

/** To the address that an account had until the change to it was undone. */
export const emailRestored = notice<'email-restored'>('emailRestored', ['intro', 'wasItYou'])

/** To someone who deletes their account: how they keep it. */
export const accountClosing = notice<'account-closing'>(
  'accountClosing',
  ['intro', 'keep', 'wasItYou'],
  'accountClosing.button',
)

/** To the same, three days before. */
export const accountEnding = notice<'account-ending'>(
  'accountEnding',
  ['intro', 'keep'],
  'accountClosing.button',
)

/** To someone whose account is deleted no longer, because somebody signed in. */
export const accountKept = notice<'account-kept'>(
  'accountKept',
  ['intro', 'wasItYou'],
  'passwordChanged.button',
)

/** To someone who wants to sign in without a password. */
export const signInLink = notice<'sign-in-link'>(
  'signInLink',
  ({ code }) => (code ? ['intro', 'code', 'lifetime'] : ['intro', 'lifetime']),
  'signInLink.button',
)

/** To someone whose account was signed in to with a browser that was not known. */
export const newDevice = notice<'new-device'>(
  'newDevice',
  ({ browser, system, city, country }) => [
    browser && system ? 'intro' : 'introUnknown',
    ...(country ? [city ? 'inCity' : 'inCountry'] : []),
    'wasItYou',
  ],
  'newDevice.button',
)

/** To the invited address, for an account of another address that wants to accept. */
export const invitationAccount = notice<'invitation-account'>(
  'invitationAccount',
  ['intro', 'once', 'notYou'],
  'invitationAccount.button',
)

/** To the inviter or the admins, when an invitation expired and a new one is asked for. */
export const invitationRenewal = notice<'invitation-renewal'>(
  'invitationRenewal',
  ['intro', 'resend'],
  'invitationDeclined.button',
)

/** To the inviter, when the invitee is in. */
export const invitationAccepted = notice<'invitation-accepted'>(
  'invitationAccepted',
  ['intro'],
  'viewPeople',
)

/** To the inviter, when the invitee does not want to be in. */
export const invitationDeclined = notice<'invitation-declined'>(
  'invitationDeclined',
  ['intro'],
  'invitationDeclined.button',
)

/** To whoever made a join link, when somebody asks to join by it. */
export const joinRequested = notice<'join-requested'>(
  'joinRequested',
  ['intro'],
  'joinRequested.button',
)

/** To somebody who asked to join and was turned down. */
export const joinRefused = notice<'join-refused'>('joinRefused', ['intro'])

/** To the admins, when the record that proves a domain has gone. */
export const domainLapsed = notice<'domain-lapsed'>(
  'domainLapsed',
  ['intro'],
  'domainLapsed.button',
)

/** To someone with an account whom an admin put into an organization without an invitation. */
export const memberAdded = notice<'member-added'>(
  'memberAdded',
  ['intro', 'leave'],
  'openOrganization',
)

/** To a member who has another role now. */
export const roleChanged = notice<'role-changed'>('roleChanged', ['intro'], 'openOrganization')

/** To a member who has no access for the time being. */
export const memberSuspended = notice<'member-suspended'>('memberSuspended', ['intro', 'untouched'])

/** To a member who has access again. */
export const memberResumed = notice<'member-resumed'>(
  'memberResumed',
  ['intro'],
  'openOrganization',
)

/** To someone who was taken out of an organization. */
export const memberRemoved = notice<'member-removed'>('memberRemoved', ['intro', 'untouched'])

/** To the owner, when a member leaves. */
export const memberLeft = notice<'member-left'>('memberLeft', ['intro'], 'viewPeople')

/** To both the former and the new owner of an organization. */
export const ownershipTransferred = notice<'ownership-transferred'>(
  ({ became }) => (became === 'owner' ? 'ownershipGained' : 'ownershipGiven'),
  ['intro', 'next'],
  'openOrganization',
)

/** To an admin to whom the owner offers the organization; it leads to where it is answered. */
export const ownershipOffered = notice<'ownership-offered'>(
  'ownershipOffered',
  ['intro', 'until'],
  'ownershipOffered.button',
)

/** To an admin to whom the organization is offered no longer. */
export const ownershipWithdrawn = notice<'ownership-withdrawn'>('ownershipWithdrawn', ['intro'])

/** To the owner, when an admin does not want what was offered. */
export const ownershipDeclined = notice<'ownership-declined'>(
  'ownershipDeclined',
  ['intro'],
  'ownershipDeclined.button',
)

/** To everybody who was a member of an organization that was deleted. */
export const organizationDeleted = notice<'organization-deleted'>(
  'organizationDeleted',
  ({ actorName, endsAt, url }) => [
    actorName ? 'introBy' : 'intro',
    ...(endsAt ? [url ? 'youRestore' : 'ownerRestores'] : []),
    'untouched',
  ],
  'restoreOrganization',
)

/** To its members, three days before the rows of a deleted organization go. */
export const organizationEnding = notice<'organization-ending'>(
  'organizationEnding',
  ({ url }) => ['intro', url ? 'youRestore' : 'ownerRestores'],
  'restoreOrganization',
)

/** To its members, when a deleted organization is back. */
export const organizationRestored = notice<'organization-restored'>(
  'organizationRestored',
  ['intro'],
  'openOrganization',
)
