import 'server-only'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { invitationIn } from '@/lib/paths'

/**
 * The open invitation that a sign-in returns to: prefills its address and names the organization. The
 * path contains the invitation's token, so nothing is revealed that its own page does not show.
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
