import { expect, test } from 'vitest'
import { editPerson } from '@/lib/admin/person-commands'
import { editPersonSchema } from '@/lib/admin/schema'
import { readUserToken, userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

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
  expect(mails).toEqual([])
  const recorded = await db.event.findFirstOrThrow({ where: { targetId: newcomer.id } })
  expect(recorded).toMatchObject({ asStaff: true, actorId: staff.id })
  expect(await readUserToken(db, 'reset', link)).toBeNull()
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
