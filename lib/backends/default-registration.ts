import 'server-only'
import { findAccount } from '@/lib/accounts/address/find-account'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { record } from '@/lib/events/record'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { orgPath } from '@/lib/paths'
import { accountState, maySignIn, stateColumns } from '@/lib/accounts/account-state'

/**
 * Creates an inactive person and emails a link to set their name and password. An address that already
 * has an account gets an email that says so.
 */
export const defaultRegistration: RegistrationBackend = {
  name: 'default',
  completePath: '/signup/complete',
  successPath: (slug) => (slug ? orgPath(slug) : '/orgs'),

  async register(tx, { email, organization, locale = null }) {
    const known = await findAccount(tx, email, { id: true, name: true, ...stateColumns })
    if (known) {
      const { id, name } = known
      if (maySignIn(known))
        await enqueueMail(tx, { template: 'account-exists', to: email, userId: id })
      // Accounts that staff deactivated can only be reactivated by staff.
      return accountState(known) === 'pending' ? { id, name, email } : null
    }

    const select = { id: true, name: true, email: true } as const
    const person = await tx.user.create({ data: { email, locale }, select })
    await record(tx, {
      type: 'user.registered',
      actor: person,
      data: organization ? { organization } : {},
    })
    return person
  },

  verify: (tx, { id, email }, { organization, kind }) =>
    enqueueMail(tx, {
      template: 'activate-account',
      to: email,
      userId: id,
      ...(organization && { organization }),
      ...(kind && { kind }),
    }),
}
