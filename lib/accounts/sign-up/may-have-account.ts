import 'server-only'
import config from '@/guildhall.config'
import { whyNotSignUp } from '@/lib/access/allowed'
import { countInvitationsTo } from '@/lib/invitations/count-invitations-to'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { invitationIn } from '@/lib/paths'

/**
 * Why an address that has no account gets none from a provider; null where it gets one.
 * @param next where the sign-in leads: to an invitation for another address, it would make an account
 *   that is of no use there
 */
export async function whyNoAccount(email: string, next?: string) {
  const { signUp } = config.allow
  const token = next && invitationIn(next)
  const invitee = token && (await findInvitation(token))?.invitee
  if (invitee && invitee !== email) return 'invitation-not-yours'
  if (signUp === 'open') return null
  if (signUp === 'invited' && (await countInvitationsTo(email)) > 0) return null
  return whyNotSignUp()
}
