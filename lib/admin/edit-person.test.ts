import { describe, expect, test } from 'vitest'
import { editPerson } from '@/lib/admin/person-commands'
import { editPersonSchema } from '@/lib/admin/schema'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { linkVersion } from '@/lib/accounts/sign-in/link-version'
import { readUserToken, userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { personWithPassword } from '@/lib/testing/with-password'

test("Sam corrects the newcomer's name and address, and links to the old address stop working", async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  const before = await db.user.findUniqueOrThrow({ where: { id: newcomer.id } })
  const link = userToken('reset', before)
  const email = `newcomer.new.${newcomer.id}@acme.test`
  const { events, mails } = await watch(() =>
    editPerson(staff, { userId: newcomer.id, name: 'Newcomer New', email }),
  )
  expect(await db.user.findUniqueOrThrow({ where: { id: newcomer.id } })).toMatchObject({
    name: 'Newcomer New',
    email,
  })
  expect(events).toEqual([
    {
      type: 'user.edited',
      actor: 'Sam',
      target: 'Newcomer New',
      data: {
        from: { name: 'Newcomer', email: newcomer.email },
        to: { name: 'Newcomer New', email },
      },
    },
  ])
  expect(mails).toEqual([`email-edited to ${newcomer.email}`, `email-edited to ${email}`])
  const recorded = await db.event.findFirstOrThrow({ where: { targetId: newcomer.id } })
  expect(recorded).toMatchObject({ asStaff: true, actorId: staff.id })
  expect(await readUserToken(db, 'reset', link)).toBeNull()
})

describe('somebody else has been in the account', () => {
  /** Newcomer's account with what an intruder may leave there, and Mia's with the same. */
  async function hijacked() {
    const [newcomer, mia] = [await personWithPassword('Newcomer'), await personWithPassword('Mia')]
    for (const { id: userId, email } of [newcomer, mia]) {
      await db.userAddress.create({ data: { userId, email: `further.${email}` } })
      const account = { provider: 'google', providerAccountId: email, type: 'oauth' }
      await db.account.create({ data: { userId, ...account } })
    }
    return { newcomer, mia, staff: await sam() }
  }
  const leftOf = async ({ id: userId }: { id: string }) => ({
    addresses: (await db.userAddress.findMany({ where: { userId } })).map(({ email }) => email),
    accounts: await db.account.count({ where: { userId } }),
    sessions: await db.session.count({ where: { userId } }),
  })

  test.each(['a new address', 'a further one of theirs'])(
    'and a changed address is the only way in besides password and factors: %s',
    async (which) => {
      const { newcomer, mia, staff } = await hijacked()
      const email = `${which === 'a new address' ? 'new' : 'further'}.${newcomer.email}`
      const untouched = await leftOf(mia)
      const row = await db.user.findUniqueOrThrow({ where: { id: newcomer.id } })
      await editPerson(staff, { userId: newcomer.id, name: newcomer.name, email })
      expect(await leftOf(newcomer)).toEqual({ addresses: [email], accounts: 0, sessions: 0 })
      expect(await leftOf(mia)).toEqual(untouched)
      const after = await db.user.findUniqueOrThrow({ where: { id: newcomer.id } })
      expect(after.passwordHash).toBe(row.passwordHash)
      for (const purpose of ['reset', 'sign-in'] as const)
        expect(linkVersion(purpose, after)).toBeGreaterThan(linkVersion(purpose, row))
    },
  )

  test('a corrected name changes nothing else', async () => {
    const { newcomer, staff } = await hijacked()
    const before = await leftOf(newcomer)
    await editPerson(staff, { userId: newcomer.id, name: 'New', email: newcomer.email })
    expect(await leftOf(newcomer)).toEqual(before)
    expect(before).toMatchObject({ accounts: 1, sessions: 1 })
  })

  test('staff who change their own address stay signed in where they do it', async () => {
    const staff = await sam()
    const other = await db.$transaction((tx) => createSession(tx, { userId: staff.id }))
    const { id: userId, name, email } = staff
    await editPerson(staff, { userId, name, email: `new.${email}` })
    expect(await findSession(staff.token)).not.toBeNull()
    expect(await findSession(other.token)).toBeNull()
  })
})

test('saving without changes records nothing', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  const { id: userId, name, email } = newcomer
  await nothingChanges(() => editPerson(staff, { userId, name, email }))
})

test('a taken address is refused at its field', async () => {
  const [staff, newcomer, mia] = [await sam(), await person('Newcomer'), await person('Mia')]
  const input = { userId: newcomer.id, name: 'Newcomer', email: mia.email }
  await expectRefusal('email-taken', () => editPerson(staff, input), 'email')
})

test('the form normalizes the address, and reads an empty name as none', () => {
  const userId = '01890000-0000-7000-8000-000000000000'
  const parsed = editPersonSchema.parse({ userId, name: '  ', email: ' Newcomer@ACME.test' })
  expect(parsed).toEqual({ userId, name: null, email: 'newcomer@acme.test' })
})

test('former or deactivated staff can do nothing', async () => {
  const newcomer = await person('Newcomer')
  const input = { userId: newcomer.id, name: 'X', email: newcomer.email }
  for (const change of [{ isSuperuser: false }, { isActive: false }]) {
    const former = await sam()
    await db.user.update({ where: { id: former.id }, data: change })
    await expectRefusal('not-found', () => editPerson(former, input))
  }
})
