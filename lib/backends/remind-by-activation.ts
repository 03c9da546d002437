import 'server-only'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { DomainError } from '@/lib/errors'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { accountState, stateColumns } from '@/lib/accounts/account-state'

/** Emails the activation link again to a member whose account is pending activation. */
export const remindByActivation: InvitationBackend['remind'] = async (
  tx,
  { organization, userId },
) => {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { email: true, ...stateColumns },
  })
  if (!user) throw new DomainError('not-found')
  if (accountState(user) !== 'pending') throw new DomainError('already-active')
  await enqueueMail(tx, {
    template: 'activate-account',
    to: user.email,
    userId,
    organization: organization.name,
    kind: organization.kind,
  })
}
