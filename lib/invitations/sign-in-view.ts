import 'server-only'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { invitationIn } from '@/lib/paths'

/**
 * The open invitation that a sign-in leads back to: whose address to fill in, and what for. Its token
 * is in the path, so that nothing is told that the invitation's own page does not tell.
 * @param next where the sign-in leads
 */
export async function viewSignIn(
  next: string,
): Promise<{ address: string | null; organization: string } | null> {
  const token = invitationIn(next)
  const found = token ? await findInvitation(token) : null
  if (found?.state !== 'open') return null
  return { address: found.address, organization: found.invitation.organization.name }
}
