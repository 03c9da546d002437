import 'server-only'
import { db, type Tx } from '@/lib/db'
import { whereOpen } from '@/lib/invitations/is-open'

/**
 * Counts the open invitations to this address, except those to organizations its owner already belongs
 * to.
 */
export const countInvitationsTo = (email: string, tx: Tx | typeof db = db): Promise<number> =>
  tx.organizationInvitation.count({
    where: {
      inviteeIdentifier: email,
      channel: null,
      ...whereOpen(),
      organization: {
        isActive: true,
        members: { none: { user: { addresses: { some: { email } } } } },
      },
      invitedBy: { isActive: true },
    },
  })
