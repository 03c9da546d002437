import 'server-only'
import config from '@/guildhall.config'
import { invitationBackend, registrationBackend } from '@/lib/backends/choose-backend'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { db, Tx } from '@/lib/db'

/**
 * Returns the backend that created a new account, by the kind of its newest organization: the
 * registration backend if the person founded it, the invitation backend if they were added. Without an
 * organization it is the registration backend of the configuration's first kind.
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

/** Returns how long the activation link of a new account is valid, in milliseconds. */
export const activationLifetime = async (tx: Tx | typeof db, userId: string): Promise<number> =>
  (await backendOfAccount(tx, userId)).lifetime ?? config.lifetimes.activation
