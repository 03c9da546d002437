import type { Route } from 'next'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { defaultRegistration } from '@/lib/backends/default-registration'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import { signUpPath } from '@/lib/backends/queries'
import { db } from '@/lib/db'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { listInvitationsTo } from '@/lib/invitations/queries'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { activateUser } from '@/lib/accounts/sign-up/activate-user'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as } from '@/lib/testing/people'

/** The people activated by a custom backend. */
const activated: string[] = []
const own = {
  activate: async (...[tx, activation]: Parameters<typeof activateUser>) => {
    const person = await activateUser(tx, { ...activation, name: activation.name.toUpperCase() })
    activated.push(person.name ?? '')
    return person
  },
  activationPath: (token: string) => `/welcome/${token}` as Route,
}

beforeEach(() => {
  activated.length = 0
  config.registration = 'own'
  config.invitations = 'own'
  config.backends = {
    registration: [{ ...defaultRegistration, ...own, name: 'own', signUpPath: '/login' }],
    invitations: [
      {
        ...{ ...modeledInvitations, ...own, name: 'own' },
        invitationPath: (token) => `/come-in/${token}` as Route,
      },
    ],
  }
})
afterEach(() => {
  Object.assign(config, { registration: 'default', invitations: 'modeled', backends: {} })
})

const password = 'four unrelated words here'
const account = (token: string) => ({ token, name: 'Nora', password, confirmPassword: password })

describe('a custom registration system', () => {
  test('sets its sign-up page and the page of its links, and activates the person', async () => {
    expect(signUpPath()).toBe('/login')
    const email = 'nora@own.test'
    await signUp({ name: 'Own & Co', slug: 'own-and-co', email })
    await drainOutbox()
    const { link, token } = await mailTo(email)
    expect(new URL(link).pathname).toBe(`/welcome/${token}`)
    await activateAccount(account(token), null)
    expect(activated).toEqual(['NORA'])
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({
      ...{ name: 'NORA', isActive: true },
    })
  })

  test('sets the page of its invitations, and activates people who join with one', async () => {
    const { adam, slug, zoe } = await acme()
    const ctx = await as(adam, slug)
    const email = `nora.${slug}@own.test`
    const input = { role: 'member', message: undefined }
    await inviteMember(ctx, { ...input, email })
    await inviteMember(ctx, { ...input, email: zoe.email })
    await drainOutbox()
    const { link, token } = await mailTo(email)
    expect(new URL(link).pathname).toBe(`/come-in/${token}`)
    const [listed] = await listInvitationsTo(zoe)
    expect(listed?.href).toBe(`/come-in/${listed?.token}`)
    await joinByInvitation(account(token), null)
    expect(activated).toEqual(['NORA'])
  })
})
