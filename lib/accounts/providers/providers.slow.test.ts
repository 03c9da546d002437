import { beforeEach, describe, expect, test, vi } from 'vitest'
import { disconnectProvider, connectIntent } from '@/lib/accounts/providers/connect-provider'
import { connectCookie } from '@/lib/accounts/sessions/session-cookie'
import { startAtProvider } from '@/lib/accounts/sign-in/provider-visit'
import { minutes } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { withAuthenticator } from '@/lib/testing/authenticator'
import { asking } from '@/lib/testing/next-request'
import { invite } from '@/lib/testing/invite'
import { startOidcServer } from '@/lib/testing/oidc-server'
import { comesBy, oidc } from '@/lib/testing/oidc-settings'
import { acme, as, person } from '@/lib/testing/people'
import { atProvider, ProviderBrowser } from '@/lib/testing/provider-browser'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

vi.mock('@/lib/env', async (original) =>
  (await import('@/lib/testing/oidc-settings')).withOidc(await original()),
)

// What is refused is logged as a warning.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))

const refused = (why: string, next = '%2Forgs') => `/login?error=${why}&provider=oidc&next=${next}`
const accountsOf = (userId: string) => db.account.findMany({ where: { userId } })
const ago = (time: number) => new Date(Date.now() - time)

/** The tables as they are, except for what a try may count. */
const refuses = async (why: string, come: () => Promise<string>) =>
  expect(await nothingChanges(come)).toBe(refused(why))

describe('sign-in and sign-up by a provider', () => {
  test('a newcomer gets an account, and comes in by it again in another browser', async () => {
    const { email } = comesBy()
    const browser = new ProviderBrowser()
    const { result, events } = await watch(() => browser.signIn('/orgs/new?kind=organization'))
    expect(result).toBe('/orgs/new?kind=organization')
    const user = (await browser.who())!
    expect(user).toMatchObject({ email, name: 'Pat' })
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['user.activated', {}],
      ['user.registered', {}],
      ['user.signedIn', { by: 'provider' }],
    ])
    const [account] = await accountsOf(user.id)
    expect(account).toMatchObject({ provider: 'oidc', email, access_token: null, id_token: null })

    const elsewhere = new ProviderBrowser()
    expect(await elsewhere.signIn()).toBe('/orgs')
    expect(await elsewhere.who()).toMatchObject({ id: user.id })
    expect(await accountsOf(user.id)).toHaveLength(1)
  })

  test('a sign-in begins a new session, also where one goes on', async () => {
    comesBy()
    const browser = new ProviderBrowser()
    await browser.signIn()
    const [first, { sessionId }] = [browser.jar.getAll(), (await browser.who())!]
    await browser.signIn()
    expect((await browser.who())!.sessionId).not.toBe(sessionId)
    expect(browser.jar.getAll()).not.toEqual(first)
  })

  test('whoever has a second factor is asked for it, and is not signed in before', async () => {
    const mia = await person('Mia')
    comesBy()
    await new ProviderBrowser(mia).connect(mia)
    await withAuthenticator(mia)
    const browser = new ProviderBrowser()
    expect(await browser.signIn()).toBe('/login/confirm?next=%2Forgs')
    expect(await browser.who()).toBeNull()
  })

  test('somebody signed in who signs in by a provider connects nothing to their account', async () => {
    const mia = await person('Mia')
    const { email } = comesBy()
    const browser = new ProviderBrowser(mia)
    await browser.signIn()
    expect(await browser.who()).toMatchObject({ email })
    expect(await accountsOf(mia.id)).toEqual([])
  })

  test('a connected account lets its person in, whatever the provider says of its address now', async () => {
    const mia = await person('Mia')
    const { sub } = comesBy()
    await new ProviderBrowser(mia).connect(mia)
    for (const told of [{ email_verified: false }, { email: undefined }, { email: 'x@new.test' }]) {
      oidc.server.person = { sub, email: 'old@new.test', email_verified: true, ...told }
      const browser = new ProviderBrowser()
      expect(await browser.signIn()).toBe('/orgs')
      expect(await browser.who()).toMatchObject({ id: mia.id })
    }
    await db.user.update({
      where: { id: mia.id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    await refuses('refused', () => new ProviderBrowser().signIn())
  })

  test.each([
    ['unverified', { email_verified: false }],
    ['no-address', { email: undefined }],
  ])('an address that is %s lets nobody in', async (why, told) => {
    comesBy(told)
    const browser = new ProviderBrowser()
    await refuses(why, () => browser.signIn())
    expect(await browser.who()).toBeNull()
  })

  test('an address that has an account joins nothing: its person signs in and connects the provider', async () => {
    const mia = await person('Mia')
    comesBy({ email: mia.email })
    const browser = new ProviderBrowser()
    await refuses('address-taken', () => browser.signIn())
    expect(await browser.who()).toBeNull()
    await new ProviderBrowser(mia).connect(mia)
    expect(await browser.signIn()).toBe('/orgs')
    expect(await browser.who()).toMatchObject({ id: mia.id })
  })
})

describe('on the page of an invitation', () => {
  const invited = async () => {
    const { adam, slug, zoe } = await acme()
    const { email } = comesBy()
    const { token } = await invite(await as(adam, slug), email)
    return { token, email, zoe, page: `/invitations/${token}` }
  }

  test('a newcomer whose address at the provider is the invited one is signed in and may accept', async () => {
    const { token, email, page } = await invited()
    const browser = new ProviderBrowser()
    expect(await browser.signIn(page)).toBe(page)
    const user = await browser.who()
    expect(user).toMatchObject({ email })
    expect((await viewInvitation(token, user)).offers).toContain('accept')
  })

  test('a newcomer with another address gets no account, and is told on the invitation, which stays open', async () => {
    const { token, page } = await invited()
    comesBy()
    const browser = new ProviderBrowser()
    const end = await nothingChanges(() => browser.signIn(page))
    expect(end).toBe(`${page}?error=invitation-not-yours&provider=oidc`)
    expect((await viewInvitation(token, null)).state).toBe('open')
  })

  test('whoever is known by another address is signed in, and finds the invitation open', async () => {
    const { token, page, zoe } = await invited()
    comesBy()
    await new ProviderBrowser(zoe).connect(zoe)
    const browser = new ProviderBrowser()
    expect(await browser.signIn(page)).toBe(page)
    const view = await viewInvitation(token, await browser.who())
    expect(view).toMatchObject({ state: 'open', viewer: 'another' })
  })
})

describe('an answer that is not the one to this browser’s question signs nobody in', () => {
  const start = async () => {
    comesBy()
    const browser = new ProviderBrowser()
    return { browser, answer: new URL(await atProvider(await browser.leave())) }
  }
  const other = async (browser: ProviderBrowser, answer: URL) => {
    await refuses('other', () => browser.comeBack(answer.href))
    expect(await browser.who()).toBeNull()
  }

  test.each(['another', ''])('with another state: %j', async (state) => {
    const { browser, answer } = await start()
    answer.searchParams.set('state', state)
    await other(browser, answer)
  })

  test('in another browser', async () => {
    const { answer } = await start()
    const end = await nothingChanges(() => new ProviderBrowser().comeBack(answer.href))
    expect(end).toBe(refused('other', '%2F'))
  })

  test('with the nonce of another question', async () => {
    const { browser, answer } = await start()
    const elsewhere = new ProviderBrowser()
    await elsewhere.leave()
    const { name, value } = elsewhere.jar.get('next-auth.nonce')!
    browser.jar.set(name, value)
    await other(browser, answer)
  })

  test('with the PKCE verifier of another question', async () => {
    const { browser, answer } = await start()
    const elsewhere = new ProviderBrowser()
    await elsewhere.leave()
    const { name, value } = elsewhere.jar.get('next-auth.pkce.code_verifier')!
    browser.jar.set(name, value)
    await other(browser, answer)
  })

  test('a second time, also where the cookies were copied', async () => {
    const { browser, answer } = await start()
    const thief = new ProviderBrowser()
    for (const { name, value } of browser.jar.getAll()) thief.jar.set(name, value)
    expect(await browser.comeBack(answer.href)).toBe('/orgs')
    // The provider takes its code once and gives no tokens for it again.
    await other(thief, answer)
    await refuses('other', () => browser.comeBack(answer.href))
  })

  test('of another provider, by its name or without one', async () => {
    const evil = await startOidcServer()
    try {
      for (const issuer of [evil.issuer, undefined]) {
        const { browser, answer } = await start()
        if (issuer) answer.searchParams.set('iss', issuer)
        else answer.searchParams.delete('iss')
        await other(browser, answer)
      }
    } finally {
      await evil.stop()
    }
  })

  test('with an ID token of another provider', async () => {
    const evil = await startOidcServer()
    try {
      const { browser, answer } = await start()
      oidc.server.tamper = (tokens) => {
        const [head, body = '', signature] = tokens.id_token.split('.')
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
        const forged = Buffer.from(JSON.stringify({ ...claims, iss: evil.issuer }))
        return { ...tokens, id_token: [head, forged.toString('base64url'), signature].join('.') }
      }
      await other(browser, answer)
    } finally {
      oidc.server.tamper = undefined
      await evil.stop()
    }
  })

  test('where the person said no', async () => {
    const { browser, answer } = await start()
    answer.searchParams.delete('code')
    answer.searchParams.set('error', 'access_denied')
    await other(browser, answer)
  })
})

test.each([
  ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, 'oidc'],
  ['nowhere', {}, 'oidc'],
])('a sign-in is not started from %s', async (_, headers, provider) => {
  const body = new URLSearchParams({ next: '/' })
  const request = () =>
    startAtProvider(
      new Request('http://localhost:3000/', { method: 'POST', headers, body }),
      provider,
    )
  await expectRefusal('foreign-request', request)
})

describe('connecting', () => {
  test('an account of another address is connected on purpose, told to the person, and lets them in', async () => {
    const mia = await person('Mia')
    const { email } = comesBy()
    const browser = new ProviderBrowser(mia)
    const { result, events, mails } = await watch(() => browser.connect(mia))
    expect(result).toBe('/account/security#providers')
    expect(events).toEqual([
      { type: 'user.providerConnected', actor: 'Mia', data: { provider: 'localhost' } },
    ])
    expect(mails).toEqual([`provider-changed to ${mia.email}`])
    expect(await accountsOf(mia.id)).toMatchObject([{ provider: 'oidc', email }])
    expect((await browser.who())!.sessionId).toBe(mia.sessionId)
    const elsewhere = new ProviderBrowser()
    await elsewhere.signIn()
    expect(await elsewhere.who()).toMatchObject({ id: mia.id, email: mia.email })
  })

  test.each([
    ['unverified', { email_verified: false }],
    ['no-address', { email: undefined }],
  ])('not one whose address is %s', async (why, told) => {
    const mia = await person('Mia')
    comesBy(told)
    const end = await nothingChanges(() => new ProviderBrowser(mia).connect(mia))
    expect(end).toBe(`/account/security?error=${why}&provider=oidc#providers`)
  })

  test('not one that belongs to somebody else, who keeps it', async () => {
    const [mia, zoe] = [await person('Mia'), await person('Zoe')]
    comesBy()
    await new ProviderBrowser(zoe).connect(zoe)
    const end = await nothingChanges(() => new ProviderBrowser(mia).connect(mia))
    expect(end).toBe('/account/security?error=belongs-to-another&provider=oidc#providers')
    const again = await nothingChanges(() => new ProviderBrowser(zoe).connect(zoe))
    expect(again).toBe('/account/security?error=connected-already&provider=oidc#providers')
  })

  test('not to an account whose own address is unproven', async () => {
    const mia = await person('Mia')
    await db.user.update({ where: { id: mia.id }, data: { emailVerified: null } })
    comesBy()
    const end = await nothingChanges(() => new ProviderBrowser(mia).connect(mia))
    expect(end).toBe('/account/security?error=other&provider=oidc#providers')
  })

  test('only for who asked for it, in that session and for ten minutes', async () => {
    const [mia, zoe] = [await person('Mia'), await person('Zoe')]
    comesBy()
    const expired = '/account/security?error=connect-expired&provider=oidc#providers'
    const intents = [
      connectIntent(zoe, 'oidc'),
      connectIntent({ ...mia, sessionId: zoe.sessionId }, 'oidc'),
      connectIntent(mia, 'google'),
      'x',
    ]
    for (const intent of intents) {
      const browser = new ProviderBrowser(mia)
      const answer = await atProvider(await browser.leave())
      asking.jar = browser.jar
      await connectCookie.set(intent)
      expect(await nothingChanges(() => browser.comeBack(answer))).toBe(expired)
    }
    vi.setSystemTime(ago(minutes(11)))
    const intent = connectIntent(mia, 'oidc')
    vi.useRealTimers()
    const browser = new ProviderBrowser(mia)
    const answer = await atProvider(await browser.leave())
    asking.jar = browser.jar
    await connectCookie.set(intent)
    expect(await nothingChanges(() => browser.comeBack(answer))).toBe(expired)
  })

  test('not where the person has signed out on the way, and no other account comes of it', async () => {
    const mia = await person('Mia')
    comesBy()
    const browser = new ProviderBrowser(mia)
    const answer = await atProvider(await browser.leaveToConnect(mia))
    await db.session.delete({ where: { id: mia.sessionId } })
    const end = await nothingChanges(() => browser.comeBack(answer))
    expect(end).toBe('/account/security?error=connect-expired&provider=oidc#providers')
  })

  test('what is disconnected lets nobody in', async () => {
    const mia = await person('Mia')
    const { email } = comesBy()
    await new ProviderBrowser(mia).connect(mia)
    const [account] = await accountsOf(mia.id)
    await db.user.update({ where: { id: mia.id }, data: { passwordHash: 'a password' } })
    await disconnectProvider(mia, { accountId: account!.id })
    const browser = new ProviderBrowser()
    await browser.signIn()
    // Somebody new: they get an account of their own.
    expect(await browser.who()).toMatchObject({ email })
  })
})
