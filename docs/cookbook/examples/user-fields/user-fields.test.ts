import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'
import { updatePhone, updatePhoneSchema } from './update-phone'
import { ownTables } from '@/lib/testing/own-tables'

ownTables('docs/cookbook/examples/user-fields/phone.sql')

test('a person has a phone number in one format, which is deleted with them', async () => {
  const olive = await person('Olive')
  await updatePhone(olive, updatePhoneSchema.parse({ phone: '+49 (228) 12345' }))
  await updatePhone(olive, updatePhoneSchema.parse({ phone: '+49 228 54321' }))
  const numbers = () => db.$queryRaw<{ phone: string }[]>`
    SELECT phone FROM "UserPhone" WHERE "userId" = ${olive.id}::uuid`
  expect(await numbers()).toEqual([{ phone: '+4922854321' }])
  expect(updatePhoneSchema.safeParse({ phone: 'none' }).success).toBe(false)
  await db.user.delete({ where: { id: olive.id } })
  expect(await numbers()).toEqual([])
})
