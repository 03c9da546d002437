import { expect, test } from 'vitest'
import { secondFactors } from '@/lib/accounts/factors/second-factors'
import { pendingToken, readPending } from '@/lib/accounts/sign-in/pending-sign-in'
import { resetFactors } from '@/lib/admin/person-commands'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { withAuthenticator } from '@/lib/testing/authenticator'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam as staff } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

const reason = 'She has lost her phone; we have called her back.'

test('Sam resets the factors of Mia, who is mailed why; nobody else’s change', async () => {
  const [sam, mia, max] = [await staff(), await person('Mia'), await person('Max')]
  for (const who of [mia, max]) await withAuthenticator(who)
  const row = { userId: mia.id, publicKey: Buffer.from('x'), name: 'Key', credentialId: mia.id }
  await db.passkey.create({ data: row })
  const { events, mails } = await watch(() => resetFactors(sam, { userId: mia.id, reason }))
  expect(events).toEqual([
    { type: 'user.factorsReset', actor: 'Sam', target: 'Mia', data: { reason } },
  ])
  expect(mails).toEqual([`factors-changed to ${mia.email}`])
  expect(await secondFactors(mia.id)).toEqual({
    ...{ authenticator: false, passkeys: 0, recoveryCodes: 0 },
  })
  expect(await secondFactors(max.id)).toMatchObject({ authenticator: true, recoveryCodes: 10 })
  await drainOutbox()
  expect((await mailTo(mia.email)).text).toContain(reason)
  await nothingChanges(() => resetFactors(sam, { userId: mia.id, reason }))
})

test('Sam cannot reset his own, and nobody but staff anybody’s', async () => {
  const sam = await staff()
  await withAuthenticator(sam)
  await expectRefusal('not-yourself', () => resetFactors(sam, { userId: sam.id, reason }))
  const { olive, adam, mia } = await acme()
  await withAuthenticator(mia)
  for (const who of [olive, adam, mia])
    await expectRefusal('not-found', () =>
      resetFactors({ ...who, asStaff: true }, { userId: mia.id, reason }),
    )
})

test('a sign-in that waits for the factors is over once they are reset', async () => {
  const [sam, mia] = [await staff(), await person('Mia')]
  await withAuthenticator(mia)
  const pending = await db.$transaction((tx) => pendingToken(tx, mia.id, { by: 'password' }))
  expect(await readPending(db, pending)).not.toBeNull()
  await resetFactors(sam, { userId: mia.id, reason })
  expect(await readPending(db, pending)).toBeNull()
})
