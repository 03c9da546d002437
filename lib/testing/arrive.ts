import { db } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { invitationToken } from '@/lib/invitations/invitation-token'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'

/** Follows the emailed invitation: signs in and accepts, or joins as a newcomer. */
export async function arriveByInvitation(email: string, organizationId: string): Promise<void> {
  const invitation = await db.organizationInvitation.findFirstOrThrow({
    where: { inviteeIdentifier: email, organizationId, status: 'pending' },
  })
  const token = invitationToken(invitation)
  const known = await db.user.findUnique({ where: { email } })
  if (!known) {
    const password = 'four unrelated words here'
    const newcomer = { token, name: 'Sam', password, confirmPassword: password }
    await joinByInvitation(newcomer, null)
    return
  }
  const { id, name, image, picture, locale, isSuperuser } = known
  const user = {
    sessionId: '',
    id,
    name,
    email,
    addresses: [email],
    image,
    picture,
    locale,
    isSuperuser,
    signIn: { methods: [], provider: null, provedAt: new Date() },
  }
  await acceptInvitation(user, { token })
}
