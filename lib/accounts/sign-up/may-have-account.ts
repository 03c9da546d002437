import 'server-only'
import config from '@/guildhall.config'
import { whyNotSignUp } from '@/lib/access/allowed'
import { countInvitationsTo } from '@/lib/invitations/may-inviter-still'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { invitationIn } from '@/lib/paths'

/**
 * Returns why a provider may not create an account for an unknown address; null if it may.
 * @param next where the sign-in leads: an invitation for another address would not accept the new
 *   account
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
