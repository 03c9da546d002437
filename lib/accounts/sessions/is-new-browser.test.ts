import { expect, test } from 'vitest'
import { isNewBrowser, KNOWN_BY_NAME } from '@/lib/accounts/sessions/devices'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { db } from '@/lib/db'
import { tidyUp } from '@/lib/ops/tidy-up'
import { person } from '@/lib/testing/people'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const NEWER_FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0'
const ON_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

const isNew = (userId: string, userAgent: string | null = FIREFOX, country = 'DE') =>
  db.$transaction((tx) =>
    isNewBrowser(tx, { userId, userAgent, place: { city: 'Berlin', country } }),
  )

test('a browser is new once; with another name, system or country, again', async () => {
  const { id } = await person('Olive')
  expect([await isNew(id), await isNew(id), await isNew(id, NEWER_FIREFOX)]).toEqual([
    true,
    false,
    false,
  ])
  expect([
    await isNew(id, ON_WINDOWS),
    await isNew(id, FIREFOX, 'JP'),
    await isNew(id, null),
  ]).toEqual([true, true, true])
  expect(await isNew(id, 'curl/8.14')).toBe(false)
})

test('of two concurrent sign-ins, one is new', async () => {
  const person = await personWithPassword('Olive')
  const from = { ip: '203.0.113.7', userAgent: FIREFOX }
  const { mails } = await watch(() =>
    Promise.all([1, 2, 3].map(() => signIn(from, { email: person.email, password: PASSWORD }))),
  )
  expect(mails).toEqual([`new-device to ${person.email}`])
})

test('a browser that Olive used is new to Adam', async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  expect([await isNew(olive.id), await isNew(adam.id)]).toEqual([true, true])
})

test('a browser that keeps no cookie stays known while it is used, and for a month', async () => {
  const { id } = await person('Olive')
  const unused = (days: number) =>
    db.knownBrowser.updateMany({
      where: { userId: id },
      data: { seenAt: new Date(Date.now() - KNOWN_BY_NAME + days * 86_400_000) },
    })
  await isNew(id)
  for (let month = 0; month < 3; month++) {
    await unused(1)
    await tidyUp()
    expect(await isNew(id)).toBe(false)
  }
  await unused(-1)
  expect(await isNew(id)).toBe(true)
  await unused(-1)
  await tidyUp()
  expect(await db.knownBrowser.count({ where: { userId: id } })).toBe(0)
})
