import { describe, expect, test } from 'vitest'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { db } from '@/lib/db'
import { provisionUser } from '@/lib/accounts/sign-up/provision-user'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { readWaysIn } from '@/lib/accounts/factors/queries'

let count = 0
const newAddress = () => `known.${++count}@directory.test`

describe('an account created by another system', () => {
  test('is active immediately, without a password, and nobody is emailed', async () => {
    const email = newAddress()
    const { result, events, mails } = await watch(() =>
      provisionUser({ email: `  ${email.toUpperCase()} `, name: 'Dana', locale: 'de' }),
    )
    expect(result).toMatchObject({ outcome: 'created', person: { name: 'Dana', email } })
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({
      ...{ id: result.person.id, isActive: true, passwordHash: null, locale: 'de' },
      emailVerified: expect.any(Date),
    })
    expect(events.map(({ type }) => type).toSorted()).toEqual(['user.activated', 'user.registered'])
    expect(mails).toEqual([])
  })

  test('is the same one each time, and keeps its data', async () => {
    const email = newAddress()
    const { person: first } = await provisionUser({ email, name: 'Dana' })
    const again = await nothingChanges(() => provisionUser({ email, name: 'Somebody else' }))
    expect(again).toEqual({ outcome: 'known', person: first })
  })

  test('of a person who has one with a password stays unchanged', async () => {
    const olive = await person('Olive')
    const known = await nothingChanges(() => provisionUser({ email: olive.email, name: 'O' }))
    expect(known).toMatchObject({ outcome: 'known', person: { id: olive.id, name: 'Olive' } })
  })

  test('completes a pending sign-up with the same address', async () => {
    const email = newAddress()
    await signUp({ name: 'Waiting & Co', slug: `waiting-${count}`, email })
    const { outcome, person } = await provisionUser({ email, name: 'Dana' })
    expect(outcome).toBe('activated')
    const organization = await db.organization.findUnique({
      where: { slug: `waiting-${count}` },
      select: { isActive: true, owner: { select: { userId: true } } },
    })
    expect(organization).toEqual({ isActive: true, owner: { userId: person.id } })
  })

  test('that staff deactivated stays so', async () => {
    const mia = await person('Mia')
    const off = { isActive: false, deactivatedAt: new Date() }
    await db.user.update({ where: { id: mia.id }, data: off })
    const again = () => provisionUser({ email: mia.email, name: 'Mia' })
    await expectRefusal('person-inactive', again, 'email')
  })

  test('needs an address; without a name, the address is used', async () => {
    await expectRefusal(
      'fields-invalid',
      () => provisionUser({ email: 'no one', name: '' }),
      'email',
    )
    const email = newAddress()
    expect((await provisionUser({ email, name: ' ' })).person.name).toBe(email)
  })

  test('is created once, even by concurrent calls', async () => {
    const email = newAddress()
    const made = await Promise.all(Array.from({ length: 5 }, () => provisionUser({ email })))
    expect(new Set(made.map(({ person }) => person.id)).size).toBe(1)
    expect(made.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
  })
})

test('a person without a password is not asked for one: they sign in again', async () => {
  const zoe = await person('Zoe')
  expect(await readWaysIn(zoe)).toMatchObject({ hasPassword: false })
  expect(await neededProof(zoe)).toBe('none')
  const long = { provedAt: new Date(Date.now() - 3_600_000) }
  await db.session.update({ where: { id: zoe.sessionId }, data: long })
  expect(await neededProof(zoe)).toBe('sign-in')
})
