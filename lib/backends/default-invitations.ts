import 'server-only'
import { accountState, stateColumns } from '@/lib/accounts/account-state'
import { findAccount, holdAddress } from '@/lib/accounts/address/find-account'
import config from '@/guildhall.config'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { remindByActivation } from '@/lib/backends/remind-by-activation'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { displayName, type Person } from '@/lib/accounts/person'
import { orgPath } from '@/lib/paths'

/**
 * Works like django-organizations: looks up the address, creates an inactive person if there is none,
 * and returns them to the command, which adds them as a member immediately. Active people are notified;
 * new ones get the activation link, and can be reminded. Nobody is asked to accept: use it where people
 * expect that.
 */
export const defaultInvitations: InvitationBackend = {
  name: 'default',
  addsAtOnce: true,
  remind: remindByActivation,
  successPath: orgPath,

  async invite(tx, { organization, inviter, email, role, locale }) {
    await holdAddress(tx, email)
    const { isActive, isNew: _, ...person } = await inviteByEmail(tx, email)
    await enqueueMail(
      tx,
      isActive
        ? {
            template: 'member-added',
            to: person.email,
            organizationId: organization.id,
            role,
            by: displayName(inviter),
          }
        : {
            template: 'activate-account',
            to: person.email,
            userId: person.id,
            organization: organization.name,
            ...(locale && { locale }),
            kind: organization.kind,
          },
    )
    return { outcome: 'found', person }
  },
}

/**
 * Returns the person with this address, or creates an inactive one who activates their account with an
 * emailed link (django-organizations' `invite_by_email`).
 * @returns also whether they can sign in, and whether they are new
 * @throws DomainError account-needed if invitations cannot create accounts | person-inactive for an
 *   account that is deactivated, or going to be deleted
 */
export async function inviteByEmail(
  tx: Tx,
  email: string,
): Promise<Person & { isActive: boolean; isNew: boolean }> {
  const select = { id: true, name: true, email: true, isActive: true } as const
  const known = await findAccount(tx, email, { ...select, ...stateColumns })
  if (known) {
    const { deactivatedAt: _, deletesAt: __, ...person } = known
    if (person.isActive || accountState(known) === 'pending') return { ...person, isNew: false }
    throw new DomainError('person-inactive', 'email')
  }
  if (config.allow.signUp === 'closed') throw new DomainError('account-needed', 'email')
  const person = await tx.user.create({ data: { email }, select })
  await record(tx, { type: 'user.registered', actor: person, data: {} })
  return { ...person, isNew: true }
}
