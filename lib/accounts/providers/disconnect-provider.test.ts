import { beforeEach, describe, expect, test, vi } from 'vitest'
import { disconnectProvider, intendToConnect } from '@/lib/accounts/providers/connect-provider'
import { listProviders, readWaysIn } from '@/lib/accounts/factors/queries'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { minutes } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { personWithPassword } from '@/lib/testing/with-password'

const providers = vi.hoisted(() => ({ set: ['google', 'github'] }))
vi.mock('@/lib/accounts/sign-in/providers', () => ({
  signInProviders: () => providers.set.map((id) => ({ id, name: id.toUpperCase() })),
  providerName: (id: string) => id.toUpperCase(),
}))
beforeEach(() => void (providers.set = ['google', 'github']))

let count = 0
const connected = async ({ id: userId }: Person, provider = 'google') => {
  const data = { userId, provider, type: 'oauth', providerAccountId: `sub-${++count}` }
  return (await db.account.create({ data })).id
}
const kept = ({ id: userId }: Person) => db.account.count({ where: { userId } })

describe('disconnecting', () => {
  test('is told to the person, and ends their other sessions', async () => {
    const mia = await personWithPassword('Mia')
    const accountId = await connected(mia)
    const expires = new Date(Date.now() + minutes(5))
    const { id } = await db.session.create({
      data: { userId: mia.id, sessionToken: 'of-another-browser', expires },
    })
    const { result, events, mails } = await watch(() => disconnectProvider(mia, { accountId }))
    expect(result.provider).toBe('GOOGLE')
    expect(events).toEqual([
      { type: 'user.providerDisconnected', actor: 'Mia', data: { provider: 'GOOGLE' } },
    ])
    expect(mails).toEqual([`provider-changed to ${mia.email}`])
    expect(await kept(mia)).toBe(0)
    expect(await db.session.count({ where: { id } })).toBe(0)
    expect(await findSession(mia.token)).not.toBeNull()
  })

  test('is refused where a link by email would be the only way in', async () => {
    const mia = await person('Mia')
    const google = await connected(mia)
    await expectRefusal('last-way-in', () => disconnectProvider(mia, { accountId: google }))
    const github = await connected(mia, 'github')
    await disconnectProvider(mia, { accountId: google })
    await expectRefusal('last-way-in', () => disconnectProvider(mia, { accountId: github }))
  })

  test('does not count a provider whose settings are gone as a way in', async () => {
    const mia = await person('Mia')
    const accountId = await connected(mia)
    await connected(mia, 'github')
    providers.set = ['google']
    await expectRefusal('last-way-in', () => disconnectProvider(mia, { accountId }))
  })

  test('counts a passkey as one', async () => {
    const mia = await person('Mia')
    const accountId = await connected(mia)
    await db.passkey.create({
      data: {
        ...{ userId: mia.id, name: 'Laptop', credentialId: `credential-${++count}` },
        publicKey: new Uint8Array(),
      },
    })
    await disconnectProvider(mia, { accountId })
  })

  test('two at once: one stays', async () => {
    const mia = await person('Mia')
    const ids = [await connected(mia), await connected(mia, 'github')]
    const ends = outcomes(ids.map((accountId) => disconnectProvider(mia, { accountId })))
    expect(await ends).toEqual({ done: 1, 'last-way-in': 1 })
    expect(await kept(mia)).toBe(1)
  })

  test('of somebody else’s account is refused as one that is not there', async () => {
    const [mia, zoe] = [await personWithPassword('Mia'), await personWithPassword('Zoe')]
    const accountId = await connected(zoe)
    await expectRefusal('not-found', () => disconnectProvider(mia, { accountId }))
  })
})

test('only a provider that is set is connected, and nothing is yet', async () => {
  const mia = await person('Mia')
  await expectRefusal('not-found', () => intendToConnect(mia, { provider: 'evil' }))
  await nothingChanges(() => intendToConnect(mia, { provider: 'google' }))
})

test('the page lists what is connected, then what could be', async () => {
  const mia = await person('Mia')
  const id = await connected(mia, 'github')
  expect(listProviders(await readWaysIn(mia))).toEqual([
    { provider: 'github', name: 'GITHUB', account: { id, email: null } },
    { provider: 'google', name: 'GOOGLE' },
  ])
})
