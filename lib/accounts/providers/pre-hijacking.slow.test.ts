import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changeAddress, requestAddress } from '@/lib/accounts/address/change-address'
import { addressLink, addressSelect } from '@/lib/accounts/address/address-token'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { findActivation } from '@/lib/accounts/sign-up/queries'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { entered } from '@/lib/testing/entered'
import { mailTo } from '@/lib/testing/mail-to'
import { comesBy, oidc } from '@/lib/testing/oidc-settings'
import { person } from '@/lib/testing/people'
import { ProviderBrowser } from '@/lib/testing/provider-browser'
import { expectRefusal, outcome } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

vi.mock('@/lib/env', async (original) =>
  (await import('@/lib/testing/oidc-settings')).withOidc(await original()),
)
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))

const from = { ip: '203.0.113.7', userAgent: 'Firefox' }
const evilPassword = 'forty rusty nails in a bag'
const newPassword = 'nine slow barges at dawn'

let count = 0

/** Somebody has signed up with an address that is the victim's, and waits for its proof. */
async function signedUp(email: string) {
  await signUp({ name: 'Evil', slug: `evil-${++count}`, email })
  return db.user.findUniqueOrThrow({ where: { email } })
}

/** What a defect elsewhere might let somebody put into such an account; a password the database refuses. */
async function planted(email: string) {
  const { id: userId } = await signedUp(email)
  const evil = await person('Evil')
  const data = { passwordHash: await hashPassword(evilPassword) }
  await expect(db.user.update({ where: { id: userId }, data })).rejects.toThrow(
    'User_pending_has_no_password',
  )
  await db.session.update({ where: { id: evil.sessionId }, data: { userId } })
  const account = { type: 'oauth', provider: 'oidc', providerAccountId: `evil-${count}` }
  await db.account.create({ data: { userId, ...account } })
  return { userId, token: evil.token, sub: account.providerAccountId }
}

/** The victim proves the address: by a provider, or by the link that was mailed there. */
const proofs = {
  async provider(email: string) {
    oidc.server.person = { sub: `victim-${count}`, email, email_verified: true, name: 'Victim' }
    expect(await new ProviderBrowser().signIn()).toBe('/orgs')
  },
  async link(email: string) {
    await drainOutbox()
    const { token } = await mailTo(email)
    const chosen = { password: newPassword, confirmPassword: newPassword }
    await activateAccount({ token, name: 'Victim', ...chosen }, null)
  },
}
const ways = Object.entries(proofs)

describe('classic-federated merge', () => {
  test('an account that was signed up with the victim’s address is the victim’s alone, who comes by a provider', async () => {
    const { email } = comesBy()
    const { id } = await signedUp(email)
    await drainOutbox()
    const { token } = await mailTo(email)
    const victim = new ProviderBrowser()
    await victim.signIn()
    expect(await victim.who()).toMatchObject({ id, email })
    expect(await findActivation(token)).toBeNull()
    const evil = () => signIn(from, { email, password: evilPassword })
    expect(await outcome(evil())).toBe('sign-in-failed')
  })

  test('a provider’s account is not merged into the account with its address, verified or not', async () => {
    const victim = await personWithPassword('Victim')
    for (const email_verified of [true, false]) {
      comesBy({ email: victim.email, email_verified })
      const evil = new ProviderBrowser()
      await nothingChanges(() => evil.signIn())
      expect(await evil.who()).toBeNull()
    }
  })
})

describe('unexpired session', () => {
  test.each(ways)(
    'one from before the proof of the address ends with it: by %s',
    async (_, prove) => {
      const { email } = comesBy()
      const { token, userId } = await planted(email)
      await prove(email)
      expect(await findSession(token)).toBeNull()
      expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).isActive).toBe(true)
    },
  )

  test('one that somebody else has ends when the victim sets a new password', async () => {
    const victim = await personWithPassword('Victim')
    const evil = entered(await signIn(from, { email: victim.email, password: PASSWORD }))
    await requestPasswordReset({ email: victim.email })
    await drainOutbox()
    const { token } = await mailTo(victim.email)
    await resetPassword({ token, password: newPassword, confirmPassword: newPassword }, null)
    expect(await findSession(evil.token)).toBeNull()
  })
})

describe('trojan identifier', () => {
  test.each(ways)(
    'a provider from before the proof of the address lets nobody in: by %s',
    async (_, prove) => {
      const { email } = comesBy()
      const { sub, userId } = await planted(email)
      await prove(email)
      comesBy()
      oidc.server.person = { ...oidc.server.person, sub }
      const browser = new ProviderBrowser()
      await browser.signIn()
      expect((await browser.who())?.id).not.toBe(userId)
    },
  )

  test('to an account whose address is unproven no provider is connected', async () => {
    const victim = await person('Victim')
    await db.user.update({ where: { id: victim.id }, data: { emailVerified: null } })
    comesBy()
    await nothingChanges(() => new ProviderBrowser(victim).connect(victim))
  })
})

describe('unexpired email change', () => {
  test('a change to the victim’s address is over once the victim has an account', async () => {
    const evil = await person('Evil')
    const { email } = comesBy()
    await requestAddress(evil, { email })
    const { token } = await linkOf(evil.id, email)
    const victim = new ProviderBrowser()
    await victim.signIn()
    await expectRefusal('email-taken', () => changeAddress(evil, { token, email }), 'email')
    expect(await victim.who()).toMatchObject({ email })
  })

  test('a change that somebody else asked for is over when the victim sets a new password', async () => {
    const victim = await personWithPassword('Victim')
    const email = `evil.mailbox.${++count}@evil.test`
    await requestAddress(victim, { email })
    const { token } = await linkOf(victim.id, email)
    await requestPasswordReset({ email: victim.email })
    await drainOutbox()
    const reset = await mailTo(victim.email)
    const chosen = { password: newPassword, confirmPassword: newPassword }
    await resetPassword({ token: reset.token, ...chosen }, null)
    await expectRefusal('link-invalid', () => changeAddress(null, { token, email }))
  })

  const linkOf = async (id: string, email: string) => {
    const user = await db.user.findUniqueOrThrow({ where: { id }, select: addressSelect })
    const link = new URL(addressLink('change-address', user, email), 'http://localhost:3000')
    return { token: link.pathname.split('/').at(-1)! }
  }
})

describe('non-verifying provider', () => {
  test.each([false, undefined, 'false', 'yes', 1])(
    'email_verified: %j makes no account, enters none and is connected to none',
    async (said) => {
      const [victim, evil] = [await person('Victim'), await person('Evil')]
      for (const email of [victim.email, `later.${++count}@new.test`]) {
        comesBy({ email })
        oidc.server.person.email_verified = said as never
        await nothingChanges(() => new ProviderBrowser().signIn())
        await nothingChanges(() => new ProviderBrowser(evil).connect(evil))
      }
    },
  )
})
