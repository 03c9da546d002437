import { accountExists } from './account-exists'
import { activateAccount } from './activate-account'
import { invitation } from './invitation'
import { invitationAccepted } from './invitation-accepted'
import { invitationDeclined } from './invitation-declined'
import { joinRefused } from './join-refused'
import { joinRequested } from './join-requested'
import { memberAdded } from './member-added'
import { memberLeft } from './member-left'
import { memberRemoved } from './member-removed'
import { organizationDeleted } from './organization-deleted'
import { ownershipTransferred } from './ownership-transferred'
import { passwordChanged } from './password-changed'
import { passwordReset } from './password-reset'
import { roleChanged } from './role-changed'
import { signInLink } from './sign-in-link'
import type { MailTemplate } from './mail-template'
import type { TemplateName } from './mail-props'

/** Every mail there is, by its name in the outbox. */
export const mailTemplates: { [Name in TemplateName]: MailTemplate<Name> } = {
  'activate-account': activateAccount,
  'account-exists': accountExists,
  invitation,
  'invitation-accepted': invitationAccepted,
  'invitation-declined': invitationDeclined,
  'join-requested': joinRequested,
  'join-refused': joinRefused,
  'password-reset': passwordReset,
  'password-changed': passwordChanged,
  'sign-in-link': signInLink,
  'role-changed': roleChanged,
  'member-added': memberAdded,
  'member-removed': memberRemoved,
  'member-left': memberLeft,
  'ownership-transferred': ownershipTransferred,
  'organization-deleted': organizationDeleted,
}
