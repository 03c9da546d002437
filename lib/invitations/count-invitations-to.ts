import 'server-only'
import { db, type Tx } from '@/lib/db'
import { whereOpen } from '@/lib/invitations/is-open'

/** How many open invitations to organizations that they are not in wait for whoever has this address. */
export const countInvitationsTo = (email: string, tx: Tx | typeof db = db): Promise<number> =>
  tx.organizationInvitation.count({
    where: {
      inviteeIdentifier: email,
      channel: null,
      ...whereOpen(),
      organization: { isActive: true, members: { none: { user: { email } } } },
      invitedBy: { isActive: true },
    },
  })
