import { afterEach, describe, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { db } from '@/lib/db'
import { outcome } from '@/lib/testing/refusal'
import { person, type Person } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'
import { readUserToken, redeemUserToken, userToken } from '@/lib/accounts/sign-in/user-token'

const purposes = ['activate', 'reset', 'sign-in'] as const
type Purpose = (typeof purposes)[number]

const lifetimes = {
  activate: config.lifetimes.activation,
  reset: config.lifetimes.reset,
  'sign-in': config.lifetimes.signInLink,
}

afterEach(() => void vi.useRealTimers())

const set = (who: { id: string }, data: Parameters<typeof db.user.update>[0]['data']) =>
  db.user.update({ where: { id: who.id }, data })

const deactivated = { isActive: false, deactivatedAt: new Date() }

/** A person for whom a link with this purpose can be made. */
async function mia(purpose: Purpose): Promise<Person> {
  const made = await person('Mia')
  await set(
    made,
    purpose === 'activate' ? { isActive: false } : { passwordHash: 'the hash of their password' },
  )
  return made
}

const linkTo = async (who: { id: string }, purpose: Purpose) =>
  userToken(purpose, await db.user.findUniqueOrThrow({ where: { id: who.id } }))

const holder = async (purpose: Purpose, token: string) =>
  (await db.$transaction((tx) => readUserToken(tx, purpose, token)))?.email ?? 'nobody'

describe.each(purposes)('a link to %s', (purpose) => {
  test('leads to the person it was emailed to, however often it is opened', async () => {
    const who = await mia(purpose)
    const token = await linkTo(who, purpose)
    await nothingChanges(async () => {
      for (let opened = 0; opened < 3; opened++)
        expect(await holder(purpose, token)).toBe(who.email)
    })
  })

  test('works until the last second of its lifetime, and not longer', async () => {
    const token = await linkTo(await mia(purpose), purpose)
    const made = Math.floor(Date.now() / 1000) * 1000
    const at = (milliseconds: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: made + milliseconds })
      return holder(purpose, token)
    }
    expect(await at(lifetimes[purpose] - 1000)).not.toBe('nobody')
    expect(await at(lifetimes[purpose])).not.toBe('nobody')
    expect(await at(lifetimes[purpose] + 1000)).toBe('nobody')
  })

  test('is not accepted for another purpose', async () => {
    const token = await linkTo(await mia(purpose), purpose)
    for (const other of purposes.filter((each) => each !== purpose))
      expect(await holder(other, token)).toBe('nobody')
  })

  test('is not accepted for another person', async () => {
    const [one, other] = [await mia(purpose), await mia(purpose)]
    const [first = '', ...rest] = (await linkTo(one, purpose)).split('.')
    const [foreign] = (await linkTo(other, purpose)).split('.')
    expect(foreign).not.toBe(first)
    expect(await holder(purpose, [foreign, ...rest].join('.'))).toBe('nobody')
  })

  const changes: [string, (who: Person) => Promise<unknown>][] = [
    ['another password', (who) => set(who, { passwordHash: 'another hash', isActive: true })],
    ['a sign-in', (who) => db.$transaction((tx) => createSession(tx, { userId: who.id }))],
    ['another address', (who) => set(who, { email: `new.${who.email}` })],
    ['the account deactivated', (who) => set(who, deactivated)],
    ['the account activated', (who) => set(who, { isActive: true, lastSignInAt: new Date() })],
    ['the person deleted', (who) => db.user.delete({ where: { id: who.id } })],
  ]
  test.each(changes)('stops working after %s', async (_, change) => {
    const who = await mia(purpose)
    const token = await linkTo(who, purpose)
    await change(who)
    expect(await holder(purpose, token)).toBe('nobody')
    expect(await outcome(db.$transaction((tx) => redeemUserToken(tx, purpose, token)))).toBe(
      'link-invalid',
    )
  })

  test('keeps working after a name change', async () => {
    const who = await mia(purpose)
    const token = await linkTo(who, purpose)
    await set(who, { name: 'Mia Müller' })
    expect(await holder(purpose, token)).toBe(who.email)
  })

  test.each(['', 'x', 'null', '../..', 'A'.repeat(200)])('is not %j', async (text) => {
    expect(await holder(purpose, text)).toBe('nobody')
  })
})

test('an account that staff deactivated is not activated by any link', async () => {
  const who = await mia('activate')
  const before = await linkTo(who, 'activate')
  await set(who, deactivated)
  expect(await holder('activate', before)).toBe('nobody')
  expect(await holder('activate', await linkTo(who, 'activate'))).toBe('nobody')
  expect(await holder('reset', await linkTo(who, 'reset'))).toBe('nobody')
  expect(await holder('sign-in', await linkTo(who, 'sign-in'))).toBe('nobody')
})
