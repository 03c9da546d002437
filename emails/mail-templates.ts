import { accountExists } from './account-exists'
import { activateAccount } from './activate-account'
import { invitation } from './invitation'
import {
  domainLapsed,
  invitationAccepted,
  invitationAccount,
  invitationDeclined,
  invitationRenewal,
  joinRefused,
  joinRequested,
  memberAdded,
  memberLeft,
  memberRemoved,
  memberResumed,
  memberSuspended,
  organizationDeleted,
  organizationEnding,
  ownershipDeclined,
  ownershipOffered,
  ownershipTransferred,
  ownershipWithdrawn,
  passwordChanged,
  passwordReset,
  roleChanged,
  signInLink,
} from './notices'
import type { MailTemplate } from './mail-template'
import type { TemplateName } from './mail-props'

/** Every mail there is, by its name in the outbox. */
export const mailTemplates: { [Name in TemplateName]: MailTemplate<Name> } = {
  'activate-account': activateAccount,
  'account-exists': accountExists,
  invitation,
  'invitation-account': invitationAccount,
  'invitation-renewal': invitationRenewal,
  'invitation-accepted': invitationAccepted,
  'invitation-declined': invitationDeclined,
  'join-requested': joinRequested,
  'join-refused': joinRefused,
  'domain-lapsed': domainLapsed,
  'password-reset': passwordReset,
  'password-changed': passwordChanged,
  'sign-in-link': signInLink,
  'role-changed': roleChanged,
  'member-added': memberAdded,
  'member-suspended': memberSuspended,
  'member-resumed': memberResumed,
  'member-removed': memberRemoved,
  'member-left': memberLeft,
  'ownership-transferred': ownershipTransferred,
  'ownership-offered': ownershipOffered,
  'ownership-withdrawn': ownershipWithdrawn,
  'ownership-declined': ownershipDeclined,
  'organization-deleted': organizationDeleted,
  'organization-ending': organizationEnding,
}
