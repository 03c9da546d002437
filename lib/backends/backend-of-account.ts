import 'server-only'
import config from '@/guildhall.config'
import { invitationBackend, registrationBackend } from '@/lib/backends/choose-backend'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { db, Tx } from '@/lib/db'

/**
 * The backend by which a new account came to be, by the kind of its newest organization: that of the
 * sign-up for whoever founded it, that of the invitation for whoever was added to it. Somebody who
 * is in none came by the sign-up of the configuration's first kind.
 */
export async function backendOfAccount(
  tx: Tx | typeof db,
  userId: string,
): Promise<RegistrationBackend | InvitationBackend> {
  const newest = await tx.organizationUser.findFirst({
    where: { userId },
    select: { owns: { select: { userId: true } }, organization: { select: { kind: true } } },
    orderBy: { organizationId: 'desc' },
    relationLoadStrategy: 'join',
  })
  const wasAdded = newest !== null && newest.owns === null
  const choose = wasAdded ? invitationBackend : registrationBackend
  return choose(newest?.organization.kind)
}

/** How long the activation link of a new account works, in milliseconds. */
export const activationLifetime = async (tx: Tx | typeof db, userId: string): Promise<number> =>
  (await backendOfAccount(tx, userId)).lifetime ?? config.lifetimes.activation
