import { expect, test } from 'vitest'
import { findAddressLink } from '@/lib/accounts/address/queries'
import { requestAddress } from '@/lib/accounts/address/change-address'
import { requestAddressSchema } from '@/lib/accounts/address/schema'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addressLinkTo } from '@/lib/testing/address-link'
import { countStatements } from '@/lib/testing/count-statements'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

test('the new address is emailed a link; opening it any number of times changes nothing', async () => {
  const olive = await person('Olive')
  const email = `new.${olive.email}`
  const { events, mails } = await watch(() => requestAddress(olive, { email }))
  expect(events).toEqual([])
  expect(mails).toEqual([`email-change to ${email}`])
  const link = await addressLinkTo(email)
  await nothingChanges(async () => {
    for (let n = 0; n < 3; n++)
      expect(await findAddressLink('change-address', link)).toEqual({
        link,
        from: olive.email,
        isTaken: false,
      })
  })
  expect((await db.user.findUniqueOrThrow({ where: { id: olive.id } })).email).toBe(olive.email)
})

test('an address with an account is told that it has one, after the same work', async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  const unknown = await countStatements(() =>
    requestAddress(olive, { email: `new.${olive.email}` }),
  )
  const seen = await watch(() => countStatements(() => requestAddress(olive, { email: mia.email })))
  expect(seen.mails).toEqual([`email-in-use to ${mia.email}`])
  expect(seen.result.statements).toEqual(unknown.statements)
})

test('an account that staff deactivated is told nothing', async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  await db.user.update({
    where: { id: mia.id },
    data: { isActive: false, deactivatedAt: new Date() },
  })
  const { mails } = await watch(() => requestAddress(olive, { email: mia.email }))
  expect(mails).toEqual([])
})

test('only the latest emailed link works, whatever address the earlier ones went to', async () => {
  const olive = await person('Olive')
  const [one, two] = [`one.${olive.email}`, `two.${olive.email}`]
  await requestAddress(olive, { email: one })
  const older = await addressLinkTo(one)
  await requestAddress(olive, { email: two })
  expect(await findAddressLink('change-address', older)).toBeNull()
  expect(await findAddressLink('change-address', await addressLinkTo(two))).not.toBeNull()
})

test('of two waiting in the outbox together, only the newer is sent', async () => {
  const olive = await person('Olive')
  const [one, two] = [`one.${olive.email}`, `two.${olive.email}`]
  await requestAddress(olive, { email: one })
  await requestAddress(olive, { email: two })
  await drainOutbox()
  const statusOf = async (recipient: string) =>
    (await db.outbox.findFirstOrThrow({ where: { recipient } })).status
  expect([await statusOf(one), await statusOf(two)]).toEqual(['dropped', 'sent'])
})

test('an address is emailed three times in five minutes, whoever asks; then nothing is sent or replaced', async () => {
  const people = await Promise.all(['Olive', 'Adam', 'Mia', 'Max'].map(person))
  const [olive, adam, mia, max] = people as [Person, Person, Person, Person]
  const email = `new.${olive.email}`
  for (const one of [olive, adam, mia]) await requestAddress(one, { email })
  const link = await addressLinkTo(email)
  await nothingChanges(() => requestAddress(max, { email }))
  await nothingChanges(() => requestAddress(mia, { email }))
  expect(await findAddressLink('change-address', link)).not.toBeNull()
})

test("one's own address, however it is typed, is refused at its field", async () => {
  const olive = await person('Olive')
  const input = requestAddressSchema.parse({ email: ` ${olive.email.toUpperCase()} ` })
  await expectRefusal('email-same', () => requestAddress(olive, input), 'email')
})
